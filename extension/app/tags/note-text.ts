import type { NoteSighting } from '#shared/model/sighting.ts'

/** Title and body without hashtags, which is what suggestions are asked with; null when the page showed neither. */
export function noteTextOf(note: Pick<NoteSighting, 'title' | 'body'>): string | null {
  const text = [note.title, note.body]
    .map((part) =>
      part
        ?.replace(/[#\uFF03][^\s#\uFF03]+/g, ' ')
        .replace(/[^\S\n]+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
    .join('\n')
  return text || null
}
