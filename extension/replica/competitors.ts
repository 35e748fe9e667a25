import type { ApplyRefusal } from '#shared/model/apply.ts'
import type { Entity } from '#shared/model/entity.ts'
import type { Result } from '#shared/model/result.ts'
import type { CreatorSighting } from '#shared/model/sighting.ts'
import type { ReplicaDb } from './db.ts'
import { livingEntities } from './queries.ts'
import { writeChanges, type WritePorts } from './write.ts'

/** Puts a creator on the watch-list with what the profile shows now. */
export function watchCreator(
  db: ReplicaDb,
  creator: CreatorSighting,
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  const fields = { ...factsOf(creator), watchedAt: ports.now() }
  return writeChanges(db, [{ kind: 'competitor', id: creator.creatorId, change: { type: 'create', fields } }], ports)
}

export function unwatchCreator(
  db: ReplicaDb,
  creatorId: string,
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  return writeChanges(db, [{ kind: 'competitor', id: creatorId, change: { type: 'delete' } }], ports)
}

export function rewatchCreator(
  db: ReplicaDb,
  creatorId: string,
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  return writeChanges(db, [{ kind: 'competitor', id: creatorId, change: { type: 'restore' } }], ports)
}

export async function isWatched(db: ReplicaDb, creatorId: string): Promise<boolean> {
  const row = await db.entity.get(`competitor:${creatorId}`)
  return Boolean(row && !row.current.deleted)
}

/**
 * A watched creator was passed by again: the entity follows, at most once an hour so that browsing is not an op storm.
 * True when something was written.
 */
export async function refreshCompetitor(db: ReplicaDb, creator: CreatorSighting, ports: WritePorts): Promise<boolean> {
  const row = await db.entity.get(`competitor:${creator.creatorId}`)
  if (!row || row.current.deleted) return false
  const { lastSeenAt = 0 } = (row.current as Entity<'competitor'>).fields
  if (creator.seenAt - lastSeenAt < 60 * 60 * 1000) return false
  const known = Object.fromEntries(Object.entries(factsOf(creator)).filter(([, value]) => value !== null))
  const change = { type: 'set', fields: known } as const
  return (await writeChanges(db, [{ kind: 'competitor', id: creator.creatorId, change }], ports)).ok
}

export interface WatchedCreator {
  competitor: Entity<'competitor'>
  /** Distinct notes of this creator passed by in this browser. */
  notesSeen: number
  /** Epoch ms of the last sighting of the profile or of any of the notes. */
  lastSeenAt: number
}

/** The watch-list, last seen first. */
export async function listCompetitors(db: ReplicaDb): Promise<WatchedCreator[]> {
  const competitors = await livingEntities(db, 'competitor')
  const watched = await Promise.all(competitors.map((competitor) => withNotes(db, competitor)))
  return watched.sort((a, b) => b.lastSeenAt - a.lastSeenAt)
}

async function withNotes(db: ReplicaDb, competitor: Entity<'competitor'>): Promise<WatchedCreator> {
  const notes = await db.note.where('authorId').equals(competitor.id).toArray()
  const lastSeenAt = Math.max(competitor.fields.lastSeenAt ?? 0, ...notes.map((note) => note.seenAt))
  return { competitor, notesSeen: notes.length, lastSeenAt }
}

const factsOf = (creator: CreatorSighting) => ({
  name: creator.name,
  redId: creator.redId,
  url: creator.url,
  followers: creator.followers,
  likesAndCollects: creator.likesAndCollects,
  lastSeenAt: creator.seenAt,
})
