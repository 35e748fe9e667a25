import type { OpRefusal } from '#shared/contract/sync.ts'
import type { Op } from '#shared/model/entity.ts'
import { fail, ok, type Result } from '#shared/model/result.ts'
import type { ReplicaDb } from './db.ts'
import { readMeta, writeMeta } from './meta.ts'
import { asSent } from './outbox.ts'
import { inOrder, rebaseRows } from './rebase.ts'
import type { WritePorts } from './write.ts'

/**
 * Puts a refused op at the end of the outbox under a new number, e.g. after the person's role was raised; a `create`
 * takes along what was refused on the same entity after it. Off the list at once, and back on it if refused again.
 * `gone`: it is no longer listed.
 */
export async function retryRefused(db: ReplicaDb, opId: string, ports: WritePorts): Promise<Result<null, 'gone'>> {
  return db.transaction('rw', db.entity, db.op, db.refused, db.meta, async () => {
    const entry = await db.refused.get(opId)
    if (!entry) return fail('gone')
    const listed = await db.refused.where('key').equals(entry.key).toArray()
    const again = entry.op.change.type === 'create' ? inOrder(listed) : [entry]
    const seq = await readMeta(db, 'nextSeq')
    await db.refused.bulkDelete(again.map((refused) => refused.opId))
    await db.op.bulkAdd(
      again.map(({ op, key, at }, index) => ({ ...op, seq: seq + index, opId: ports.newId(), key, at })),
    )
    await writeMeta(db, 'nextSeq', seq + again.length)
    await rebaseRows(db, [entry.key])
    return ok(null)
  })
}

/** Gives a refused op up for good; its failed effect leaves the view. `gone`: it is no longer listed. */
export async function discardRefused(db: ReplicaDb, opId: string): Promise<Result<null, 'gone'>> {
  return db.transaction('rw', db.entity, db.op, db.refused, async () => {
    const entry = await db.refused.get(opId)
    if (!entry) return fail('gone')
    await db.refused.delete(opId)
    await rebaseRows(db, [entry.key])
    return ok(null)
  })
}

interface UnsentWork {
  format: 'redmark-unsent'
  version: 1
  /** Epoch ms. */
  exportedAt: number
  /** In the order in which they were made. */
  waiting: Op[]
  refused: Array<Op & { refusedAs: OpRefusal }>
}

/** Everything that no worker has taken, as JSON text: refused ops and the waiting outbox. Holds no token. */
export async function exportUnsent(db: ReplicaDb, now: number): Promise<string> {
  const [queued, refused] = await Promise.all([db.op.orderBy('seq').toArray(), db.refused.toArray()])
  const unsent: UnsentWork = {
    format: 'redmark-unsent',
    version: 1,
    exportedAt: now,
    waiting: queued.map(asSent),
    refused: inOrder(refused).map(({ op, code }) => ({ ...op, refusedAs: code })),
  }
  return JSON.stringify(unsent, null, 2)
}
