// @vitest-environment node
import { expect, test } from 'vitest'
import { syncOnce } from '../../../../extension/background/sync.ts'
import { createBoard } from '../../../../extension/replica/boards.ts'
import { connect, leave, setConsent } from '../../../../extension/replica/connect.ts'
import { deleteItems, saveNote } from '../../../../extension/replica/items.ts'
import { readMeta } from '../../../../extension/replica/meta.ts'
import { recordSightings } from '../../../../extension/replica/observed.ts'
import { getItem, listItems, readOutbox } from '../../../../extension/replica/queries.ts'
import { KillSwitch } from '../../../support/kill-switch.ts'
import { aNote, countingPorts, freshName, noteIdOf, openReplica, signIn, syncPorts } from '../../../support/replica.ts'
import { WorkerModel } from '../../../support/worker-model.ts'

const ports = countingPorts()
const everything = { text: '', boardId: null, tag: null }

test('what was gathered alone is sent after the first connection', async () => {
  const [db, worker] = [openReplica(), new WorkerModel()]
  await saveNote(db, aNote(1), ports)
  expect(await getItem(db, noteIdOf(1))).toMatchObject({ state: 'saved' })
  await connect(db, signIn(worker), false, ports)
  expect(await getItem(db, noteIdOf(1))).toMatchObject({ state: 'saved' })
  await syncOnce(syncPorts(db, worker.fetch))
  expect([...worker.entities.keys()]).toEqual([`item:${noteIdOf(1)}`])
  expect(await getItem(db, noteIdOf(1))).toMatchObject({ state: 'saved', item: { createdBy: 'member-of-device-1' } })
})

test('leaving keeps library and queue; coming back as another device sends the queue under a new client id', async () => {
  const [db, worker] = [openReplica(), new WorkerModel()]
  await connect(db, signIn(worker), true, ports)
  await saveNote(db, aNote(1), ports)
  await syncOnce(syncPorts(db, worker.fetch))
  await saveNote(db, aNote(2), ports)
  const [client, cursor] = [await readMeta(db, 'clientId'), await readMeta(db, 'cursor')]
  await leave(db)
  expect(await readMeta(db, 'session')).toBeNull()
  expect(await readMeta(db, 'shareObservations')).toBe(false)
  expect(await listItems(db, everything)).toHaveLength(2)
  await saveNote(db, aNote(3), ports)

  await connect(db, signIn(worker, 'device-2'), false, ports)
  expect(await readMeta(db, 'clientId')).not.toBe(client)
  expect(await readMeta(db, 'cursor')).toBe(cursor)
  await syncOnce(syncPorts(db, worker.fetch))
  expect(worker.entities.size).toBe(3)
  expect(worker.taken.map(({ op }) => op.seq)).toEqual([1, 1, 2])
  expect(await readOutbox(db)).toEqual({ pending: 0, refused: [] })
})

test('another workspace is offered everything that lives here, and nothing of the old one stays behind', async () => {
  const [db, old, next] = [openReplica(), new WorkerModel(), new WorkerModel()]
  await connect(db, signIn(old), false, ports)
  const board = await createBoard(db, 'Board', ports)
  await saveNote(db, aNote(1), ports)
  await saveNote(db, aNote(2), ports)
  await syncOnce(syncPorts(db, old.fetch))
  await deleteItems(db, [noteIdOf(2)], ports)
  await saveNote(db, aNote(3), ports)

  await connect(db, signIn(next, 'device-9', 'owner', 'team-2'), false, ports)
  expect(await readMeta(db, 'cursor')).toBe(0)
  expect(
    (await db.entity.toArray()).every((row) => row.base === null && row.current.createdBy === 'member-of-device-9'),
  ).toBe(true)
  await syncOnce(syncPorts(db, next.fetch))
  expect([...next.entities.keys()].sort()).toEqual(
    [`board:${board.ok ? board.value : ''}`, `item:${noteIdOf(1)}`, `item:${noteIdOf(3)}`].sort(),
  )
  expect(await listItems(db, everything)).toHaveLength(2)
})

test('a save that the old workspace refused is offered to the next', async () => {
  const [db, old, next] = [openReplica(), new WorkerModel(), new WorkerModel()]
  await connect(db, signIn(old, 'device-1', 'viewer'), false, ports)
  await saveNote(db, aNote(1), ports)
  await syncOnce(syncPorts(db, old.fetch))
  expect(await getItem(db, noteIdOf(1))).toMatchObject({ state: 'failed' })
  await connect(db, signIn(next, 'device-2', 'editor', 'team-2'), false, ports)
  await syncOnce(syncPorts(db, next.fetch))
  expect(await getItem(db, noteIdOf(1))).toMatchObject({ state: 'saved' })
  expect((await readOutbox(db)).refused).toEqual([])
})

test('a change of workspace that dies at any step changes nothing', async () => {
  const name = freshName()
  const db = openReplica(name)
  await connect(db, signIn(new WorkerModel()), true, ports)
  await saveNote(db, aNote(1), ports)
  await recordSightings(db, { notes: [aNote(5)], creators: [] })
  const state = async () => Promise.all(db.tables.map((table) => table.toArray()))
  const before = await state()
  let deaths = 0
  for (;;) {
    const dying = new KillSwitch(deaths + 1).wire(openReplica(name))
    const session = signIn(new WorkerModel(), 'device-2', 'editor', 'team-2')
    const died = await connect(dying, session, false, ports).then(
      () => false,
      () => true,
    )
    dying.close()
    if (!died) break
    deaths += 1
    expect(await state(), `step ${deaths}`).toEqual(before)
  }
  expect(deaths).toBeGreaterThan(10)
})

test('withdrawn consent deletes what waits for upload', async () => {
  const db = openReplica()
  await connect(db, signIn(new WorkerModel()), true, ports)
  await recordSightings(db, { notes: [aNote(1)], creators: [] })
  expect(await db.observation.count()).toBe(1)
  await setConsent(db, false)
  expect(await db.observation.count()).toBe(0)
  expect(await db.note.count()).toBe(1)
})
