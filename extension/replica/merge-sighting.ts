import type { CreatorSighting, NoteSighting } from '#shared/model/sighting.ts'

/**
 * Puts a new sighting over what is known, field by field: `null` means "this page does not show it" and never
 * overwrites a value. Of two sightings the one seen later wins, whichever arrives first.
 */
export function mergeNote(known: NoteSighting | undefined, seen: NoteSighting): NoteSighting {
  if (!known) return seen
  const [older, newer] = seen.seenAt < known.seenAt ? [seen, known] : [known, seen]
  return { ...filled(older, newer), author: mergeAuthor(older.author, newer.author), query: newer.query }
}

/** See {@link mergeNote}. */
export function mergeCreator(known: CreatorSighting | undefined, seen: CreatorSighting): CreatorSighting {
  if (!known) return seen
  return seen.seenAt < known.seenAt ? filled(seen, known) : filled(known, seen)
}

/** A card may show an author's name without the link that holds the id. */
function mergeAuthor(older: NoteSighting['author'], newer: NoteSighting['author']): NoteSighting['author'] {
  if (!older || !newer) return newer ?? older
  return { id: newer.id ?? older.id, name: newer.name || older.name }
}

function filled<T extends object>(older: T, newer: T): T {
  return { ...older, ...Object.fromEntries(Object.entries(newer).filter(([, value]) => value !== null)) }
}
