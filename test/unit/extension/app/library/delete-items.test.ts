import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { deleteWithUndo } from '../../../../../extension/app/library/delete-items.ts'
import { saveNote } from '../../../../../extension/replica/items.ts'
import { getItem, listItems } from '../../../../../extension/replica/queries.ts'
import { setStage, type Stage } from '../../../../support/app-stage.tsx'
import { sampleNote, sampleNoteId } from '../../../../support/sample-note.ts'

const everything = { text: '', boardId: null, tag: null }
let stage: Stage

beforeEach(async () => {
  stage = setStage()
  for (const index of [1, 2, 3])
    await saveNote(stage.app.db, sampleNote({ noteId: sampleNoteId(index) }), stage.app.ports)
})
afterEach(() => stage.clear())

it('deletes at once, and the toast brings back exactly what was deleted', async () => {
  const { app } = stage
  const doomed = (await listItems(app.db, everything)).slice(0, 2)
  await deleteWithUndo(app, doomed)
  expect(await listItems(app.db, everything)).toHaveLength(1)
  expect(app.toasts.runLatest()).toBe(true)
  await vi.waitFor(async () => expect(await listItems(app.db, everything)).toHaveLength(3))
})

it('brings a note back with what the team wrote on it', async () => {
  const { app } = stage
  const noteId = sampleNoteId(1)
  const row = await getItem(app.db, noteId)
  await deleteWithUndo(app, row ? [row] : [])
  app.toasts.runLatest()
  await vi.waitFor(async () => expect((await getItem(app.db, noteId))?.item.fields).toEqual(row?.item.fields))
})

it('tells the background which marks have to follow, also on undo', async () => {
  const { app, asked } = stage
  const row = await getItem(app.db, sampleNoteId(2))
  await deleteWithUndo(app, row ? [row] : [])
  app.toasts.runLatest()
  const told = { name: 'replica/changed', request: { noteIds: [sampleNoteId(2)] } }
  await vi.waitFor(() => expect(asked).toEqual([told, told]))
})
