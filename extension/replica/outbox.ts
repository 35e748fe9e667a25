import { pushBytesMax, pushOpsMax } from '#shared/contract/sync.ts'
import type { Op } from '#shared/model/entity.ts'
import type { QueuedOp, ReplicaDb } from './db.ts'
import { writeMeta } from './meta.ts'
import type { WritePorts } from './write.ts'

/** Room for the envelope of a push around its ops. */
const envelopeBytes = 200

/**
 * The next ops to push: from `fromSeq` on, in order, at most 200 and at most 256 KB of JSON; empty when there is
 * nothing to send. At least one op is given even if it alone is larger: the worker decides about it.
 */
export async function readHead(db: ReplicaDb, fromSeq = 0): Promise<Op[]> {
  const queued = await db.op.where('seq').aboveOrEqual(fromSeq).limit(pushOpsMax).toArray()
  const head: Op[] = []
  let bytes = envelopeBytes
  for (const op of queued.map(asSent)) {
    bytes += new TextEncoder().encode(JSON.stringify(op)).length + 1
    if (bytes > pushBytesMax && head.length > 0) break
    head.push(op)
  }
  return head
}

/** Exactly the fields of the wire: the worker refuses an op with any other. */
export function asSent({ seq, opId, kind, id, change }: QueuedOp): Op {
  return { seq, opId, kind, id, change }
}

/**
 * Another replica uses this one's client id (a copied browser profile), so its numbers mean other ops. From here on
 * this replica is a new client: what waits goes out again under new numbers, and what the worker said stays valid.
 */
export async function becomeNewClient(db: ReplicaDb, ports: WritePorts): Promise<void> {
  await db.transaction('rw', db.op, db.meta, async () => {
    await replaceQueue(db, await db.op.orderBy('seq').toArray(), ports)
  })
}

/** Makes the replica a new client whose outbox holds exactly these ops. Runs inside the caller's transaction. */
export async function replaceQueue(db: ReplicaDb, ops: Array<Omit<QueuedOp, 'seq'>>, ports: WritePorts): Promise<void> {
  await db.op.clear()
  await db.op.bulkAdd(ops.map((op, index) => ({ ...op, seq: index + 1 })))
  await writeMeta(db, 'nextSeq', ops.length + 1)
  await writeMeta(db, 'clientId', ports.newId())
}
