/** What each RED tab shows, kept for the side panel: written by the background, followed by pages. */
import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type TabContext, tabContextSchema } from '../messaging/protocol.ts'
import { onSessionValues, readSessionValue, removeSessionValue, writeSessionValue } from './session-storage.ts'

const keyOf = (tabId: number): string => `tab-context:${tabId}`

export function saveTabContext(tabId: number, context: TabContext): Promise<void> {
  return writeSessionValue(keyOf(tabId), context)
}

export function forgetTabContext(tabId: number): Promise<void> {
  return removeSessionValue(keyOf(tabId))
}

/**
 * Follows what the active tab of this window shows: at once, when another tab becomes active, when the tab goes to
 * another page. `null` when it is no RED page, or one that has not spoken yet. Returns the way to stop.
 */
export function watchActiveTabContext(show: (context: TabContext | null) => void): () => void {
  let question = 0
  let stopped = false
  const ask = (): void => {
    question += 1
    const mine = question
    void showActive(mine)
  }
  const showActive = async (mine: number): Promise<void> => {
    const context = await readActive()
    // Answers may overtake each other; only the last question counts.
    if (!stopped && mine === question) show(context)
  }
  const stopStorage = onSessionValues((keys) => {
    if (keys.some((key) => key.startsWith('tab-context:'))) ask()
  })
  browser.tabs.onActivated.addListener(ask)
  browser.tabs.onUpdated.addListener(ask)
  browser.tabs.onRemoved.addListener(ask)
  ask()
  return () => {
    stopped = true
    stopStorage()
    browser.tabs.onActivated.removeListener(ask)
    browser.tabs.onUpdated.removeListener(ask)
    browser.tabs.onRemoved.removeListener(ask)
  }
}

async function readActive(): Promise<TabContext | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  // The browser tells the address only of pages that we have a host permission for: RED's.
  if (tab?.id === undefined || !tab.url) return null
  const parsed = v.safeParse(tabContextSchema, await readSessionValue(keyOf(tab.id)))
  return parsed.success ? parsed.output : null
}
