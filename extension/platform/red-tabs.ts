import { browser } from 'wxt/browser'

/** RED's pages, as the browser wants them named; the same as the manifest's host permissions. */
export const redPagePatterns = ['https://www.xiaohongshu.com/*', 'https://www.rednote.com/*']

/** Sends a message to every open RED tab. A tab without a living content script does not matter. */
export async function pushToRedTabs(message: unknown): Promise<void> {
  const tabs = await browser.tabs.query({ url: redPagePatterns })
  await Promise.allSettled(
    tabs.flatMap((tab) => (tab.id === undefined ? [] : [browser.tabs.sendMessage(tab.id, message)])),
  )
}

export function onTabClosed(handle: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener((tabId) => handle(tabId))
}
