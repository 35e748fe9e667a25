import type { AppErrorCode } from '../messaging/errors.ts'
import type { ReplicaDb } from '../replica/db.ts'
import { readMeta, writeMeta } from '../replica/meta.ts'
import { nextBatch, settleBatch } from '../replica/observation-queue.ts'
import type { WorkerApi } from './api.ts'
import { mustWait, nextBackoff } from './backoff.ts'

export interface UploadPorts {
  db: ReplicaDb
  api: Pick<WorkerApi, 'observe'>
  now(): number
  /** 0 ≤ x < 1 */
  random(): number
  newId(): string
}

/** So many waiting observations are worth an upload between two alarms. */
export const uploadFrom = 50

/**
 * Refused as such, now and ever (a viewer may not add): keeping such a batch would block all later ones. Sightings are
 * not curated work.
 */
const hopeless: ReadonlySet<AppErrorCode> = new Set(['bad-request', 'too-large', 'not-allowed'])

/**
 * Uploads what waits, batch by batch, only with consent and a live session. Stops at the first failure; the same
 * batch goes out again under the same id, after a wait: while somebody scrolls, every frame would try it. Call under the lock `observations`.
 */
export async function uploadObservations(ports: UploadPorts): Promise<void> {
  const { db } = ports
  const syncError = await readMeta(db, 'syncError')
  for (const backoff of [await readMeta(db, 'backoff'), await readMeta(db, 'uploadBackoff')]) {
    if (mustWait({ backoff, syncError }, ports.now(), false)) return
  }
  for (;;) {
    const session = await readMeta(db, 'session')
    const batch = session && (await nextBatch(db, () => ports.newId()))
    if (!session || !batch) return
    const { batchId, notes, creators } = batch
    const answer = await ports.api.observe(session, { batchId, notes, creators })
    if (!answer.ok && !hopeless.has(answer.code)) {
      const before = await readMeta(db, 'uploadBackoff')
      return writeMeta(db, 'uploadBackoff', nextBackoff(before, answer, { now: ports.now(), random: ports.random() }))
    }
    await settleBatch(db, batch)
    await writeMeta(db, 'uploadBackoff', null)
  }
}
