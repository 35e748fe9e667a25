// @vitest-environment node
import * as v from 'valibot'
import { beforeEach, expect, test } from 'vitest'
import { type PullResponse, pullResponseSchema } from '#shared/contract/sync.ts'
import type { Entity } from '#shared/model/entity.ts'
import { connect } from '../../../../extension/replica/connect.ts'
import type { ReplicaDb } from '../../../../extension/replica/db.ts'
import { deleteItems, saveNote } from '../../../../extension/replica/items.ts'
import { readMeta, writeMeta } from '../../../../extension/replica/meta.ts'
import { applyPull, pullWhatWasLeftOut } from '../../../../extension/replica/pull.ts'
import { getItem, listItems, readOutbox } from '../../../../extension/replica/queries.ts'
import { writeChanges } from '../../../../extension/replica/write.ts'
import { KillSwitch } from '../../../support/kill-switch.ts'
import { aNote, countingPorts, freshName, noteIdOf, openReplica, signIn } from '../../../support/replica.ts'
import { WorkerModel } from '../../../support/worker-model.ts'

let db: ReplicaDb
let name: string
const ports = countingPorts()
const everything = { text: '', boardId: null, tag: null }

beforeEach(async () => {
  name = freshName()
  db = openReplica(name)
  await connect(db, signIn(new WorkerModel()), false, ports)
})

const asked = async (cursor = 0) => ({ clientId: (await readMeta(db, 'clientId')) ?? '', cursor })

function aPull(pull: Partial<PullResponse> = {}): PullResponse {
  return { entities: [], cursor: 10, more: false, lastSeq: 0, lastOpId: null, refusals: [], reset: false, ...pull }
}
const opIdAt = async (seq: number) => (await db.op.get(seq))?.opId ?? null

function anItem(number: number, known: Partial<Entity<'item'>> = {}): Entity<'item'> {
  const stamp = { createdBy: 'other', updatedBy: 'other', createdAt: 1, updatedAt: 1 }
  return { kind: 'item', id: noteIdOf(number), fields: { title: 'theirs' }, rev: 5, deleted: false, ...stamp, ...known }
}

test('unsent changes stay on top of what the worker says', async () => {
  await applyPull(db, aPull({ entities: [anItem(1)] }), await asked(), ports)
  const mine = { type: 'set', fields: { comment: 'mine' } } as const
  await writeChanges(db, [{ kind: 'item', id: noteIdOf(1), change: mine }], ports)
  const renamed = anItem(1, { fields: { title: 'renamed', comment: 'theirs' }, rev: 11 })
  await applyPull(db, aPull({ entities: [renamed], cursor: 11 }), await asked(10), ports)
  expect(await getItem(db, noteIdOf(1))).toMatchObject({
    state: 'saved',
    item: { fields: { title: 'renamed', comment: 'mine' } },
  })
})

test('an answer to an older question is ignored as a whole', async () => {
  await saveNote(db, aNote(1), ports)
  await writeMeta(db, 'cursor', 50)
  const late = aPull({ entities: [anItem(2)], lastSeq: 1 })
  expect(await applyPull(db, late, await asked(0), ports)).toEqual({ applied: false })
  expect(await applyPull(db, late, { clientId: 'who-i-was', cursor: 50 }, ports)).toEqual({ applied: false })
  expect([await db.op.count(), await db.entity.count(), await readMeta(db, 'cursor')]).toEqual([1, 1, 50])
})

test('an application that dies at any step leaves the answer unapplied', async () => {
  await saveNote(db, aNote(1), ports)
  await saveNote(db, aNote(2), ports)
  const [question, op] = [await asked(), await db.op.get(2)]
  const refusals = [{ seq: 2, opId: op?.opId ?? '', code: 'not-allowed' as const }]
  const response = aPull({ entities: [anItem(1), anItem(3)], lastSeq: 2, lastOpId: await opIdAt(2), refusals })
  const state = async () => [
    await db.entity.toArray(),
    await db.op.toArray(),
    await db.refused.toArray(),
    await db.meta.toArray(),
  ]
  const before = await state()
  for (let step = 1; ; step++) {
    const kill = new KillSwitch(step)
    const dying = kill.wire(openReplica(name))
    const outcome = await applyPull(dying, response, question, ports).catch(() => null)
    dying.close()
    if (outcome) break
    expect(await state(), `step ${step}`).toEqual(before)
  }
  expect(await db.op.count()).toBe(0)
})

test('a refused save stays on view as failed and can be exported', async () => {
  await saveNote(db, aNote(1), ports)
  await writeChanges(
    db,
    [{ kind: 'item', id: noteIdOf(1), change: { type: 'add', field: 'tags', values: ['mine'] } }],
    ports,
  )
  const ops = await db.op.toArray()
  const refusals = ops.map(({ seq, opId }) => ({ seq, opId, code: 'not-allowed' as const }))
  await applyPull(db, aPull({ lastSeq: 2, lastOpId: await opIdAt(2), refusals }), await asked(), ports)
  expect(await getItem(db, noteIdOf(1))).toMatchObject({
    state: 'failed',
    item: { fields: { title: 'synthetic title 1', tags: ['mine'] } },
  })
  expect(await readOutbox(db)).toMatchObject({
    pending: 0,
    refused: [{ code: 'not-allowed' }, { code: 'not-allowed' }],
  })
})

