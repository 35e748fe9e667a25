import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core'
import { freePort } from '../../scripts/local-worker.ts'
import { redSiteChromiumArgs } from './red-site-browser.ts'

/** The build that people get. */
export const builtExtension = join(import.meta.dirname, '..', '..', '.output', 'chrome-mv3')

export interface ExtensionBrowser {
  context: BrowserContext
  extensionId: string
  /** Where the browser's debugger listens, for what the driver does not show as a page (the side panel). */
  debugAddress: string
  /** Opens one of our pages, e.g. `dashboard.html#/library`. */
  openOwn(page: string): Promise<Page>
  /** Opens a page of RED (the stand-in). */
  openRed(path: string, host?: string): Promise<Page>
  background(): Promise<Worker>
  /** Ends the service worker as the browser would; the next event starts a fresh one. */
  stopBackground(): Promise<void>
  close(): Promise<void>
}

interface LaunchOptions {
  redSitePort: number
  /** A folder to come back to after a restart; otherwise a throw-away one. */
  profileDir?: string
  withExtension?: boolean
  /** Another build than {@link builtExtension}. */
  extensionDir?: string
  locale?: string
  viewport?: { width: number; height: number }
  /** A file for Chromium's own log of all requests, see `net-log.ts`. */
  netLog?: string
}

/** A Chromium with the built extension, in which RED's hosts are the stand-in site and nothing else resolves. */
export async function launchBrowser(options: LaunchOptions): Promise<ExtensionBrowser> {
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), 'redmark-profile-'))
  const withExtension = options.withExtension ?? true
  const extensionDir = options.extensionDir ?? builtExtension
  const locale = options.locale ?? 'zh-CN'
  const debugPort = await freePort()
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath: process.env['REDMARK_BROWSER'] ?? '/usr/bin/chromium',
    headless: true,
    locale,
    viewport: options.viewport ?? { width: 1440, height: 900 },
    ignoreHTTPSErrors: true,
    args: redSiteChromiumArgs(options.redSitePort, [
      `--remote-debugging-port=${debugPort}`,
      // The driver sets the language of its own pages only; the side panel follows the browser.
      `--accept-lang=${locale}`,
      ...(options.netLog ? [`--log-net-log=${options.netLog}`] : []),
      ...(withExtension ? [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`] : []),
    ]),
  })
  const background = async (): Promise<Worker> =>
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const extensionId = withExtension ? new URL((await background()).url()).host : ''
  return {
    context,
    extensionId,
    debugAddress: `http://127.0.0.1:${debugPort}`,
    background,
    openOwn: async (page) => opened(await context.newPage(), `chrome-extension://${extensionId}/${page}`),
    openRed: async (path, host = 'www.xiaohongshu.com') => opened(await context.newPage(), `https://${host}${path}`),
    stopBackground: () => stopAllWorkers(context),
    close: async () => {
      await context.close()
      if (!options.profileDir) rmSync(profileDir, { recursive: true, force: true })
    },
  }
}

async function opened(page: Page, url: string): Promise<Page> {
  await page.goto(url)
  return page
}

async function stopAllWorkers(context: BrowserContext): Promise<void> {
  const [page] = context.pages()
  if (!page) throw new Error('a page is needed to reach the browser’s service workers')
  const session = await context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await session.detach()
}
