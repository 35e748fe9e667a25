// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { syncOnce } from '../../../../extension/background/sync.ts'
import { connect } from '../../../../extension/replica/connect.ts'
import type { ReplicaDb } from '../../../../extension/replica/db.ts'
import { deleteItems, restoreItems, saveNote } from '../../../../extension/replica/items.ts'
import { readMeta } from '../../../../extension/replica/meta.ts'
import { getItem, readOutbox } from '../../../../extension/replica/queries.ts'
import { discardRefused, exportUnsent, retryRefused } from '../../../../extension/replica/refused.ts'
import { writeChanges } from '../../../../extension/replica/write.ts'
import { aNote, countingPorts, noteIdOf, openReplica, signIn, syncPorts, tokenOf } from '../../../support/replica.ts'
import { WorkerModel } from '../../../support/worker-model.ts'

let worker: WorkerModel
let db: ReplicaDb
const ports = countingPorts()
const id = noteIdOf(1)
const sync = () => syncOnce(syncPorts(db, worker.fetch))
const becomeEditor = () => signIn(worker, 'device-1', 'editor')

beforeEach(async () => {
  worker = new WorkerModel()
  db = openReplica()
  await connect(db, signIn(worker, 'device-1', 'viewer'), false, ports)
  await saveNote(db, aNote(1), ports)
  await writeChanges(db, [{ kind: 'item', id, change: { type: 'add', field: 'tags', values: ['mine'] } }], ports)
  await sync()
})

const opIdOfCreate = async () => (await db.refused.toArray()).find(({ op }) => op.change.type === 'create')?.opId ?? ''

test('a retry of a refused save goes out with what was done to it, once the role allows it', async () => {
  expect((await readOutbox(db)).refused).toHaveLength(2)
  becomeEditor()
  expect(await retryRefused(db, await opIdOfCreate(), ports)).toEqual({ ok: true, value: null })
  expect(await getItem(db, id)).toMatchObject({ state: 'saved', item: { fields: { tags: ['mine'] } } })
  await sync()
  expect(worker.entities.get(`item:${id}`)?.fields).toMatchObject({ title: 'synthetic title 1', tags: ['mine'] })
  expect(await getItem(db, id)).toMatchObject({ state: 'saved' })
})

test('a retry that is refused again is listed again', async () => {
  await retryRefused(db, await opIdOfCreate(), ports)
  await sync()
  expect(await readOutbox(db)).toMatchObject({
    pending: 0,
    refused: [{ code: 'not-allowed' }, { code: 'not-allowed' }],
  })
  expect(await getItem(db, id)).toMatchObject({ state: 'failed' })
})

test('discarding the refused save takes it off the view for good', async () => {
  for (const { opId } of await db.refused.toArray()) await discardRefused(db, opId)
  expect(await getItem(db, id)).toBeNull()
  expect(await readOutbox(db)).toEqual({ pending: 0, refused: [] })
  expect(await discardRefused(db, 'long-gone')).toEqual({ ok: false, code: 'gone' })
})

test('saving a failed note once more sends the whole of it', async () => {
  becomeEditor()
  await saveNote(db, aNote(1), ports)
  await sync()
  expect(worker.entities.get(`item:${id}`)?.fields).toMatchObject({ title: 'synthetic title 1', tags: ['mine'] })
  expect(await readOutbox(db)).toEqual({ pending: 0, refused: [] })
})

test('deleting a failed note tells the worker nothing, and undoing that is a new attempt', async () => {
  becomeEditor()
  await deleteItems(db, [id], ports)
  expect(await readOutbox(db)).toEqual({ pending: 0, refused: [] })
  await restoreItems(db, [id], ports)
  await sync()
  expect(worker.entities.get(`item:${id}`)).toMatchObject({ deleted: false, fields: { tags: ['mine'] } })
})

test('everything unsent can be exported, without any secret', async () => {
  await saveNote(db, aNote(2), ports)
  const text = await exportUnsent(db, 123)
  expect(JSON.parse(text)).toMatchObject({
    format: 'redmark-unsent',
    exportedAt: 123,
    waiting: [{ id: noteIdOf(2), change: { type: 'create' } }],
    refused: [
      { id, refusedAs: 'not-allowed', change: { type: 'create', fields: { title: 'synthetic title 1' } } },
      { id, refusedAs: 'not-allowed', change: { type: 'add' } },
    ],
  })
  expect((await readMeta(db, 'session'))?.token).toBe(tokenOf('device-1'))
  expect(text).not.toContain('rmk_')
})
