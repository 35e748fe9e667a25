import { chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
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
  const panels = () => debugged.contexts().flatMap((context) => context.pages()).filter((page) => page.url().includes('sidepanel.html'))
  await expect.poll(() => panels().length, { timeout: 10_000 }).toBe(1)
  const [page] = panels()
  if (!page) throw new Error('the side panel did not open')
  return { page, close: () => debugged.close() }
}
