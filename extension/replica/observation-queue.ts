import { observationsMax, type ObservationsRequest } from '#shared/contract/observations.ts'
import { pushBytesMax } from '#shared/contract/sync.ts'
import type { QueuedObservation, ReplicaDb } from './db.ts'
import { readMeta, writeMeta } from './meta.ts'

export type ObservationBatch = ObservationsRequest & { lastId: number }

/**
 * The batch to upload: at most 200 observations and 256 KB, oldest first; null when nothing waits or consent is
 * missing. Its id is on disk before it is returned and stays the same until {@link settleBatch}: a resend after a
 * lost reply or a kill is recognised by the worker.
 */
export async function nextBatch(db: ReplicaDb, newId: () => string): Promise<ObservationBatch | null> {
  return db.transaction('rw', db.observation, db.meta, async () => {
    if (!(await readMeta(db, 'shareObservations'))) return null
    const begun = await readMeta(db, 'observationBatch')
    const upTo = begun?.lastId ?? Number.MAX_SAFE_INTEGER
    const rows = withinBytes(await db.observation.where('id').belowOrEqual(upTo).limit(observationsMax).toArray())
    const last = rows.at(-1)
    if (!last) {
      await writeMeta(db, 'observationBatch', null)
      return null
    }
    const batch = begun ?? { batchId: newId(), lastId: last.id }
    if (!begun) await writeMeta(db, 'observationBatch', batch)
    return {
      ...batch,
      notes: rows.flatMap((row) => row.note ?? []),
      creators: rows.flatMap((row) => row.creator ?? []),
    }
  })
}

/** The worker has the batch, or will never take it: its observations leave the queue. */
export async function settleBatch(db: ReplicaDb, batch: ObservationBatch): Promise<void> {
  await db.transaction('rw', db.observation, db.meta, async () => {
    const begun = await readMeta(db, 'observationBatch')
    if (begun?.batchId !== batch.batchId) return
    await db.observation.where('id').belowOrEqual(batch.lastId).delete()
    await writeMeta(db, 'observationBatch', null)
  })
}

function withinBytes(rows: QueuedObservation[]): QueuedObservation[] {
  let bytes = 0
  const fitting = rows.findIndex((row, index) => {
    bytes += new TextEncoder().encode(JSON.stringify(row)).length
    return bytes > pushBytesMax && index > 0
  })
  return fitting === -1 ? rows : rows.slice(0, fitting)
}
