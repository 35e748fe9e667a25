// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { exactCount } from '#shared/model/count.ts'
import { connect } from '../../../../extension/replica/connect.ts'
import type { ReplicaDb } from '../../../../extension/replica/db.ts'
import { recordSightings } from '../../../../extension/replica/observed.ts'
import { aCreator, aNote, countingPorts, creatorIdOf, noteIdOf, openReplica, signIn } from '../../../support/replica.ts'
import { WorkerModel } from '../../../support/worker-model.ts'

let db: ReplicaDb
const ports = countingPorts()
const hour = 3_600_000
const start = 1_700_000_000_000

beforeEach(() => {
  db = openReplica()
})

test('a card never wipes what the open note had shown', async () => {
  const open = aNote(1, { body: 'the text', tags: ['tag'], collects: exactCount(7), seenAt: start })
  const card = aNote(1, { title: 'new title', author: { id: null, name: 'author 1' }, seenAt: start + 1 })
  await recordSightings(db, { notes: [open], creators: [] })
  await recordSightings(db, { notes: [card], creators: [] })
  expect((await db.note.get(noteIdOf(1)))?.sighting).toMatchObject({
    title: 'new title',
    body: 'the text',
    tags: ['tag'],
    collects: exactCount(7),
    seenAt: start + 1,
    author: { id: creatorIdOf(1), name: 'author 1' },
  })
})

test('an older sighting that arrives late only fills gaps', async () => {
  await recordSightings(db, { notes: [aNote(1, { likes: exactCount(50), seenAt: start + hour })], creators: [] })
  await recordSightings(db, { notes: [aNote(1, { likes: exactCount(9), body: 'text', seenAt: start })], creators: [] })
  expect((await db.note.get(noteIdOf(1)))?.sighting).toMatchObject({
    likes: exactCount(50),
    body: 'text',
    seenAt: start + hour,
  })
})

test('nothing is queued for upload without a workspace or without consent', async () => {
  await recordSightings(db, { notes: [aNote(1)], creators: [aCreator(1)] })
  await connect(db, signIn(new WorkerModel()), false, ports)
  await recordSightings(db, { notes: [aNote(2)], creators: [aCreator(2)] })
  expect(await db.observation.count()).toBe(0)
  expect([await db.note.count(), await db.creator.count()]).toEqual([2, 2])
})

test('with consent each sighting with news is queued once', async () => {
  await connect(db, signIn(new WorkerModel()), true, ports)
  const again = (seenAt: number, likes: number) => aNote(1, { seenAt, likes: exactCount(likes) })
  await recordSightings(db, { notes: [again(start, 5), again(start + 1, 5)], creators: [] })
  expect(await db.observation.count()).toBe(1)
  await recordSightings(db, { notes: [again(start + 2, 6)], creators: [] })
  expect(await db.observation.count()).toBe(2)
  await recordSightings(db, { notes: [again(start + 2 * hour, 6)], creators: [] })
  expect(await db.observation.count()).toBe(3)
})

test('the cache keeps the newest 20,000 notes', async () => {
  const many = Array.from({ length: 21_001 }, (_, number) => {
    const sighting = aNote(number, { seenAt: start + number })
    return { noteId: sighting.noteId, authorId: null, seenAt: sighting.seenAt, sighting }
  })
  await db.note.bulkPut(many)
  await recordSightings(db, { notes: [aNote(0, { seenAt: start + 2 * hour })], creators: [] })
  expect(await db.note.count()).toBe(20_000)
  expect([await db.note.get(noteIdOf(1)), await db.note.get(noteIdOf(1001))]).toEqual([undefined, undefined])
  expect((await db.note.get(noteIdOf(0)))?.seenAt).toBe(start + 2 * hour)
})

test('weeks offline with consent keep the newest 5,000 observations', async () => {
  await connect(db, signIn(new WorkerModel()), true, ports)
  await db.observation.bulkAdd(Array.from({ length: 5250 }, () => ({ note: aNote(1), creator: null })))
  const first = (await db.observation.orderBy('id').first())?.id ?? 0
  await recordSightings(db, { notes: [aNote(2)], creators: [] })
  expect(await db.observation.count()).toBe(5000)
  expect((await db.observation.orderBy('id').first())?.id).toBe(first + 251)
  expect((await db.observation.orderBy('id').last())?.note?.noteId).toBe(noteIdOf(2))
})
