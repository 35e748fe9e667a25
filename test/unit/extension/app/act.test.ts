import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { act } from '../../../../extension/app/act.ts'
import { createBoard, renameBoard } from '../../../../extension/replica/boards.ts'
import { setStage, type Stage } from '../../../support/app-stage.tsx'
import { sampleNoteId } from '../../../support/sample-note.ts'

let stage: Stage
beforeEach(() => void (stage = setStage()))
afterEach(() => stage.clear())

describe('a local write', () => {
  it('tells the background only when it is on disk', async () => {
    const { app, asked } = stage
    const done = await act(app, async () => {
      const written = await createBoard(app.db, '示例', app.ports)
      expect(asked).toEqual([])
      return written
    }, [sampleNoteId()])
    expect(done).toBe(true)
    expect(asked).toEqual([{ name: 'replica/changed', request: { noteIds: [sampleNoteId()] } }])
  })

  it('that is refused says why and tells nobody', async () => {
    const { app, asked } = stage
    expect(await act(app, () => renameBoard(app.db, 'never-made', '示例', app.ports))).toBe(false)
    expect(asked).toEqual([])
    expect(app.toasts.list()).toHaveLength(1)
  })

  it('that the disk does not take is a failure in words, not a crash', async () => {
    const { app } = stage
    const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    expect(await act(app, full)).toBe(false)
    expect(app.toasts.list()[0]?.text).toContain('没能写入这台设备')
  })
})