test('any other refused change disappears from view and stays listed', async () => {
  await applyPull(db, aPull({ entities: [anItem(1)] }), await asked(), ports)
  await deleteItems(db, [noteIdOf(1)], ports)
  expect(await getItem(db, noteIdOf(1))).toBeNull()
  const [op] = await db.op.toArray()
  const refusals = [{ seq: 1, opId: op?.opId ?? '', code: 'not-allowed' as const }]
  await applyPull(db, aPull({ lastSeq: 1, lastOpId: await opIdAt(1), refusals, cursor: 12 }), await asked(10), ports)
  expect(await getItem(db, noteIdOf(1))).toMatchObject({ state: 'failed', item: { fields: { title: 'theirs' } } })
})

test("a teammate's deletion takes the note off the list", async () => {
  await applyPull(db, aPull({ entities: [anItem(1)] }), await asked(), ports)
  await applyPull(db, aPull({ entities: [anItem(1, { deleted: true, rev: 11 })], cursor: 11 }), await asked(10), ports)
  expect(await listItems(db, everything)).toEqual([])
})

test('a reset keeps the library on view until the new copy is complete, then drops what is gone', async () => {
  await applyPull(db, aPull({ entities: [anItem(1), anItem(2)] }), await asked(), ports)
  await saveNote(db, aNote(3), ports)
  await applyPull(db, aPull({ cursor: 0, more: true, reset: true }), await asked(10), ports)
  expect(await listItems(db, everything)).toHaveLength(3)
  await applyPull(db, aPull({ entities: [anItem(2, { rev: 20 })], cursor: 20, more: true }), await asked(0), ports)
  expect(await listItems(db, everything)).toHaveLength(3)
  await applyPull(db, aPull({ cursor: 30 }), await asked(20), ports)
  const left = (await listItems(db, everything)).map(({ item }) => item.id)
  expect(left.sort()).toEqual([noteIdOf(2), noteIdOf(3)])
  expect((await readOutbox(db)).pending).toBe(1)
})

test('fields of a newer worker are left out and the rest is kept', async () => {
  const newer = { ...anItem(1), fields: { title: 'theirs', mood: 'unknown here', likes: 'not a count' } }
  await applyPull(db, aPull({ entities: [newer] }), await asked(), ports)
  expect((await getItem(db, noteIdOf(1)))?.item.fields).toEqual({ title: 'theirs' })
})

test("another replica's acknowledgement under our client id drops nothing here: this one becomes a new client", async () => {
  await saveNote(db, aNote(1), ports)
  const before = await asked()
  const foreign = { lastSeq: 1, lastOpId: 'op-of-the-copy', entities: [anItem(2)] }
  expect(await applyPull(db, aPull(foreign), before, ports)).toEqual({ applied: false })
  expect((await asked()).clientId).not.toBe(before.clientId)
  expect([await db.op.count(), await db.entity.count(), await readMeta(db, 'cursor')]).toEqual([1, 1, 0])
})

test('an acknowledged number that was never given out here is another replica’s', async () => {
  const before = await asked()
  const foreign = aPull({ lastSeq: 7, lastOpId: 'op-of-the-copy' })
  expect(await applyPull(db, foreign, before, ports)).toEqual({ applied: false })
  expect((await asked()).clientId).not.toBe(before.clientId)
})

test('a kind or a refusal of a newer worker stops nothing', async () => {
  await saveNote(db, aNote(1), ports)
  const newer = v.parse(pullResponseSchema, {
    ...aPull({ lastSeq: 1, lastOpId: await opIdAt(1) }),
    entities: [{ ...anItem(2), kind: 'from-the-future', id: 'x' }, anItem(3)],
    refusals: [{ seq: 1, opId: await opIdAt(1), code: 'from-the-future' }],
  })
  expect(await applyPull(db, newer, await asked(), ports)).toMatchObject({ applied: true })
  expect((await listItems(db, everything)).map(({ item }) => item.id).sort()).toEqual([noteIdOf(1), noteIdOf(3)])
  expect(await readOutbox(db)).toMatchObject({ pending: 0, refused: [{ code: 'op-malformed' }] })
  expect(await readMeta(db, 'cursor')).toBe(10)
})

test.each([
  ['kind', { kind: 'from-the-future', id: 'x' }],
  ['field', { fields: { title: 'theirs', mood: 'unknown here' } }],
])(
  'what was left out of a newer worker (a %s) is pulled once a version comes that may know it',
  async (_what, over) => {
    await applyPull(db, aPull({ entities: [{ ...anItem(1), ...over }] }), await asked(), ports)
    await pullWhatWasLeftOut(db)
    expect(await readMeta(db, 'cursor')).toBe(10)
    await writeMeta(db, 'leftOutBy', 'what an older version knew')
    await pullWhatWasLeftOut(db)
    expect([await readMeta(db, 'cursor'), await readMeta(db, 'leftOutBy')]).toEqual([0, null])
  },
)
