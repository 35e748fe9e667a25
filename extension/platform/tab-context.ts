import { browser } from 'wxt/browser'
import * as v from 'valibot'
import { type TabContext, tabContextSchema } from '../messaging/protocol.ts'

/** Shows what the active tab of this window has on screen, now and whenever that changes; null when it is no RED page. */
export function watchActiveTabContext(show: (context: TabContext | null) => void): () => void {
  const refresh = () => void readActive().then(show)
  browser.tabs.onActivated.addListener(refresh)
  browser.storage.session.onChanged.addListener(refresh)
  refresh()
  return () => {
    browser.tabs.onActivated.removeListener(refresh)
    browser.storage.session.onChanged.removeListener(refresh)
  }
}

async function readActive(): Promise<TabContext | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  if (tab?.id === undefined) return null
  const key = `tab-context:${tab.id}`
  const stored = await browser.storage.session.get(key)
  const parsed = v.safeParse(tabContextSchema, stored[key])
  return parsed.success ? parsed.output : null
}
