import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange } from '#shared/model/apply.ts'
import type { Change, Entity } from '#shared/model/entity.ts'
import type { Result } from '#shared/model/result.ts'

const target = { kind: 'item' as const, id: '68dc00000000000000000001' }
const by = (member: string, at = 1) => ({ by: member, at })

function after(changes: Change[], start: Entity<'item'> | null = null): Entity<'item'> | null {
  let held = start
  for (const change of changes) {
    const next = applyChange(held, target, change, by('m'))
    if (next.ok) held = next.value
  }
  return held
}
const refusal = (before: Entity<'item'> | null, change: Change): string | null => {
  const result = applyChange(before, target, change, by('m'))
  return result.ok ? null : result.code
}
const saved = (fields: Record<string, unknown> = {}) => after([{ type: 'create', fields }])

describe('create', () => {
  it('makes the entity in the name of who made it', () => {
    expect(applyChange(null, target, { type: 'create', fields: { title: 'a' } }, by('ann', 7))).toEqual({
      ok: true,
      value: {
        ...target,
        fields: { title: 'a' },
        rev: 0,
        deleted: false,
        createdBy: 'ann',
        updatedBy: 'ann',
        createdAt: 7,
        updatedAt: 7,
      },
    })
  })

  it('of a living entity fills what is unknown, keeps what is known and unites the sets', () => {
    const first = saved({ title: 'first', body: null, tags: ['a'], boards: ['x'] })
    const second = after(
      [{ type: 'create', fields: { title: 'second', body: 'b', tags: ['b', 'a'], boards: ['y'] } }],
      first,
    )
    expect(second?.fields).toEqual({ title: 'first', body: 'b', tags: ['a', 'b'], boards: ['x', 'y'] })
  })

  it("of a deleted entity brings it back with the new values and the team's own words", () => {
    const back = after(
      [{ type: 'delete' }, { type: 'create', fields: { title: 'new', boards: ['y'] } }],
      saved({ title: 'old', body: 'b', comment: 'ours', tags: ['a'], boards: ['x'] }),
    )
    expect(back?.deleted).toBe(false)
    expect(back?.fields).toEqual({ title: 'new', body: 'b', comment: 'ours', tags: ['a'], boards: ['x', 'y'] })
  })

  it('never makes a set larger than it may be', () => {
    const full = saved({ boards: Array.from({ length: 200 }, (_, i) => `b${i}`) })
    expect(refusal(full, { type: 'create', fields: { boards: ['b0'] } })).toBeNull()
    expect(refusal(full, { type: 'create', fields: { boards: ['one-more'] } })).toBe('op-malformed')
  })
})

describe('set, add and remove', () => {
  it('change one field and leave the others', () => {
    const changed = after([{ type: 'set', fields: { comment: 'c' } }], saved({ title: 'a' }))
    expect(changed?.fields).toEqual({ title: 'a', comment: 'c' })
  })

  it('keep a set a set, also when values are trimmed or cut to the same', () => {
    const long = 'x'.repeat(64)
    const held = after([
      { type: 'create', fields: {} },
      { type: 'add', field: 'tags', values: ['a', ' a ', `${long}1`, `${long}2`] },
      { type: 'add', field: 'tags', values: ['b', 'a'] },
    ])
    expect(held?.fields.tags).toEqual(['a', long, 'b'])
    expect(after([{ type: 'remove', field: 'tags', values: [' b ', `${long}3`] }], held)?.fields.tags).toEqual(['a'])
  })

  it.each<[string, Change]>([
    ['an unknown field', { type: 'set', fields: { colour: 'red' } }],
    ['a value of the wrong type', { type: 'set', fields: { title: 5 } }],
    ['a set as a plain field', { type: 'set', fields: { tags: ['a'] } }],
    ['a plain field as a set', { type: 'add', field: 'title', values: ['a'] }],
    ['a field every object has', { type: 'add', field: 'constructor', values: ['a'] }],
    [
      'more values than a set may hold',
      { type: 'add', field: 'tags', values: Array.from({ length: 201 }, (_, i) => `t${i}`) },
    ],
    ['an empty tag', { type: 'add', field: 'tags', values: [' '] }],
  ])('refuse %s', (_what, change) => {
    expect(refusal(saved(), change)).toBe('op-malformed')
  })

  it('refuse an id that the kind does not know', () => {
    const result = applyChange(null, { kind: 'item', id: 'undefined' }, { type: 'create', fields: {} }, by('m'))
    expect(result).toEqual({ ok: false, code: 'op-malformed' })
  })

  it.each<Change>([
    { type: 'set', fields: {} },
    { type: 'add', field: 'tags', values: [] },
    { type: 'remove', field: 'tags', values: [] },
    { type: 'delete' },
    { type: 'restore' },
  ])('and the rest need something to change: $type', (change) => {
    expect(refusal(null, change)).toBe('entity-missing')
  })
})

