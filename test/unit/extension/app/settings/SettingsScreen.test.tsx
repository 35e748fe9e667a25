import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SettingsScreen } from '../../../../../extension/app/settings/SettingsScreen.tsx'
import { readMeta, writeMeta } from '../../../../../extension/replica/meta.ts'
import { controlNamed, sampleSession, setStage, type Stage } from '../../../../support/app-stage.tsx'

const sharing = '把浏览时看到的公开数据共享给团队'
let stage: Stage
beforeEach(() => void (stage = setStage()))
afterEach(() => stage.clear())

const choose = (select: HTMLElement, value: string) => {
  ;(select as HTMLSelectElement).value = value
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

it('keeps language and theme on this device', async () => {
  const root = stage.show(<SettingsScreen />)
  choose(controlNamed(root, '语言'), 'en')
  choose(controlNamed(root, '外观'), 'dark')
  await vi.waitFor(async () => {
    expect(await readMeta(stage.app.db, 'locale')).toBe('en')
    expect(await readMeta(stage.app.db, 'theme')).toBe('dark')
  })
})

it('tells the open tabs a new language once it is written', async () => {
  const root = stage.show(<SettingsScreen />)
  choose(controlNamed(root, '语言'), 'en')
  const told = { name: 'replica/changed', request: { noteIds: [] } }
  await vi.waitFor(() => expect(stage.asked).toEqual([told]))
  expect(await readMeta(stage.app.db, 'locale')).toBe('en')
})

it('follows the browser again when asked to', async () => {
  await writeMeta(stage.app.db, 'locale', 'en')
  const root = stage.show(<SettingsScreen />)
  choose(controlNamed(root, '语言'), 'auto')
  await vi.waitFor(async () => expect(await readMeta(stage.app.db, 'locale')).toBeNull())
})

it('pauses first on this device and then tells the open tabs', async () => {
  const root = stage.show(<SettingsScreen />)
  controlNamed(root, '暂停').click()
  const told = { name: 'replica/changed', request: { noteIds: [] } }
  await vi.waitFor(() => expect(stage.asked).toEqual([told]))
  expect(await readMeta(stage.app.db, 'paused')).toBe(true)
})

it('shares nothing until a person says so, and cannot without a team', async () => {
  const root = stage.show(<SettingsScreen />)
  const box = controlNamed(root, sharing) as HTMLInputElement
  expect(box.checked).toBe(false)
  expect(box.disabled).toBe(true)
})

it('hands consent to the background once there is a team', async () => {
  await writeMeta(stage.app.db, 'session', sampleSession())
  const root = stage.show(<SettingsScreen />)
  await vi.waitFor(() => expect((controlNamed(root, sharing) as HTMLInputElement).disabled).toBe(false))
  controlNamed(root, sharing).click()
  expect(stage.asked).toContainEqual({ name: 'session/consent', request: { shareObservations: true } })
})

it('asks before it leaves the team', async () => {
  await writeMeta(stage.app.db, 'session', sampleSession())
  const root = stage.show(<SettingsScreen />)
  await vi.waitFor(() => controlNamed(root, '断开这台设备'))
  controlNamed(root, '断开这台设备').click()
  await vi.waitFor(() => expect(root.querySelector('dialog')).not.toBeNull())
  expect(stage.asked).toEqual([])
  controlNamed(root.querySelector('dialog') as HTMLElement, '断开这台设备').click()
  expect(stage.asked).toEqual([{ name: 'session/leave', request: {} }])
})
