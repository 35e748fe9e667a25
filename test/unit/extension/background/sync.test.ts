// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { syncOnce } from '../../../../extension/background/sync.ts'
import { createBoard } from '../../../../extension/replica/boards.ts'
import { connect, leave } from '../../../../extension/replica/connect.ts'
import type { ReplicaDb } from '../../../../extension/replica/db.ts'
import { saveNote } from '../../../../extension/replica/items.ts'
import { readMeta } from '../../../../extension/replica/meta.ts'
import { getItem, readOutbox } from '../../../../extension/replica/queries.ts'
import { writeChanges } from '../../../../extension/replica/write.ts'
import { aNote, countingPorts, noteIdOf, openReplica, signIn, syncPorts } from '../../../support/replica.ts'
import { addressOf, answer, refusal, WorkerModel } from '../../../support/worker-model.ts'

let worker: WorkerModel
let db: ReplicaDb
const ports = countingPorts()

beforeEach(async () => {
  worker = new WorkerModel()
  db = openReplica()
  await connect(db, signIn(worker), false, ports)
})

test('what waits goes out in order and leaves the outbox only with the pull', async () => {
  await saveNote(db, aNote(1), ports)
  const pushOnly = syncPorts(db, async (input, init) =>
    addressOf(input).includes('/pull') ? refusal('overloaded') : worker.fetch(input, init),
  )
  expect(await syncOnce(pushOnly)).toEqual({ ok: false, code: 'overloaded' })
  expect(worker.taken).toHaveLength(1)
  expect(await getItem(db, noteIdOf(1))).toMatchObject({ state: 'queued' })

  expect(await syncOnce(syncPorts(db, worker.fetch))).toMatchObject({ ok: true })
  expect(worker.taken).toHaveLength(1)
  expect(await getItem(db, noteIdOf(1))).toMatchObject({ state: 'saved', item: { rev: 1 } })
})

test('450 ops go out in three pushes and a long list comes back in pages', async () => {
  worker.pageRows = 100
  for (let number = 0; number < 450; number++) await saveNote(db, aNote(number), ports)
  await syncOnce(syncPorts(db, worker.fetch))
  expect(worker.requests.filter((request) => request.includes('push'))).toHaveLength(3)
  expect(worker.requests.filter((request) => request.includes('pull'))).toHaveLength(5)
  expect(await readOutbox(db)).toEqual({ pending: 0, refused: [] })
  expect(await db.entity.filter((row) => row.base?.rev === row.current.rev).count()).toBe(450)
})

test('lost, doubled and late replies change nothing', async () => {
  for (let number = 0; number < 5; number++) await saveNote(db, aNote(number), ports)
  let request = 0
  const late: Array<Promise<Response>> = []
  const unruly = syncPorts(db, async (input, init) => {
    request += 1
    const reply = await worker.fetch(input, init)
    if (request % 3 === 1) throw new TypeError('the reply was lost')
    // The same request arrives once more, and its reply is never heard.
    if (request % 3 === 2) late.push(worker.fetch(input, init))
    return reply
  })
  for (let round = 0; round < 6; round++) {
    await syncOnce(unruly)
    await saveNote(db, aNote(100 + round), ports)
  }
  await syncOnce(syncPorts(db, worker.fetch))
  expect([...worker.timesTaken().values()].every((times) => times === 1)).toBe(true)
  expect(worker.entities.size).toBe(11)
  expect(await readOutbox(db)).toEqual({ pending: 0, refused: [] })
})

test("two members edit one note: different fields both live, the same field is the server's last", async () => {
  const id = noteIdOf(1)
  await saveNote(db, aNote(1), ports)
  await syncOnce(syncPorts(db, worker.fetch))
  worker.changeBy('other', { kind: 'item', id, change: { type: 'set', fields: { comment: 'theirs' } } })
  worker.changeBy('other', { kind: 'item', id, change: { type: 'add', field: 'tags', values: ['theirs'] } })
  await writeChanges(db, [{ kind: 'item', id, change: { type: 'set', fields: { comment: 'ours, later' } } }], ports)
  await writeChanges(db, [{ kind: 'item', id, change: { type: 'add', field: 'tags', values: ['ours'] } }], ports)
  await syncOnce(syncPorts(db, worker.fetch))
  expect((await getItem(db, id))?.item.fields).toMatchObject({ comment: 'ours, later', tags: ['theirs', 'ours'] })
})

test('a worker put back to an earlier state is offered again what it lost', async () => {
  await saveNote(db, aNote(1), ports)
  await saveNote(db, aNote(2), ports)
  await syncOnce(syncPorts(db, worker.fetch))
  const restored = new WorkerModel()
  signIn(restored)
  await saveNote(db, aNote(3), ports)
  expect(await syncOnce(syncPorts(db, restored.fetch))).toMatchObject({ ok: true })
  expect([...restored.entities.keys()].sort()).toEqual([1, 2, 3].map((number) => `item:${noteIdOf(number)}`))
  expect(await readOutbox(db)).toEqual({ pending: 0, refused: [] })
})

test('the same with nothing waiting: the reset brings it back on the next round', async () => {
  await saveNote(db, aNote(1), ports)
  await syncOnce(syncPorts(db, worker.fetch))
  const restored = new WorkerModel()
  signIn(restored)
  await syncOnce(syncPorts(db, restored.fetch))
  expect(await getItem(db, noteIdOf(1))).toMatchObject({ state: 'saved' })
  await syncOnce(syncPorts(db, restored.fetch))
  expect([...restored.entities.keys()]).toEqual([`item:${noteIdOf(1)}`])
  expect(await getItem(db, noteIdOf(1))).toMatchObject({ state: 'saved' })
})