describe('delete', () => {
  it('wins over set, add and remove', () => {
    const gone = after([{ type: 'delete' }], saved())
    expect(refusal(gone, { type: 'set', fields: { title: 'x' } })).toBe('entity-deleted')
    expect(refusal(gone, { type: 'add', field: 'tags', values: ['x'] })).toBe('entity-deleted')
    expect(refusal(gone, { type: 'remove', field: 'tags', values: ['x'] })).toBe('entity-deleted')
  })

  it('is undone by restore, with the fields as they were', () => {
    expect(after([{ type: 'delete' }, { type: 'restore' }], saved({ title: 'a' }))).toMatchObject({
      deleted: false,
      fields: { title: 'a' },
    })
  })
})

const word = fc.constantFrom('a', 'b', 'c')
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    type: fc.constant('create' as const),
    fields: fc.record({ title: word, tags: fc.array(word) }, { requiredKeys: [] }),
  }),
  fc.record({
    type: fc.constant('set' as const),
    fields: fc.record({ title: word, comment: word }, { requiredKeys: [] }),
  }),
  fc.record({ type: fc.constant('add' as const), field: fc.constantFrom('tags', 'boards'), values: fc.array(word) }),
  fc.record({ type: fc.constant('remove' as const), field: fc.constantFrom('tags', 'boards'), values: fc.array(word) }),
  fc.constant({ type: 'delete' as const }),
  fc.constant({ type: 'restore' as const }),
)

describe('any sequence of changes', () => {
  it('never brings a deleted entity back except by create or restore', () => {
    fc.assert(
      fc.property(fc.array(anyChange), (changes) => {
        let held: Entity<'item'> | null = null
        for (const change of changes) {
          const next: Result<Entity<'item'>> = applyChange<'item'>(held, target, change, by('m'))
          const wasDeleted: boolean = held?.deleted ?? false
          if (!next.ok) continue
          if (wasDeleted && !next.value.deleted) expect(['create', 'restore']).toContain(change.type)
          held = next.value
        }
      }),
    )
  })

  it('never changes what it was given', () => {
    fc.assert(
      fc.property(fc.array(anyChange), anyChange, (changes, last) => {
        const before = after(changes)
        const copy = structuredClone(before)
        applyChange(before, target, last, by('m'))
        expect(before).toEqual(copy)
      }),
    )
  })

  it('keeps sets free of doubles', () => {
    fc.assert(
      fc.property(fc.array(anyChange), (changes) => {
        const tags = after([{ type: 'create', fields: {} }, ...changes])?.fields.tags ?? []
        expect(new Set(tags).size).toBe(tags.length)
      }),
    )
  })

  it('loses to its own repetition nothing: the same change twice is the change once', () => {
    fc.assert(
      fc.property(fc.array(anyChange), anyChange, (changes, last) => {
        const once = after([...changes, last])
        expect(after([last], once)).toEqual(once)
      }),
    )
  })
})
