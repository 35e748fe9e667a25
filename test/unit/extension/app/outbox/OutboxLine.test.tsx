import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { OutboxLine } from '../../../../../extension/app/outbox/OutboxLine.tsx'
import { createBoard } from '../../../../../extension/replica/boards.ts'
import { writeMeta } from '../../../../../extension/replica/meta.ts'
import { sampleSession, setStage, type Stage } from '../../../../support/app-stage.tsx'

let stage: Stage
beforeEach(() => void (stage = setStage()))
afterEach(() => stage.clear())

const says = async (text: string) => {
  const root = stage.show(<OutboxLine />)
  await vi.waitFor(() => expect(root.textContent).toBe(text))
}
const connect = () => writeMeta(stage.app.db, 'session', sampleSession())
const refuse = () =>
  stage.app.db.refused.put({
    opId: 'refused-1',
    key: 'board:b',
    op: { seq: 1, opId: 'refused-1', kind: 'board', id: 'b', change: { type: 'delete' } },
    code: 'not-allowed',
    at: 0,
  })

it('promises nothing about a team where there is none', async () => {
  await createBoard(stage.app.db, '示例', stage.app.ports)
  await says('只存在这台电脑')
})

it('says that all is synced', async () => {
  await connect()
  await says('全部已同步')
})

it('counts what is waiting', async () => {
  await connect()
  await createBoard(stage.app.db, '示例', stage.app.ports)
  await says('1 条等待同步')
})

it('says that sync has stopped even when nothing waits', async () => {
  await connect()
  await writeMeta(stage.app.db, 'syncError', 'token-invalid')
  await says('同步停住了')
})

it('puts what was refused before what only waits', async () => {
  await connect()
  await createBoard(stage.app.db, '示例', stage.app.ports)
  await refuse()
  await says('1 条没同步成')
})

it('still tells of refused changes after the team was left', async () => {
  await refuse()
  await says('1 条没同步成')
})
