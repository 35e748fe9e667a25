// @vitest-environment node
// Law 3: nothing saved is ever lost.
import { expect, test } from 'vitest'
import { syncOnce } from '../../../../extension/background/sync.ts'
import { connect } from '../../../../extension/replica/connect.ts'
import { createBoard } from '../../../../extension/replica/boards.ts'
import { deleteItems, moveItem, saveNote } from '../../../../extension/replica/items.ts'
import { getItem, readOutbox } from '../../../../extension/replica/queries.ts'
import { Killed, KillSwitch } from '../../../support/kill-switch.ts'
import { aNote, countingPorts, freshName, noteIdOf, openReplica, signIn, syncPorts } from '../../../support/replica.ts'
import { WorkerModel } from '../../../support/worker-model.ts'

/** One life of the background: each confirmed act is told, then everything is synced. */
async function live(name: string, kill: KillSwitch, worker: WorkerModel, confirmed: Set<string>): Promise<void> {
  const db = kill.wire(openReplica(name))
  const ports = syncPorts(db, kill.wireFetch(worker.fetch), countingPorts(`life${(lives += 1)}`))
  const once = async (act: string, run: () => Promise<{ ok: boolean }>) => {
    if (confirmed.has(act)) return
    expect(await run()).toMatchObject({ ok: true })
    confirmed.add(act)
  }
  try {
    await once('board', () => createBoard(db, 'Board', { ...ports, newId: idsOnce(() => ports.newId(), 'board-1') }))
    await once('save 1', () => saveNote(db, aNote(1), ports))
    await once('save 2', () => saveNote(db, aNote(2), ports))
    await once('sync 1', () => syncOnce(ports))
    await once('move', () => moveItem(db, { noteId: noteIdOf(1), from: null, to: 'board-1' }, ports))
    await once('delete', () => deleteItems(db, [noteIdOf(2)], ports))
    await once('sync 2', () => syncOnce(ports))
  } finally {
    db.close()
  }
}
let lives = 0

/** The person's board keeps its name over lives: a retried "new board" is then the same board. */
function idsOnce(newId: () => string, first: string): () => string {
  let given = false
  return () => {
    if (given) return newId()
    given = true
    return first
  }
}

async function aConnectedReplica(worker: WorkerModel): Promise<string> {
  const name = freshName()
  const db = openReplica(name)
  await connect(db, signIn(worker), false, countingPorts('client'))
  db.close()
  worker.changeBy('someone', { kind: 'item', id: noteIdOf(9), change: { type: 'create', fields: { title: 'theirs' } } })
  return name
}

test('a background killed at any await of save, push and pull loses nothing and does nothing twice', async () => {
  const whole = new KillSwitch()
  const model = new WorkerModel()
  await live(await aConnectedReplica(model), whole, model, new Set())
  expect(whole.steps).toBeGreaterThan(60)

  for (let step = 1; step <= whole.steps; step++) {
    const worker = new WorkerModel()
    const name = await aConnectedReplica(worker)
    const confirmed = new Set<string>()
    const death = await live(name, new KillSwitch(step), worker, confirmed).catch((error: unknown) => error)
    const died = death instanceof Error && (death instanceof Killed || String(death).includes('at step'))
    // A fetch killed half-way is an unreachable worker to the code; then the round merely failed.
    expect(died || death instanceof Error, `step ${step}: ${String(death)}`).toBe(true)
    await stillHasConfirmed(name, confirmed)

    await live(name, new KillSwitch(), worker, confirmed)
    await everythingOnce(name, worker, step)
  }
}, 60_000)

async function stillHasConfirmed(name: string, confirmed: Set<string>): Promise<void> {
  const db = openReplica(name)
  if (confirmed.has('save 1')) expect((await getItem(db, noteIdOf(1)))?.item.fields.title).toBe('synthetic title 1')
  if (confirmed.has('delete')) expect(await getItem(db, noteIdOf(2))).toBeNull()
  db.close()
}

async function everythingOnce(name: string, worker: WorkerModel, step: number): Promise<void> {
  const db = openReplica(name)
  const item = await getItem(db, noteIdOf(1))
  expect(item, `step ${step}`).toMatchObject({ state: 'saved', item: { fields: { boards: ['board-1'] } } })
  expect(await getItem(db, noteIdOf(2))).toBeNull()
  expect(await getItem(db, noteIdOf(9))).not.toBeNull()
  expect(await readOutbox(db)).toEqual({ pending: 0, refused: [] })
  expect([...worker.timesTaken().values()].every((times) => times === 1)).toBe(true)
  expect(worker.entities.get(`item:${noteIdOf(1)}`)).toMatchObject({ deleted: false, fields: { boards: ['board-1'] } })
  expect(worker.entities.get(`item:${noteIdOf(2)}`)?.deleted).toBe(true)
  expect((await db.entity.toArray()).every((row) => row.pending === 0 && row.base?.rev === row.current.rev)).toBe(true)
  db.close()
}
