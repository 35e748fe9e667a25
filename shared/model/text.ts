import * as v from 'valibot'

/**
 * Text from a page, a file or a person: lone surrogates removed (storage would change them silently), NUL and
 * direction controls removed (one override turns round the words beside it in every list), cut to `max` UTF-16 units
 * without splitting a surrogate pair. Longer text is cut, not refused, so that a hostile 1 MB title costs its tail and
 * never the save.
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
  const clean = head.replaceAll('\u0000', '').replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
  const wellFormed = clean.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
  return wellFormed
}
