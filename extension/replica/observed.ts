import type { CreatorSighting, NoteSighting } from '#shared/model/sighting.ts'
import type { QueuedObservation, ReplicaDb } from './db.ts'
import { mergeCreator, mergeNote } from './merge-sighting.ts'
import { readMeta } from './meta.ts'

const limits = { notes: 20_000, creators: 5_000, waiting: 5_000 }
/** The table is trimmed when it is this much over its limit, so that not every batch pays for it. */
const slack = 1.05
/** A thing seen again within this time with nothing new about it is no second observation. */
const repeatMs = 60 * 60 * 1000

export interface Sightings {
  notes: NoteSighting[]
  creators: CreatorSighting[]
}

/**
 * Takes what was passed by into the local cache and, only with consent and a workspace, into the upload queue; one
 * transaction. The oldest of both give way beyond 20,000 notes, 5,000 creators and 5,000 waiting observations.
 */
export async function recordSightings(db: ReplicaDb, sightings: Sightings): Promise<void> {
  await db.transaction('rw', db.note, db.creator, db.observation, db.meta, async () => {
    const [session, consent] = await Promise.all([readMeta(db, 'session'), readMeta(db, 'shareObservations')])
    const fresh = {
      notes: await recordNotes(db, sightings.notes),
      creators: await recordCreators(db, sightings.creators),
    }
    if (session === null || !consent) return
    const rows: Array<Omit<QueuedObservation, 'id'>> = [
      ...fresh.notes.map((note) => ({ note, creator: null })),
      ...fresh.creators.map((creator) => ({ note: null, creator })),
    ]
    await db.observation.bulkAdd(rows)
    await trim(db.observation, 'id', limits.waiting)
  })
}

async function recordNotes(db: ReplicaDb, notes: NoteSighting[]): Promise<NoteSighting[]> {
  const held = await db.note.bulkGet(notes.map((note) => note.noteId))
  const latest = new Map(held.flatMap((row) => (row ? [[row.noteId, row.sighting]] : [])))
  const fresh = notes.filter((note) => {
    const known = latest.get(note.noteId)
    const merged = mergeNote(known, note)
    latest.set(note.noteId, merged)
    return isNews(known, merged)
  })
  await db.note.bulkPut(
    [...latest.values()].map((sighting) => ({
      noteId: sighting.noteId,
      authorId: sighting.author?.id ?? null,
      seenAt: sighting.seenAt,
      sighting,
    })),
  )
  await trim(db.note, 'seenAt', limits.notes)
  return fresh
}

async function recordCreators(db: ReplicaDb, creators: CreatorSighting[]): Promise<CreatorSighting[]> {
  const held = await db.creator.bulkGet(creators.map((creator) => creator.creatorId))
  const latest = new Map(held.flatMap((row) => (row ? [[row.creatorId, row.sighting]] : [])))
  const fresh = creators.filter((creator) => {
    const known = latest.get(creator.creatorId)
    const merged = mergeCreator(known, creator)
    latest.set(creator.creatorId, merged)
    return isNews(known, merged)
  })
  await db.creator.bulkPut(
    [...latest.values()].map((sighting) => ({ creatorId: sighting.creatorId, seenAt: sighting.seenAt, sighting })),
  )
  await trim(db.creator, 'seenAt', limits.creators)
  return fresh
}

/** Scrolling to and fro reports the same card again and again; only what says something new is worth a reading. */
function isNews(known: NoteSighting | CreatorSighting | undefined, merged: NoteSighting | CreatorSighting): boolean {
  if (!known || merged.seenAt - known.seenAt > repeatMs) return true
  const momentary = { seenAt: 0, where: '', query: '', url: '', coverUrl: '' }
  return JSON.stringify({ ...known, ...momentary }) !== JSON.stringify({ ...merged, ...momentary })
}

type Trimmed = ReplicaDb['note'] | ReplicaDb['creator'] | ReplicaDb['observation']

async function trim(table: Trimmed, oldestBy: string, limit: number): Promise<void> {
  const count = await table.count()
  if (count <= limit * slack) return
  const oldest = await table
    .orderBy(oldestBy)
    .limit(count - limit)
    .primaryKeys()
  await table.bulkDelete(oldest as never[])
}
