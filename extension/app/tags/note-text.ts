import type { NoteSighting } from '#shared/model/sighting.ts'

/** A hashtag; RED's editor also writes `#…[话题]#`, with a closing sign. */
const hashtag = /[#\uFF03][^\s#\uFF03]+(?:(?<=\[话题\])[#\uFF03])?/g

/** Title and body without hashtags, which is what suggestions are asked with; null when the page showed neither. */
export function noteTextOf(note: Pick<NoteSighting, 'title' | 'body'>): string | null {
  const text = [note.title, note.body]
    .map((part) =>
      part
        ?.replace(hashtag, ' ')
        .replace(/[^\S\n]+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
    .join('\n')
  return text || null
}
