import { expect, it } from 'vitest'
import { deleteItems, saveNote } from '../../../../extension/replica/items.ts'
import { countNotesSeen, knownNotes } from '../../../../extension/replica/known-notes.ts'
import { setStage } from '../../../support/app-stage.tsx'
import { sampleNote, sampleNoteId } from '../../../support/sample-note.ts'

it('knows saved notes and passed-by ones in the order asked, and leaves strangers out', async () => {
  const { db, ports } = setStage().app
  const passedBy = sampleNote({ noteId: sampleNoteId(2), title: '路过的示例' })
  await db.note.put({ noteId: passedBy.noteId, authorId: null, seenAt: 1, sighting: passedBy })
  await saveNote(db, sampleNote({ noteId: sampleNoteId(1) }), ports)
  expect(await knownNotes(db, [2, 3, 1].map(sampleNoteId))).toMatchObject([
    { noteId: sampleNoteId(2), title: '路过的示例', saved: false },
    { noteId: sampleNoteId(1), title: '示例标题', saved: true },
  ])
})

it('does not call a deleted note saved', async () => {
  const { db, ports } = setStage().app
  await saveNote(db, sampleNote(), ports)
  await deleteItems(db, [sampleNoteId()], ports)
  expect(await knownNotes(db, [sampleNoteId()])).toEqual([])
})

it('counts the notes of one creator only', async () => {
  const { db } = setStage().app
  for (const [index, authorId] of ['a', 'b', 'a'].entries()) {
    const sighting = sampleNote({ noteId: sampleNoteId(index + 1) })
    await db.note.put({ noteId: sighting.noteId, authorId, seenAt: 1, sighting })
  }
  expect(await countNotesSeen(db, 'a')).toBe(2)
})
