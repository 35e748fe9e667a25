import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { redSiteChromiumArgs } from '../test/support/red-site-browser.ts'

interface Opening {
  dataDir: string
  extensionDir: string
  /** Maps RED's hosts to the stand-in site; null = the real ones. */
  sitePort: number | null
  /** Pages of the extension to open beside RED's feed. */
  ownPages: string[]
}

const extensionLoadMs = 4000

/**
 * Opens an ordinary browser window (no automation switches: RED must meet a person's browser) with the unpacked
 * extension and a profile of its own. Returns false when no Chromium-family browser or no display is there.
 */
export function openBrowser({ dataDir, extensionDir, sitePort, ownPages }: Opening): boolean {
  const browser = process.env['REDMARK_BROWSER']
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  if (!browser || !existsSync(browser) || !hasDisplay) return false
  const args = [
    `--user-data-dir=${join(dataDir, 'browser')}`,
    `--load-extension=${extensionDir}`,
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(sitePort === null ? [] : redSiteChromiumArgs(sitePort)),
  ]
  const open = (pages: string[]) => spawn(browser, [...args, ...pages], { detached: true, stdio: 'ignore' }).unref()
  open(['https://www.xiaohongshu.com/explore'])
  // An address of the extension is refused until the extension is loaded; a second start hands it to the running window.
  if (ownPages.length > 0) setTimeout(() => open(ownPages), extensionLoadMs)
  return true
}

/** Address of our pairing page with the form filled in. The code is in the fragment, which no server ever sees. */
export function pairPageUrl(extensionDir: string, form: { address: string; code: string; invited: boolean }): string {
  const fragment = new URLSearchParams({
    address: form.address,
    code: form.code,
    mode: form.invited ? 'join' : 'setup',
  })
  return `chrome-extension://${unpackedId(extensionDir)}/pair.html#${fragment.toString()}`
}

/** Chromium names an unpacked extension by the SHA-256 of its folder's path, in the letters a–p. */
function unpackedId(extensionDir: string): string {
  const hash = createHash('sha256').update(realpathSync(extensionDir)).digest('hex').slice(0, 32)
  return hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
}
