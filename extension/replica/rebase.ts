import type { Entity } from '#shared/model/entity.ts'
import type { EntityRow, QueuedOp, RefusedOp, ReplicaDb } from './db.ts'
import { currentOf } from './write.ts'

/**
 * Computes rows anew from what the worker said and what is still on its way. Runs inside the caller's transaction
 * over `entity`, `op` and `refused`, after those tables hold the new truth; `bases` gives new server copies by key.
 */
export async function rebaseRows(db: ReplicaDb, keys: string[], bases: Map<string, Entity> = new Map()): Promise<void> {
  const [rows, ops, refused] = await Promise.all([
    db.entity.bulkGet(keys),
    db.op.where('key').anyOf(keys).sortBy('seq'),
    db.refused.where('key').anyOf(keys).toArray(),
  ])
  const opsOf = byKey(ops)
  const refusedOf = byKey(refused)
  const rebased = keys.map((key, index) =>
    rebasedRow({
      key,
      row: rows[index],
      pulled: bases.get(key),
      pending: opsOf.get(key) ?? [],
      refused: refusedOf.get(key) ?? [],
    }),
  )
  await db.entity.bulkDelete(keys.filter((_key, index) => rebased[index] === null))
  await db.entity.bulkPut(rebased.filter((row) => row !== null))
}

interface Known {
  key: string
  row: EntityRow | undefined
  pulled: Entity | undefined
  pending: QueuedOp[]
  refused: RefusedOp[]
}

/** Null when nothing is left to show. */
function rebasedRow({ key, row, pulled, pending, refused }: Known): EntityRow | null {
  const target = targetOf(key)
  const base = pulled ?? row?.base ?? null
  const stamp = { by: row?.current.updatedBy ?? null, at: row?.current.updatedAt ?? 0 }
  const current = currentOf(base, [...failedCreate(base, refused), ...pending], target, stamp)
  if (current === null) return null
  const stale = row?.stale === true && !pulled
  return { key, ...target, base, current, pending: pending.length, ...(stale ? { stale } : {}) }
}

/**
 * The effect of a refused op disappears, with one exception: a refused `create` with what was done to it after stays
 * on view as failed, because nothing else holds it (law 3). Where the worker has the entity, the worker's copy shows.
 */
function failedCreate(base: Entity | null, refused: RefusedOp[]): Array<RefusedOp['op']> {
  if (base && !base.deleted) return []
  const ops = inOrder(refused).map((entry) => entry.op)
  const first = ops.findIndex((op) => op.change.type === 'create')
  return first === -1 ? [] : ops.slice(first)
}

function targetOf(key: string): Pick<EntityRow, 'kind' | 'id'> {
  const [kind, id] = key.split(':') as [EntityRow['kind'], string]
  return { kind, id }
}

/** Oldest first. Numbers start anew when the replica gets a new client id, so time comes before them. */
export function inOrder(refused: RefusedOp[]): RefusedOp[] {
  return refused.toSorted((a, b) => a.at - b.at || a.op.seq - b.op.seq)
}

function byKey<T extends { key: string }>(entries: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const entry of entries) groups.set(entry.key, [...(groups.get(entry.key) ?? []), entry])
  return groups
}
