import { expect, it } from 'vitest'
import { listBoardSummaries } from '../../../../extension/replica/board-summaries.ts'
import { changeBoardOf, createBoard } from '../../../../extension/replica/boards.ts'
import { deleteItems, saveNote } from '../../../../extension/replica/items.ts'
import { setStage } from '../../../support/app-stage.tsx'
import { sampleNote, sampleNoteId } from '../../../support/sample-note.ts'

it('counts living notes only and names the one saved last', async () => {
  const { db, ports } = setStage().app
  const made = await createBoard(db, '选题', ports)
  const boardId = made.ok ? made.value : ''
  for (const index of [1, 2, 3]) {
    await saveNote(db, sampleNote({ noteId: sampleNoteId(index), title: `示例 ${index}` }), {
      ...ports,
      now: () => index,
    })
  }
  await changeBoardOf(db, { noteIds: [1, 2, 3].map(sampleNoteId), boardId, on: true }, ports)
  await deleteItems(db, [sampleNoteId(3)], ports)
  const [summary] = await listBoardSummaries(db)
  expect(summary).toMatchObject({ items: 2, latest: { fields: { title: '示例 2' } } })
})

it('shows an empty board as empty', async () => {
  const { db, ports } = setStage().app
  await createBoard(db, '空的', ports)
  expect(await listBoardSummaries(db)).toMatchObject([{ items: 0, latest: null }])
})
