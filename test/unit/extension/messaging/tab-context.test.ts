import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { TabContext } from '../../../../extension/messaging/protocol.ts'
import { forgetTabContext, saveTabContext, watchActiveTabContext } from '../../../../extension/messaging/tab-context.ts'
import { aNote } from '../../../support/replica.ts'

const context = (number: number): TabContext => ({ kind: 'note', note: aNote(number), creator: null, query: null })
let shown: Array<number | null>
let active: { id: number; url?: string }

beforeEach(() => {
  fakeBrowser.reset()
  shown = []
  active = { id: 1, url: 'https://www.xiaohongshu.com/explore' }
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(() => Promise.resolve([active]) as never)
})

const watch = () =>
  watchActiveTabContext((seen) => {
    shown.push(seen?.note?.likes?.nominal ?? null)
  })
const lastShown = (expected: number | null) =>
  vi.waitFor(() => {
    expect(shown.at(-1)).toBe(expected)
  })

test('the panel follows the active tab: what it shows, another tab, another page', async () => {
  await saveTabContext(1, context(1))
  watch()
  await lastShown(1)
  await saveTabContext(1, context(11))
  await lastShown(11)

  await saveTabContext(2, context(2))
  active = { id: 2, url: 'https://www.xiaohongshu.com/explore' }
  await fakeBrowser.tabs.onActivated.trigger({ tabId: 2, windowId: 1 })
  await lastShown(2)

  active = { id: 2 }
  await fakeBrowser.tabs.onUpdated.trigger(2, {}, active as never)
  await lastShown(null)
})

test('a closed tab is forgotten and what was stored out of shape is not shown', async () => {
  await saveTabContext(1, context(1))
  watch()
  await lastShown(1)
  await forgetTabContext(1)
  await lastShown(null)
  await saveTabContext(1, { kind: 'note', note: '<b>' } as unknown as TabContext)
  await saveTabContext(1, context(3))
  await lastShown(3)
  expect(shown.every((value) => value === null || value === 1 || value === 3)).toBe(true)
})

test('after stopping nothing is shown', async () => {
  const stop = watch()
  await lastShown(null)
  stop()
  const before = shown.length
  await saveTabContext(1, context(1))
  await fakeBrowser.tabs.onActivated.trigger({ tabId: 1, windowId: 1 })
  expect(shown).toHaveLength(before)
})
