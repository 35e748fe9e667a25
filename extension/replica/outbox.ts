import { pushBytesMax, pushOpsMax } from '#shared/contract/sync.ts'
import type { Op } from '#shared/model/entity.ts'
import type { QueuedOp, ReplicaDb } from './db.ts'

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
