// @vitest-environment node
import { expect, test } from 'vitest'
import { saveNote } from '../../../../extension/replica/items.ts'
import { readMeta } from '../../../../extension/replica/meta.ts'
import { writeChanges } from '../../../../extension/replica/write.ts'
import { KillSwitch } from '../../../support/kill-switch.ts'
import { aNote, countingPorts, freshName, noteIdOf, openReplica } from '../../../support/replica.ts'

test('a save is on disk with its op and its number when the promise resolves', async () => {
  const name = freshName()
  const ports = countingPorts()
  const saved = await saveNote(openReplica(name), aNote(1), ports)
  expect(saved).toMatchObject({ ok: true, value: { existed: false, boardId: null } })

  const reopened = openReplica(name)
  expect(await reopened.entity.toArray()).toMatchObject([{ key: `item:${noteIdOf(1)}`, base: null, pending: 1 }])
  expect(await reopened.op.toArray()).toMatchObject([{ seq: 1, kind: 'item', change: { type: 'create' } }])
  expect(await readMeta(reopened, 'nextSeq')).toBe(2)
})

test('a write that dies at any step leaves all of it or nothing', async () => {
  const whole = new KillSwitch()
  await writeTwo(whole, freshName())
  expect(whole.steps).toBeGreaterThan(5)
  for (let step = 1; step <= whole.steps; step++) {
    const name = freshName()
    await expect(writeTwo(new KillSwitch(step), name)).rejects.toThrow()
    const after = openReplica(name)
    expect([await after.entity.count(), await after.op.count(), await readMeta(after, 'nextSeq')]).toEqual([0, 0, 1])
  }
})

async function writeTwo(kill: KillSwitch, name: string): Promise<void> {
  const changes = [1, 2].map((number) => ({
    kind: 'board' as const,
    id: `board-${number}`,
    change: { type: 'create' as const, fields: { name: `Board ${number}` } },
  }))
  await writeChanges(kill.wire(openReplica(name)), changes, countingPorts())
}

test('one refused change among many refuses them all', async () => {
  const db = openReplica()
  const written = await writeChanges(
    db,
    [
      { kind: 'board', id: 'board-1', change: { type: 'create', fields: { name: 'Board' } } },
      { kind: 'board', id: 'board-2', change: { type: 'set', fields: { name: 'Never made' } } },
    ],
    countingPorts(),
  )
  expect(written).toEqual({ ok: false, code: 'entity-missing' })
  expect([await db.entity.count(), await db.op.count(), await readMeta(db, 'nextSeq')]).toEqual([0, 0, 1])
})

test('numbers have no hole when many writes run at once', async () => {
  const db = openReplica()
  const ports = countingPorts()
  await Promise.all(Array.from({ length: 30 }, (_, number) => saveNote(db, aNote(number), ports)))
  const numbers = (await db.op.orderBy('seq').toArray()).map((op) => op.seq)
  expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
})

test('a second save fills the tags that the first one did not see', async () => {
  const db = openReplica()
  const ports = countingPorts()
  await saveNote(db, aNote(1), ports)
  await saveNote(db, aNote(1, { tags: ['seen later'] }), ports)
  expect((await db.entity.get(`item:${noteIdOf(1)}`))?.current.fields).toMatchObject({ noteTags: ['seen later'] })
})
