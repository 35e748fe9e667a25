import { type ApplyRefusal, applyChange } from '#shared/model/apply.ts'
import { type Change, type Entity, entityKey, type Kind, type Op } from '#shared/model/entity.ts'
import { fail, ok, type Result } from '#shared/model/result.ts'
import type { EntityRow, QueuedOp, ReplicaDb } from './db.ts'
import { readMeta, writeMeta } from './meta.ts'

/** Time and randomness, given by the caller so that tests decide them. */
export interface WritePorts {
  now(): number
  newId(): string
}

export interface LocalChange<K extends Kind = Kind> {
  kind: K
  id: string
  change: Change
}

/**
 * Writes changes and their outbox ops in one strict transaction: when the promise resolves, both are on disk.
 * All or nothing; a refused change (see `applyChange`) leaves everything as it was. Throws only on storage faults.
 *
 * A new change to something whose `create` the worker refused is a new attempt: it goes out as a whole again.
 */
export async function writeChanges(
  db: ReplicaDb,
  changes: LocalChange[],
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  return db.transaction('rw', db.entity, db.op, db.refused, db.meta, async () => {
    const at = ports.now()
    const by = (await readMeta(db, 'session'))?.member.id ?? null
    let seq = await readMeta(db, 'nextSeq')
    const rows = new Map<string, EntityRow>()
    const ops: QueuedOp[] = []
    const attemptedAgain: string[] = []
    for (const { kind, id, change } of changes) {
      const key = entityKey(kind, id)
      const row = rows.get(key) ?? (await db.entity.get(key))
      const applied = applyChange(row?.current ?? null, { kind, id }, change, { by, at })
      if (!applied.ok) return fail(applied.code)
      const unheard = row !== undefined && row.base === null && row.pending === 0
      if (unheard) attemptedAgain.push(key)
      const sent = unheard ? asFirstHeard(applied.value, change) : change
      const pending = (row?.pending ?? 0) + (sent === null ? 0 : 1)
      rows.set(key, { ...row, key, kind, id, base: row?.base ?? null, current: applied.value, pending })
      if (sent !== null) ops.push({ key, at, seq: seq++, opId: ports.newId(), kind, id, change: sent })
    }
    await db.refused.where('key').anyOf(attemptedAgain).delete()
    await db.entity.bulkPut([...rows.values()])
    await db.op.bulkAdd(ops)
    await writeMeta(db, 'nextSeq', seq)
    return ok([...rows.values()].map((row) => row.current))
  })
}

/** What people here see: the server's copy with the unsent ops of this replica on top. */
export function currentOf(
  base: Entity | null,
  ops: Array<Pick<Op, 'change'>>,
  target: { kind: Kind; id: string },
  stamp: { by: string | null; at: number },
): Entity | null {
  let current = base
  for (const op of ops) {
    const applied = applyChange(current, target, op.change, stamp)
    if (applied.ok) current = applied.value
  }
  return current
}

/** The worker never took this entity, so it must hear of it as a whole; of its deletion it need not hear at all. */
function asFirstHeard(after: Entity, change: Change): Change | null {
  return change.type === 'delete' ? null : { type: 'create', fields: after.fields }
}
