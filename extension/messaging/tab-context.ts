/** What each RED tab shows, kept for the side panel: written by the background, followed by pages. */
import * as v from 'valibot'
import { activeRedTab, onActiveTab } from '../platform/active-tab.ts'
import {
  onSessionValues,
  readSessionValue,
  removeSessionValue,
  writeSessionValue,
} from '../platform/session-storage.ts'
import { type TabContext, tabContextSchema } from './protocol.ts'

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
  const stopTabs = onActiveTab(ask)
  ask()
  return () => {
    stopped = true
    stopStorage()
    stopTabs()
  }
}

async function readActive(): Promise<TabContext | null> {
  const tabId = await activeRedTab()
  if (tabId === null) return null
  const parsed = v.safeParse(tabContextSchema, await readSessionValue(keyOf(tabId)))
  return parsed.success ? parsed.output : null
}
