// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { exactCount } from '#shared/model/count.ts'
import { ok } from '#shared/model/result.ts'
import { saveLink } from '../../../../extension/background/items.ts'
import { pushMarks } from '../../../../extension/background/marks.ts'
import { createBoard } from '../../../../extension/replica/boards.ts'
import { connect } from '../../../../extension/replica/connect.ts'
import { readMeta, writeMeta } from '../../../../extension/replica/meta.ts'
import { getItem } from '../../../../extension/replica/queries.ts'
import { aCore, ownPage, redTab } from '../../../support/core.ts'
import { KillSwitch } from '../../../support/kill-switch.ts'
import { aCreator, aNote, countingPorts, creatorIdOf, noteIdOf, signIn } from '../../../support/replica.ts'
import { addressOf, WorkerModel } from '../../../support/worker-model.ts'

let worker: WorkerModel
let background: ReturnType<typeof aCore>

beforeEach(() => {
  worker = new WorkerModel()
  background = aCore(worker.fetch)
})

test('save, move and unsave answer with the mark as it stands on disk and tell the tabs', async () => {
  const { core, handlers, record } = background
  const board = await createBoard(core.db, 'Board', core)
  const boardId = board.ok ? board.value : ''
  const choices = [{ id: boardId, name: 'Board' }]
  expect(await handlers['item/save']({ note: aNote(1) }, redTab)).toEqual({
    ok: true,
    value: { mark: { noteId: noteIdOf(1), state: 'saved', boards: [] }, board: null, boards: choices, existed: false },
  })
  expect(await handlers['item/move']({ noteId: noteIdOf(1), from: null, to: boardId }, redTab)).toMatchObject({
    value: { mark: { boards: ['Board'] } },
  })
  expect(await handlers['item/save']({ note: aNote(1) }, redTab)).toMatchObject({
    value: { existed: true, board: choices[0] },
  })
  expect(await handlers['item/unsave']({ noteId: noteIdOf(1) }, redTab)).toMatchObject({
    value: { mark: { state: null } },
  })
  expect(record.changed).toEqual(Array.from({ length: 4 }, () => [noteIdOf(1)]))
})

test('what is not there any more is gone', async () => {
  const { handlers } = background
  expect(await handlers['item/unsave']({ noteId: noteIdOf(1) }, redTab)).toEqual({ ok: false, code: 'gone' })
  await handlers['item/save']({ note: aNote(1) }, redTab)
  const move = { noteId: noteIdOf(1), from: null, to: 'no-such-board' }
  expect(await handlers['item/move'](move, redTab)).toEqual({ ok: false, code: 'gone' })
})

test('a save that dies at any step is never confirmed', async () => {
  let step = 1
  for (; ; step++) {
    const { core, handlers } = aCore(worker.fetch)
    const kill = new KillSwitch(step)
    kill.wire(core.db)
    const reply = await handlers['item/save']({ note: aNote(1) }, redTab).catch(() => null)
    if (kill.steps < step) break
    expect(reply).toBeNull()
  }
  expect(step).toBeGreaterThan(8)
})

test('sightings are recorded, watched creators follow, marks come back for what is ours', async () => {
  const { core, handlers, record } = background
  await handlers['item/save']({ note: aNote(1) }, redTab)
  await handlers['competitor/watch']({ creator: aCreator(3), watch: true }, redTab)
  const later = aCreator(3, { followers: exactCount(2000), seenAt: aCreator(3).seenAt + 2 * 3_600_000 })
  const wakes = record.wakes
  const report = { notes: [aNote(1), aNote(2)], creators: [later] }
  expect(await handlers['sightings/report'](report, redTab)).toEqual({
    ok: true,
    value: { marks: [{ noteId: noteIdOf(1), state: 'saved', boards: [] }] },
  })
  expect(await core.db.note.count()).toBe(2)
  expect((await core.db.entity.get(`competitor:${creatorIdOf(3)}`))?.current.fields).toMatchObject({
    followers: exactCount(2000),
  })
  expect([record.wakes - wakes, record.holds, record.uploads]).toEqual([1, 1, 0])
})

test('fifty waiting observations are uploaded without waiting for the alarm', async () => {
  const { core, handlers, record } = background
  await connect(core.db, signIn(worker), true, countingPorts('client'))
  const notes = Array.from({ length: 49 }, (_, number) => aNote(number))
  await handlers['sightings/report']({ notes, creators: [] }, redTab)
  expect(record.uploads).toBe(0)
  await handlers['sightings/report']({ notes: [aNote(100)], creators: [] }, redTab)
  expect(record.uploads).toBe(1)
})

test('while paused nothing of the page is taken', async () => {
  const { core, handlers } = background
  await writeMeta(core.db, 'paused', true)
  await handlers['sightings/report']({ notes: [aNote(1)], creators: [aCreator(1)] }, redTab)
  expect([await core.db.note.count(), await core.db.creator.count()]).toEqual([0, 0])
})

test('joining checks the worker, keeps the session, and the reply holds no token', async () => {
  const made = signIn(worker)
  const { core, handlers, record } = aCore(async (input, init) => {
    if (!addressOf(input).endsWith('/v1/invites/redeem')) return worker.fetch(input, init)
    return new Response(JSON.stringify(made), { status: 201 })
  })
  const form = { address: ' https://worker.example/ ', code: 'synthetic-code', nickname: 'T', deviceName: 'D' }
  const reply = await handlers['session/join']({ ...form, shareObservations: true }, ownPage)
  expect(reply).toEqual({ ok: true, value: { workspaceName: 'Synthetic team', nickname: 'Tester', role: 'editor' } })
  expect(await readMeta(core.db, 'session')).toEqual(made)
  expect(await readMeta(core.db, 'shareObservations')).toBe(true)
  expect([record.restarts, record.wakes]).toEqual([1, 1])
})

