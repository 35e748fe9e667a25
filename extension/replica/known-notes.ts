import type { Entity } from '#shared/model/entity.ts'
import type { ReplicaDb } from './db.ts'

export interface KnownNote {
  noteId: string
  title: string | null
  /** Last seen address, for opening it. */
  url: string | null
  saved: boolean
}

/** What this browser knows of the notes asked for, saved or passed by; unknown ones are left out. */
export async function knownNotes(db: ReplicaDb, noteIds: readonly string[]): Promise<KnownNote[]> {
  const [rows, seen] = await Promise.all([
    db.entity.bulkGet(noteIds.map((id) => `item:${id}`)),
    db.note.bulkGet([...noteIds]),
  ])
  return noteIds.flatMap((noteId, index) => {
    const row = rows[index]
    const fields = row && !row.current.deleted ? (row.current as Entity<'item'>).fields : null
    const sighting = seen[index]?.sighting
    if (!fields && !sighting) return []
    return [
      {
        noteId,
        title: fields?.title ?? sighting?.title ?? null,
        url: fields?.url ?? sighting?.url ?? null,
        saved: fields !== null,
      },
    ]
  })
}

/** Distinct notes of a creator passed by in this browser. */
export function countNotesSeen(db: ReplicaDb, creatorId: string): Promise<number> {
  return db.note.where('authorId').equals(creatorId).count()
}
