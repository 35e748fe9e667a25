import { type ApplyRefusal, applyChange } from '#shared/model/apply.ts'
import { type Change, type Entity, entityKey, type Kind, type Op } from '#shared/model/entity.ts'
import { ok, type Result } from '#shared/model/result.ts'
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
      const next = changedRow(rows.get(key) ?? (await db.entity.get(key)), { key, kind, id }, change, { by, at })
      if (!next.ok) return next
      const { row, sent, again } = next.value
      rows.set(key, row)
      if (again) attemptedAgain.push(key)
      if (sent) ops.push({ key, at, seq: seq++, opId: ports.newId(), kind, id, change: sent })
    }
    await db.refused.where('key').anyOf(attemptedAgain).delete()
    await db.entity.bulkPut([...rows.values()])
    await db.op.bulkAdd(ops)
    await writeMeta(db, 'nextSeq', seq)
    return ok([...rows.values()].map((row) => row.current))
  })
}

/**
 * Joins writes, and the reads that go with them, into one strict transaction: each of its own would wait for the disk.
 * When the promise resolves, all of it is on disk.
 */
export function inOneWrite<T>(db: ReplicaDb, run: () => Promise<T>): Promise<T> {
  return db.transaction('rw', db.entity, db.op, db.refused, db.note, db.meta, run)
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

interface ChangedRow {
  row: EntityRow
  /** What the worker is told; null when it need not hear of it. */
  sent: Change | null
  /** A new attempt at something refused. */
  again: boolean
}

function changedRow(
  before: EntityRow | undefined,
  target: Pick<EntityRow, 'key' | 'kind' | 'id'>,
  change: Change,
  stamp: { by: string | null; at: number },
): Result<ChangedRow, ApplyRefusal> {
  const applied = applyChange(before?.current ?? null, { kind: target.kind, id: target.id }, change, stamp)
  if (!applied.ok) return applied
  const row = { ...(before ?? { ...target, base: null, pending: 0 }), current: applied.value }
  // The worker refused to make it, so it must hear of it as a whole, and of its deletion not at all.
  const again = before !== undefined && before.base === null && before.pending === 0
  if (again && change.type === 'delete') return ok({ row, sent: null, again })
  const sent: Change = again ? { type: 'create', fields: applied.value.fields } : change
  return ok({ row: { ...row, pending: row.pending + 1 }, sent, again })
}
