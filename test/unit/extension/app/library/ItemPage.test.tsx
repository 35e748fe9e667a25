import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ItemPage } from '../../../../../extension/app/library/ItemPage.tsx'
import { changeBoardOf, createBoard } from '../../../../../extension/replica/boards.ts'
import { deleteItems, saveNote } from '../../../../../extension/replica/items.ts'
import { writeMeta } from '../../../../../extension/replica/meta.ts'
import { getItem } from '../../../../../extension/replica/queries.ts'
import { controlNamed, sampleSession, setStage, type Stage, type } from '../../../../support/app-stage.tsx'
import { sampleNote, sampleNoteId } from '../../../../support/sample-note.ts'

const noteId = sampleNoteId()
let stage: Stage
const fields = async () => (await getItem(stage.app.db, noteId))?.item.fields
const open = async () => {
  const root = stage.show(<ItemPage noteId={noteId} onClose={() => {}} />)
  await vi.waitFor(() => expect(root.textContent).toContain('示例标题'))
  return root
}

beforeEach(async () => {
  stage = setStage()
  await saveNote(stage.app.db, sampleNote(), stage.app.ports)
})
afterEach(() => stage.clear())

describe('the comment', () => {
  it('is written when the inspector closes before the pause is over', async () => {
    const root = await open()
    type(controlNamed(root, '备注'), '开头先给结果')
    stage.clear()
    await vi.waitFor(async () => expect((await fields())?.comment).toBe('开头先给结果'))
  })

  it('is written on leaving the field and said to be saved', async () => {
    const root = await open()
    const field = controlNamed(root, '备注')
    type(field, '第二稿')
    await vi.waitFor(() => expect((field as HTMLTextAreaElement).value).toBe('第二稿'))
    field.dispatchEvent(new Event('blur'))
    await vi.waitFor(() => expect(root.textContent).toContain('备注已保存'))
    expect((await fields())?.comment).toBe('第二稿')
  })
})

describe('boards and tags', () => {
  it('come off by their own button', async () => {
    const { app } = stage
    const made = await createBoard(app.db, '选题', app.ports)
    await changeBoardOf(app.db, { noteIds: [noteId], boardId: made.ok ? made.value : '', on: true }, app.ports)
    const root = await open()
    await vi.waitFor(() => controlNamed(root, '从「选题」拿出'))
    controlNamed(root, '从「选题」拿出').click()
    await vi.waitFor(async () => expect((await fields())?.boards).toEqual([]))
  })

  it('take a pasted #tag without its sign', async () => {
    const root = await open()
    type(controlNamed(root, '加标签'), '#可复用 ')
    await vi.waitFor(() => expect(controlNamed(root, '加上').hasAttribute('disabled')).toBe(false))
    root.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await vi.waitFor(async () => expect((await fields())?.tags).toEqual(['可复用']))
  })
})

it('opens RED in a tab that learns nothing about us', async () => {
  const url = 'https://www.xiaohongshu.com/explore/6a0000000000000000000001'
  await saveNote(stage.app.db, sampleNote({ url }), stage.app.ports)
  const root = await open()
  const link = controlNamed(root, '在小红书打开')
  expect(link.getAttribute('href')).toBe(url)
  expect(link.getAttribute('rel')).toBe('noopener noreferrer')
})

it('loads no picture from RED', async () => {
  await saveNote(stage.app.db, sampleNote({ coverUrl: 'https://sns-img.xhscdn.com/sample' }), stage.app.ports)
  const root = await open()
  expect(root.innerHTML).not.toContain('xhscdn')
  expect(root.querySelector('img')).toBeNull()
})

it('shows a number that the page did not show as unknown, never as zero', async () => {
  const root = await open()
  const collects = [...root.querySelectorAll('.figure')].find((figure) => figure.textContent?.includes('收藏'))
  expect(collects?.textContent).toContain('页面没有显示')
  expect(collects?.textContent).not.toContain('0')
})

it('offers no change to someone who may only look', async () => {
  await writeMeta(stage.app.db, 'session', sampleSession('viewer'))
  const root = await open()
  await vi.waitFor(() => expect(root.textContent).toContain('只能看'))
  expect(root.querySelector('textarea, form')).toBeNull()
  expect(() => controlNamed(root, '删除')).toThrow()
})

it('says so when the note is gone', async () => {
  await deleteItems(stage.app.db, [noteId], stage.app.ports)
  const root = stage.show(<ItemPage noteId={noteId} onClose={() => {}} />)
  await vi.waitFor(() => expect(root.textContent).toContain('这篇已经不在素材库'))
})