test('a worker that keeps contradicting itself ends the round', async () => {
  await saveNote(db, aNote(1), ports)
  const absurd = syncPorts(db, async () => answer(200, { rev: 1, expectedSeq: 1 }))
  expect(await syncOnce(absurd)).toEqual({ ok: false, code: 'sequence-gap' })
  const gaping = syncPorts(db, async () => refusal('sequence-gap', { expectedSeq: 900 }))
  expect(await syncOnce(gaping)).toEqual({ ok: false, code: 'sequence-gap' })
  expect((await readOutbox(db)).pending).toBe(1)
})

test('a revoked token stops sync and keeps the library and the queue', async () => {
  await saveNote(db, aNote(1), ports)
  worker.devices.clear()
  expect(await syncOnce(syncPorts(db, worker.fetch))).toEqual({ ok: false, code: 'token-invalid' })
  expect(await readMeta(db, 'syncError')).toBe('token-invalid')
  expect((await readOutbox(db)).pending).toBe(1)
  expect(await getItem(db, noteIdOf(1))).toMatchObject({ state: 'queued' })
})

test('leaving in the middle of a round sends nothing more and records nothing', async () => {
  await saveNote(db, aNote(1), ports)
  const leaving = syncPorts(db, async (input, init) => {
    const reply = await worker.fetch(input, init)
    await leave(db)
    return reply
  })
  expect(await syncOnce(leaving)).toEqual({ ok: false, code: 'not-connected' })
  expect(worker.requests).toEqual(['POST /v1/sync/push'])
  expect(await readMeta(db, 'syncError')).toBeNull()
})

test('leaving between two pages of a pull asks for no further page', async () => {
  worker.pageRows = 1
  for (const number of [1, 2, 3]) {
    const change = { type: 'create', fields: { title: 'theirs' } } as const
    worker.changeBy('other', { kind: 'item', id: noteIdOf(number), change })
  }
  const leaving = syncPorts(db, async (input, init) => {
    const reply = await worker.fetch(input, init)
    await leave(db)
    return reply
  })
  expect(await syncOnce(leaving)).toEqual({ ok: false, code: 'not-connected' })
  expect(worker.requests).toEqual(['GET /v1/sync/pull'])
})

test('joining another workspace in the middle of a round never mixes the two', async () => {
  const other = new WorkerModel()
  const second = { ...signIn(other, 'device-2', 'editor', 'team-2'), address: 'https://other.example' }
  await createBoard(db, 'Board', ports)
  worker.changeBy('theirs', { kind: 'item', id: noteIdOf(7), change: { type: 'create', fields: { title: 'theirs' } } })
  const changing = syncPorts(db, async (input, init) => {
    const reply = await (addressOf(input).includes('other.example') ? other : worker).fetch(input, init)
    if (addressOf(input).includes('worker.example/v1/sync/pull')) await connect(db, second, false, ports)
    return reply
  })
  await syncOnce(changing)
  await syncOnce(changing)
  // The answer of the first workspace came after the change and was ignored.
  expect([...other.entities.values()].map(({ kind }) => kind)).toEqual(['board'])
  expect(await getItem(db, noteIdOf(7))).toBeNull()
})

/** The profile as it is on disk now, in a second browser: the same client id, numbers and outbox. */
async function copyOf(original: ReplicaDb): Promise<ReplicaDb> {
  const copy = openReplica()
  for (const table of original.tables) await copy.table(table.name).bulkPut(await table.toArray())
  return copy
}

test('a copied browser profile loses nothing: the second to speak becomes a client of its own (law 3)', async () => {
  await saveNote(db, aNote(1), ports)
  await syncOnce(syncPorts(db, worker.fetch))
  await saveNote(db, aNote(2), ports)
  const copy = await copyOf(db)
  await saveNote(db, aNote(3), ports)
  await saveNote(copy, aNote(4), countingPorts('copy'))
  await saveNote(copy, aNote(5), countingPorts('copy-2'))
  for (const each of [db, copy, db, copy])
    expect(await syncOnce(syncPorts(each, worker.fetch))).toMatchObject({ ok: true })
  expect([...worker.entities.keys()].sort()).toEqual([1, 2, 3, 4, 5].map((number) => `item:${noteIdOf(number)}`))
  for (const each of [db, copy]) {
    expect(await each.entity.count()).toBe(5)
    expect(await readOutbox(each)).toEqual({ pending: 0, refused: [] })
  }
})

test('what a team-mate deleted does not come back when a copied profile becomes a client of its own', async () => {
  await saveNote(db, aNote(1), ports)
  await syncOnce(syncPorts(db, worker.fetch))
  await saveNote(db, aNote(2), ports)
  const copy = await copyOf(db)
  await saveNote(db, aNote(3), ports)
  await syncOnce(syncPorts(db, worker.fetch))
  worker.changeBy('other', { kind: 'item', id: noteIdOf(1), change: { type: 'delete' } })
  // All that waits in the copy was taken already, and the worker expects a number that it never gave out.
  expect(await syncOnce(syncPorts(copy, worker.fetch))).toMatchObject({ ok: true })
  expect(worker.entities.get(`item:${noteIdOf(1)}`)?.deleted).toBe(true)
  expect((await readOutbox(copy)).pending).toBe(0)
})
