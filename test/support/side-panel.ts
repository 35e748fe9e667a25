import { chromium, type Page } from 'playwright-core'
import type { ExtensionBrowser } from './extension-browser.ts'

interface SidePanel {
  page: Page
  close(): Promise<void>
}

/** Opens the browser's real side panel beside `tab`, and reaches it through the debugger. */
export async function openSidePanel(browser: ExtensionBrowser, tab: Page): Promise<SidePanel> {
  const opener = await browser.openOwn('pair.html')
  await opener.evaluate('chrome.windows.getCurrent().then((window) => chrome.sidePanel.open({ windowId: window.id }))')
  await tab.bringToFront()
  await opener.close()
  const debugged = await chromium.connectOverCDP(browser.debugAddress)
  const page = await untilShown(() => debugged.contexts().flatMap((context) => context.pages()))
  return { page, close: () => debugged.close() }
}

async function untilShown(pages: () => Page[]): Promise<Page> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const panel = pages().find((page) => page.url().includes('sidepanel.html'))
    if (panel) return panel
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the side panel did not open within 10 s')
}
