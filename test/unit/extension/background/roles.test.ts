// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import type { Role } from '#shared/model/role.ts'
import { saveLink } from '../../../../extension/background/items.ts'
import { connect } from '../../../../extension/replica/connect.ts'
import { saveNote } from '../../../../extension/replica/items.ts'
import { watchCreator } from '../../../../extension/replica/competitors.ts'
import { getItem, readOutbox } from '../../../../extension/replica/queries.ts'
import { aCore, redTab } from '../../../support/core.ts'
import { aCreator, aNote, noteIdOf, signIn } from '../../../support/replica.ts'
import { WorkerModel } from '../../../support/worker-model.ts'

let worker: WorkerModel
let background: ReturnType<typeof aCore>
const notAllowed = { ok: false, code: 'not-allowed' }

beforeEach(() => {
  worker = new WorkerModel()
  background = aCore(worker.fetch)
})

test.each<Role>(['viewer', 'reviewer'])(
  'a %s who presses save is told at once, and nothing looks saved',
  async (role) => {
    const { core, handlers, record } = background
    await connect(core.db, signIn(worker, 'device-1', role), false, core)
    expect(await handlers['item/save']({ note: aNote(1) }, redTab)).toEqual(notAllowed)
    await saveLink(core, `https://www.xiaohongshu.com/explore/${noteIdOf(1)}`)
    expect(await getItem(core.db, noteIdOf(1))).toBeNull()
    expect(await readOutbox(core.db)).toEqual({ pending: 0, refused: [] })
    expect(record.changed).toEqual([])
  },
)

test('what a viewer saved before joining is neither moved, taken back nor lost', async () => {
  const { core, handlers } = background
  await saveNote(core.db, aNote(1), core)
  await connect(core.db, signIn(worker, 'device-1', 'viewer'), false, core)
  expect(await handlers['item/unsave']({ noteId: noteIdOf(1) }, redTab)).toEqual(notAllowed)
  expect(await handlers['item/move']({ noteId: noteIdOf(1), from: null, to: 'board' }, redTab)).toEqual(notAllowed)
  expect(await getItem(core.db, noteIdOf(1))).not.toBeNull()
})

test('passing a watched creator by makes no refused change out of a viewer’s browsing', async () => {
  const { core, handlers } = background
  await watchCreator(core.db, aCreator(1), core)
  await connect(core.db, signIn(worker, 'device-1', 'viewer'), false, core)
  const waiting = (await readOutbox(core.db)).pending
  const later = aCreator(1, { seenAt: aCreator(1).seenAt + 3 * 3_600_000 })
  await handlers['sightings/report']({ notes: [], creators: [later] }, redTab)
  expect((await readOutbox(core.db)).pending).toBe(waiting)
  expect(await handlers['competitor/watch']({ creator: aCreator(2), watch: true }, redTab)).toEqual(notAllowed)
})