test('a code is never sent to a server that is not a worker', async () => {
  const sent: string[] = []
  const { handlers } = aCore(async (input) => {
    sent.push(addressOf(input))
    return new Response('<html>')
  })
  const form = { address: 'https://somewhere.example', code: 'synthetic-code', nickname: 'T', deviceName: 'D' }
  expect(await handlers['session/join']({ ...form, shareObservations: false }, ownPage)).toEqual({
    ok: false,
    code: 'not-redmark',
  })
  expect(sent).toEqual(['https://somewhere.example/v1/health'])
})

test('questions to the team need a connection, and a dead token is noted', async () => {
  const { core, handlers } = background
  expect(await handlers['trends/read']({ days: 3 }, ownPage)).toEqual({ ok: false, code: 'not-connected' })
  await connect(core.db, signIn(worker), false, core)
  worker.devices.clear()
  expect(await handlers['members/read']({}, ownPage)).toEqual({ ok: false, code: 'token-invalid' })
  expect(await readMeta(core.db, 'syncError')).toBe('token-invalid')
})

test('revoking the device one sits at shows at once and keeps everything', async () => {
  const { core, handlers } = aCore(async (input, init) =>
    init?.method === 'DELETE' ? new Response('{"revoked":true}') : worker.fetch(input, init),
  )
  await connect(core.db, signIn(worker), false, core)
  await handlers['device/revoke']({ deviceId: 'another-device' }, ownPage)
  expect(await readMeta(core.db, 'syncError')).toBeNull()
  await handlers['device/revoke']({ deviceId: 'device-1' }, ownPage)
  expect(await readMeta(core.db, 'syncError')).toBe('token-invalid')
  expect(await readMeta(core.db, 'session')).not.toBeNull()
})

test('leaving ends the token on the worker and keeps the library', async () => {
  const sent: string[] = []
  const { core, handlers } = aCore(async (input, init) => {
    sent.push(`${init?.method} ${addressOf(input)}`)
    return new Response('{"revoked":true}')
  })
  await connect(core.db, signIn(worker), true, core)
  await handlers['item/save']({ note: aNote(1) }, redTab)
  expect(await handlers['session/leave']({}, ownPage)).toEqual({ ok: true, value: {} })
  expect(sent).toEqual(['DELETE https://worker.example/v1/devices/device-1'])
  expect(await readMeta(core.db, 'session')).toBeNull()
  expect(await getItem(core.db, noteIdOf(1))).toMatchObject({ state: 'saved' })
})

test('a page that changed the replica makes tabs and outbox follow, and tells them the settings', async () => {
  const { core, handlers, record } = background
  await writeMeta(core.db, 'paused', true)
  await writeMeta(core.db, 'locale', 'en')
  await handlers['replica/changed']({ noteIds: [noteIdOf(1)] }, ownPage)
  expect(record.changed).toEqual([[noteIdOf(1)]])
  expect(record.pushed).toEqual([{ type: 'settings/changed', paused: true, locale: 'en' }])
})

test('a tab learns the pause and the chosen language by asking, and nothing else', async () => {
  const { core, handlers } = background
  expect(await handlers['tab/settings']({}, redTab)).toEqual(ok({ paused: false, locale: null }))
  await writeMeta(core.db, 'paused', true)
  await writeMeta(core.db, 'locale', 'en')
  expect(await handlers['tab/settings']({}, redTab)).toEqual(ok({ paused: true, locale: 'en' }))
})

test('tabs learn what is ours and what is not any more, in messages of at most 200 marks', async () => {
  const { core, handlers, record } = background
  await handlers['item/save']({ note: aNote(1) }, redTab)
  await pushMarks(
    core,
    Array.from({ length: 250 }, (_, number) => noteIdOf(number)),
  )
  const marks = record.pushed.map((push) => (push.type === 'marks/changed' ? push.marks : []))
  expect(marks.map((some) => some.length)).toEqual([200, 50])
  expect(marks[0]?.slice(0, 2).map(({ state }) => state)).toEqual([null, 'saved'])
})

test('the menu on a link saves the note it names, filled from the cache, and nothing for any other link', async () => {
  const { core, handlers, record } = background
  await handlers['sightings/report']({ notes: [aNote(1, { body: 'cached text' })], creators: [] }, redTab)
  await saveLink(core, `https://www.xiaohongshu.com/explore/${noteIdOf(1)}?xsec_token=synthetic`)
  expect((await getItem(core.db, noteIdOf(1)))?.item.fields).toMatchObject({
    title: 'synthetic title 1',
    body: 'cached text',
    url: `https://www.xiaohongshu.com/explore/${noteIdOf(1)}?xsec_token=synthetic`,
  })
  for (const link of [
    `https://www.xiaohongshu.com/user/profile/${creatorIdOf(1)}`,
    `https://evil.example/explore/${noteIdOf(2)}`,
    'javascript:alert(1)',
    'https://www.xiaohongshu.com/explore/undefined',
  ]) {
    await saveLink(core, link)
  }
  expect(await core.db.entity.count()).toBe(1)
  expect(record.changed).toHaveLength(1)
})
