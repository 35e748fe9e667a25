import { useState } from 'preact/hooks'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PairFields } from '../../../../../extension/app/pair/PairFields.tsx'
import type { PairForm } from '../../../../../extension/app/pair/pair-form.ts'
import { controlNamed, setStage, type Stage, type } from '../../../../support/app-stage.tsx'

const blank: PairForm = {
  mode: 'setup',
  address: '',
  code: '',
  nickname: '',
  workspaceName: '示例团队',
  deviceName: 'Sample',
  shareObservations: false,
}
let stage: Stage
let submitted: PairForm[]

function Held() {
  const [form, setForm] = useState(blank)
  return <PairFields form={form} onChange={setForm} busy={false} failure={null} onSubmit={() => submitted.push(form)} />
}
const press = (root: HTMLElement) =>
  root.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))

beforeEach(() => {
  stage = setStage()
  submitted = []
})
afterEach(() => stage.clear())

it('has sharing off until someone ticks it', () => {
  const root = stage.show(<Held />)
  expect((controlNamed(root, '把浏览时看到的公开数据共享给团队') as HTMLInputElement).checked).toBe(false)
})

it('finds fault only after the first press, and then sends nothing', async () => {
  const root = stage.show(<Held />)
  expect(root.querySelector('[aria-invalid]')).toBeNull()
  press(root)
  await vi.waitFor(() => expect(root.querySelectorAll('[aria-invalid]')).toHaveLength(3))
  expect(submitted).toEqual([])
})

it('sends what was filled in', async () => {
  const root = stage.show(<Held />)
  type(controlNamed(root, '服务器地址'), 'http://127.0.0.1:8787')
  await vi.waitFor(() => expect((controlNamed(root, '服务器地址') as HTMLInputElement).value).not.toBe(''))
  for (const [label, text] of [
    ['初始化码', 'sample-code'],
    ['你的昵称', '示例同事'],
  ] as const) {
    type(controlNamed(root, label), text)
    await Promise.resolve()
    await vi.waitFor(() => expect((controlNamed(root, label) as HTMLInputElement).value).toBe(text))
  }
  await vi.waitFor(() => {
    press(root)
    expect(submitted.at(-1)).toMatchObject({ code: 'sample-code', nickname: '示例同事', shareObservations: false })
  })
})
