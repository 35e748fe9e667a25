import { describe, expect, it } from 'vitest'
import { kindNames } from '#shared/model/entity.ts'
import { mayChange, policy } from '#shared/model/policy.ts'
import type { Role } from '#shared/model/role.ts'

const roles: readonly Role[] = ['owner', 'editor', 'reviewer', 'viewer']
const verbs = ['create', 'set', 'add', 'remove', 'delete', 'restore'] as const

/** Written out by hand, so that a slip in the table shows. */
const allowed: Record<string, readonly string[]> = {
  'item owner': verbs,
  'item editor': verbs,
  'item reviewer': ['set', 'add', 'remove'],
  'board owner': verbs,
  'board editor': verbs,
  'competitor owner': verbs,
  'competitor editor': verbs,
  'setting owner': verbs,
}

describe('the policy', () => {
  it('has a row for every kind', () => {
    expect(Object.keys(policy).toSorted()).toEqual(kindNames.toSorted())
  })

  it.each(kindNames.flatMap((kind) => roles.map((role) => [kind, role] as const)))('of %s for %s', (kind, role) => {
    expect(verbs.filter((verb) => mayChange(role, kind, verb))).toEqual(allowed[`${kind} ${role}`] ?? [])
  })
})
