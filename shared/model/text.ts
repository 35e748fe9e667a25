import * as v from 'valibot'

/**
 * Text from a page, a file or a person: lone surrogates replaced (storage would change them silently),
 * NUL removed, cut to `max` UTF-16 units without splitting a surrogate pair. Longer text is cut, not
 * refused, so that a hostile 1 MB title costs its tail and never the save.
 */
export function textUpTo(max: number) {
  return v.pipe(
    v.string(),
    v.transform((text) => cutText(text, max)),
  )
}

/** See {@link textUpTo}. */
export function cutText(text: string, max: number): string {
  const head = text.length > max ? text.slice(0, max) : text
  const clean = head.replaceAll('\u0000', '')
  const wellFormed = clean.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
  return wellFormed
}
