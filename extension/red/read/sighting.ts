/** What all readers share: the context of a reading, cleaned text, and joining two sightings of one note. */
import { type NoteId, publishedAtOf } from '#shared/model/ids.ts'
import type { NoteSighting, PageKind } from '#shared/model/sighting.ts'
import { cutText } from '#shared/model/text.ts'

export interface ReadContext {
  /** Page kind the reading is made on. */
  where: PageKind
  /** Search words when `where` is `search`. */
  query: string | null
  /** Epoch ms. */
  seenAt: number
  /** Origin of the page, for relative links: `https://www.xiaohongshu.com`. */
  base: string
}

export const textLimits = { title: 200, body: 2000, tag: 64, name: 64, tags: 40 }

/** A sighting of which only the id is known. The publish time comes from the id. */
export function blankSighting(noteId: NoteId, context: ReadContext): NoteSighting {
  return {
    noteId,
    title: null,
    body: null,
    tags: null,
    author: null,
    noteKind: null,
    likes: null,
    collects: null,
    comments: null,
    shares: null,
    publishedAt: publishedAtOf(noteId),
    url: null,
    coverUrl: null,
    seenAt: context.seenAt,
    where: context.where,
    query: context.where === 'search' ? context.query : null,
  }
}

/** Trimmed text within a limit, or null when there is none. Cut before trimming: a hostile text may be megabytes. */
export function cleanText(text: unknown, max: number): string | null {
  if (typeof text !== 'string') return null
  return cutText(text.slice(0, max * 4).trim(), max).trim() || null
}

/** Tag names without their marks, in order, each once. */
export function cleanTags(names: Iterable<unknown>): string[] {
  const tags = new Set<string>()
  for (const name of names) {
    const bare =
      typeof name === 'string'
        ? name
            .slice(0, 300)
            .trim()
            .replace(/^[#＃]+/, '')
            .replace(/\[话题\]#?$/, '')
        : null
    const tag = cleanText(bare, textLimits.tag)
    if (tag) tags.add(tag)
    if (tags.size === textLimits.tags) break
  }
  return [...tags]
}

/** Two sightings of the same note as one: each field from `first` where it knows it, else from `second`. */
function mergeSightings(first: NoteSighting, second: NoteSighting): NoteSighting {
  const merged = { ...second, ...knownOf(first) }
  if (first.author && second.author) {
    merged.author = { id: first.author.id ?? second.author.id, name: first.author.name || second.author.name }
  }
  return merged
}

const knownOf = (sighting: NoteSighting): NoteSighting =>
  Object.fromEntries(Object.entries(sighting).filter(([, value]) => value !== null)) as NoteSighting

/** All sightings with each note once, in the order first met. Earlier ones win field by field. */
export function mergeByNote(sightings: Iterable<NoteSighting>): NoteSighting[] {
  const byId = new Map<string, NoteSighting>()
  for (const sighting of sightings) {
    const known = byId.get(sighting.noteId)
    byId.set(sighting.noteId, known ? mergeSightings(known, sighting) : sighting)
  }
  return [...byId.values()]
}
