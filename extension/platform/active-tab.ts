import { browser } from 'wxt/browser'

/** Id of this window's active tab if it shows a RED page, else null. */
export async function activeRedTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  // The browser tells the address only of pages that we have a host permission for: RED's.
  return tab?.id !== undefined && tab.url ? tab.id : null
}

/** Calls back when another tab may have become active, or the active one went elsewhere; returns the way to stop. */
export function onActiveTab(changed: () => void): () => void {
  const events = [browser.tabs.onActivated, browser.tabs.onUpdated, browser.tabs.onRemoved]
  for (const event of events) event.addListener(changed)
  return () => {
    for (const event of events) event.removeListener(changed)
  }
}
