import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { ok } from '#shared/model/result.ts'
import { watchTab } from '../../../../../extension/entrypoints/red.content/tab-watch.ts'
import { applyLocale, currentLocale } from '../../../../../extension/locales/locale.ts'
import type { TabPush, TabSettings } from '../../../../../extension/messaging/protocol.ts'

let life: AbortController
let answerSettings: (settings: TabSettings) => void
let push: (message: TabPush) => void

beforeEach(() => {
  fakeBrowser.reset()
  life = new AbortController()
  fakeBrowser.runtime.sendMessage = ((message: { name: string }) =>
    new Promise((resolve) => {
      if (message.name === 'tab/settings') answerSettings = (settings) => resolve(ok(settings))
    })) as never
  fakeBrowser.runtime.onMessage.addListener = ((listener: typeof push) => (push = listener)) as never
  watchTab(window, life.signal)
})
afterEach(() => {
  life.abort()
  applyLocale('zh-CN')
})

/** The layer's host is the only element ever added to the document's root. */
const isDrawn = () => document.documentElement.lastElementChild !== document.body

test('nothing is drawn before the background has said that the person did not pause', async () => {
  expect(isDrawn()).toBe(false)
  answerSettings({ paused: false, locale: 'en' })
  await vi.waitFor(() => expect(isDrawn()).toBe(true))
  expect(currentLocale()).toBe('en')
})

test('a tab that opens while the person has paused stays bare until they resume', async () => {
  answerSettings({ paused: true, locale: 'en' })
  await vi.waitFor(() => expect(currentLocale()).toBe('en'))
  expect(isDrawn()).toBe(false)
  push({ type: 'settings/changed', paused: false, locale: 'en' })
  expect(isDrawn()).toBe(true)
})

test('a pause takes everything off the page at once', async () => {
  answerSettings({ paused: false, locale: null })
  await vi.waitFor(() => expect(isDrawn()).toBe(true))
  push({ type: 'settings/changed', paused: true, locale: null })
  expect(isDrawn()).toBe(false)
})

test('what was pushed while the question was on its way is newer than the answer', async () => {
  push({ type: 'settings/changed', paused: true, locale: 'en' })
  answerSettings({ paused: false, locale: null })
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect([isDrawn(), currentLocale()]).toEqual([false, 'en'])
})
