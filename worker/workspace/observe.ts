/** What the team passed by, kept as facts about notes and creators and never as anybody's browsing log (law 2). */
import type { ObservationsRequest, ObservationsResponse } from '#shared/contract/observations.ts'
import type { CreatorSighting } from '#shared/model/sighting.ts'
import type { Authorized } from '../authorize.ts'
import { observeNote } from './observe-note.ts'
import { countText, isWorthReading } from './reading.ts'

/**
 * Takes a batch in one transaction; a batch id seen before changes nothing and says so. Who sent it is not stored.
 */
export function observe(
  storage: DurableObjectStorage,
  _actor: Authorized<'observe'>,
  batch: ObservationsRequest,
  now: number,
): ObservationsResponse {
  return storage.transactionSync(() => {
    const { sql } = storage
    const isNew = sql
      .exec('INSERT OR IGNORE INTO batch (id, at) VALUES (?, ?) RETURNING id', batch.batchId, now)
      .toArray()
    if (isNew.length === 0) return { notes: 0, creators: 0, duplicate: true }
    for (const note of batch.notes) observeNote(sql, { ...note, seenAt: notAfter(note.seenAt, now) })
    for (const creator of batch.creators) observeCreator(sql, { ...creator, seenAt: notAfter(creator.seenAt, now) })
    return { notes: batch.notes.length, creators: batch.creators.length, duplicate: false }
  })
}

/** A client clock that runs ahead would pin its facts until the others catch up. */
const notAfter = (seenAt: number, now: number): number => Math.min(seenAt, now)

function observeCreator(sql: SqlStorage, creator: CreatorSighting): void {
  const { creatorId, name, redId, url, seenAt } = creator
  sql.exec(
    `INSERT INTO creator (id, name, red_id, url, first_seen_at, seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)
     ON CONFLICT (id) DO UPDATE SET name = ?2, red_id = coalesce(?3, red_id), url = coalesce(?4, url), seen_at = ?5
     WHERE seen_at <= ?5`,
    creatorId,
    name,
    redId,
    url,
    seenAt,
  )
  const next = [countText(creator.followers), countText(creator.likesAndCollects)]
  const [last] = sql
    .exec<{ seenAt: number; followers: string | null; likesAndCollects: string | null }>(
      `SELECT seen_at AS seenAt, followers, likes_and_collects AS likesAndCollects FROM creator_reading
       WHERE creator_id = ? ORDER BY seen_at DESC LIMIT 1`,
      creatorId,
    )
    .toArray()
  if (
    last &&
    !isWorthReading({ seenAt: last.seenAt, counts: [last.followers, last.likesAndCollects] }, { seenAt, counts: next })
  )
    return
  if (next.every((count) => count === null)) return
  sql.exec(
    'INSERT OR IGNORE INTO creator_reading (creator_id, seen_at, followers, likes_and_collects) VALUES (?, ?, ?, ?)',
    creatorId,
    seenAt,
    ...next,
  )
}
