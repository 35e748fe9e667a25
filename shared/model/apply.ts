import * as v from 'valibot'
import { type Change, type Entity, type Kind, kinds } from './entity.ts'
import { fail, ok, type Result } from './result.ts'

export type ApplyRefusal = 'op-malformed' | 'entity-missing' | 'entity-deleted'

interface Stamp {
  /** Member who made the change, or null before the server has seen it. */
  by: string | null
  /** Epoch ms, for display only. */
  at: number
}

/**
 * The one merge rule, used by the worker for real and by the replica for its optimistic copy.
 *
 * - `create` of something that lives fills what is unknown and adds to sets; of a tombstone, it brings it back with
 *   what RED shows now, and with the team's own words as they were (comment, tags, boards): one member's deletion
 *   must not cost the others their work when somebody saves the note again. More than a set may hold is refused.
 * - fields: last writer by order of application; sets: add / remove; delete wins over `set`, `add`, `remove`
 *   (refused as `entity-deleted`); `restore` brings a tombstone back with the fields it had.
 * - `rev` is left as it is: the caller numbers.
 * - Refusals: `op-malformed` (unknown field, wrong type, bad id), `entity-missing` (change to something never created).
 */
export function applyChange<K extends Kind>(
  before: Entity<K> | null,
  target: { kind: K; id: string },
  change: Change,
  stamp: Stamp,
): Result<Entity<K>, ApplyRefusal> {
  const rules = kinds[target.kind]
  if (!v.is(rules.id, target.id)) return fail('op-malformed')

  if (change.type === 'create') {
    const fields = parseFields(target.kind, change.fields)
    if (!fields) return fail('op-malformed')
    const base = before ?? blank(target, stamp)
    const kept = base.deleted ? {} : definedOf(base.fields)
    const sets = parseFields(target.kind, unitedSets(target.kind, base.fields, fields))
    if (!sets) return fail('op-malformed')
    return ok(touched(base, { ...base.fields, ...fields, ...kept, ...sets }, false, stamp))
  }
  if (!before) return fail('entity-missing')
  if (change.type === 'delete') return ok(touched(before, before.fields, true, stamp))
  if (change.type === 'restore') return ok(touched(before, before.fields, false, stamp))
  if (before.deleted) return fail('entity-deleted')

  if (change.type === 'set') {
    const fields = parseFields(target.kind, change.fields)
    if (!fields || rules.sets.some((name) => name in fields)) return fail('op-malformed')
    return ok(touched(before, { ...before.fields, ...fields }, false, stamp))
  }
  return changeSet(before, change, stamp)
}

function changeSet<K extends Kind>(
  before: Entity<K>,
  change: Extract<Change, { type: 'add' | 'remove' }>,
  stamp: Stamp,
): Result<Entity<K>, ApplyRefusal> {
  if (!kinds[before.kind].sets.includes(change.field)) return fail('op-malformed')
  // Values are cut and trimmed before they are compared with what is held, which went through the same.
  const parsed = parseFields(before.kind, { [change.field]: change.values })
  if (!parsed) return fail('op-malformed')
  const held = setOf(before.fields, change.field)
  const values = setOf(parsed, change.field)
  const next = change.type === 'add' ? [...new Set([...held, ...values])] : held.filter((x) => !values.includes(x))
  const fields = parseFields(before.kind, { [change.field]: next })
  if (!fields) return fail('op-malformed')
  return ok(touched(before, { ...before.fields, ...fields }, false, stamp))
}

/** `create` on something that exists adds to its sets instead of replacing them: two members' boards both stay. */
function unitedSets<K extends Kind>(
  kind: K,
  held: Entity<K>['fields'],
  fields: Entity<K>['fields'],
): Entity<K>['fields'] {
  const named = kinds[kind].sets.filter((name) => name in fields)
  return Object.fromEntries(named.map((name) => [name, [...new Set([...setOf(held, name), ...setOf(fields, name)])]]))
}

/** The first save's numbers stay: a second save of a living entity only fills what was unknown. */
const definedOf = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))

const setOf = (fields: object, name: string): string[] =>
  ((fields as Record<string, unknown>)[name] as string[] | undefined) ?? []

function parseFields<K extends Kind>(kind: K, fields: unknown): Entity<K>['fields'] | null {
  const parsed = v.safeParse(kinds[kind].fields, fields)
  return parsed.success ? parsed.output : null
}

function blank<K extends Kind>(target: { kind: K; id: string }, stamp: Stamp): Entity<K> {
  return {
    ...target,
    fields: {},
    rev: 0,
    deleted: false,
    createdBy: stamp.by,
    updatedBy: stamp.by,
    createdAt: stamp.at,
    updatedAt: stamp.at,
  }
}

function touched<K extends Kind>(
  base: Entity<K>,
  fields: Entity<K>['fields'],
  deleted: boolean,
  stamp: Stamp,
): Entity<K> {
  return { ...base, fields, deleted, updatedBy: stamp.by, updatedAt: stamp.at }
}
