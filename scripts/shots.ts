/**
 * Shoots every screen with plainly synthetic data and checks each with axe:
 * `npm run shots [-- DIR [PART]]`, PART of the pictures' names. `live` shoots the extension at work only. Needs a Chromium (REDMARK_BROWSER names it; default /usr/bin/chromium) and a built extension.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { shootLive } from './live-shots.ts'
import { syntheticAnswers, syntheticContexts } from './synthetic-answers.ts'
import { type SyntheticLibrary, syntheticLibrary } from './synthetic-library.ts'

interface Shot {
  name: string
  page: string
  /** What the side panel's tab shows. */
  context?: 'note' | 'profile' | 'search'
  widths: readonly number[]
  /** Presses this before the picture is taken. */
  press?: string
}

const extension = resolve('.output/chrome-mv3')
const out = resolve(process.argv[2] ?? 'docs/shots')
const only = process.argv[3] ?? ''
const now = Date.UTC(2026, 10, 20, 4)
const heights: Record<number, number> = { 320: 720, 360: 780, 1440: 900 }
const both = [1440, 360]

const shots: readonly Shot[] = [
  { name: 'panel-note', page: 'sidepanel.html', context: 'note', widths: [360, 320] },
  { name: 'panel-profile', page: 'sidepanel.html', context: 'profile', widths: [360] },
  { name: 'panel-search', page: 'sidepanel.html', context: 'search', widths: [360] },
  { name: 'panel-elsewhere', page: 'sidepanel.html', widths: [360] },
  { name: 'library', page: 'dashboard.html#/library', widths: both },
  { name: 'library-list', page: 'dashboard.html#/library?view=list', widths: both },
  { name: 'library-selected', page: 'dashboard.html#/library', widths: [1440], press: 'j x j j x' },
  { name: 'library-none-match', page: 'dashboard.html#/library?q=zzz', widths: [1440] },
  { name: 'item', page: 'dashboard.html#/library?item=ITEM', widths: both },
  { name: 'boards', page: 'dashboard.html#/boards', widths: both },
  { name: 'competitors', page: 'dashboard.html#/competitors', widths: both },
  { name: 'trends', page: 'dashboard.html#/trends', widths: both },
  { name: 'team', page: 'dashboard.html#/team', widths: both },
  { name: 'outbox', page: 'dashboard.html#/outbox', widths: both },
  { name: 'settings', page: 'dashboard.html#/settings', widths: both },
  { name: 'pair', page: 'pair.html', widths: both },
]

const fills = {
  empty: { items: 0, now, connected: false },
  full: { items: 60, now, connected: true },
} as const

await mkdir(out, { recursive: true })
const faults: string[] = []
for (const [name, wanted] of Object.entries(fills)) {
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      const library = syntheticLibrary(wanted)
      library.meta.push({ key: 'locale', value: locale }, { key: 'theme', value: theme })
      await shootAll(library, { label: `${name}-${locale}-${theme}`, connected: wanted.connected })
    }
  }
}
await shootLong()
if (only === '' || only === 'live') await shootLive(out)
console.log(faults.length === 0 ? 'axe: no serious or critical finding' : `axe:\n${[...new Set(faults)].join('\n')}`)
process.exitCode = faults.length === 0 ? 0 : 1

async function shootAll(
  library: SyntheticLibrary,
  { label, connected }: { label: string; connected: boolean },
): Promise<void> {
  await withExtension(library, connected, async (context, origin) => {
    const page = await context.newPage()
    for (const shot of shots) {
      for (const width of shot.widths) {
        const name = `${shot.name}-${label}-${width}`
        if (!name.includes(only)) continue
        await open(page, origin, shot, { library, width })
        await page.screenshot({ path: join(out, `${name}.png`), fullPage: !shot.page.startsWith('dashboard') })
        faults.push(...(await faultsOf(page, name)))
      }
    }
  })
}

/** Ten thousand saved notes: the list must stay short in the page and scroll to its end. */
async function shootLong(): Promise<void> {
  const library = syntheticLibrary({ items: 10_000, now, connected: false })
  library.meta.push({ key: 'locale', value: 'zh-CN' }, { key: 'theme', value: 'light' })
  await withExtension(library, false, async (context, origin) => {
    const page = await context.newPage()
    await page.setViewportSize({ width: 1440, height: 900 })
    const opened = Date.now()
    await page.goto(`${origin}/dashboard.html#/library`)
    await page.waitForSelector('.virtual-slot')
    console.log(
      `10,000 items: first rows after ${Date.now() - opened} ms, ${await page.locator('.virtual-slot').count()} in the page`,
    )
    await page.locator('.virtual-scroller').evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await page.waitForSelector('[aria-posinset="10000"]')
    await page.screenshot({ path: join(out, 'library-10k-end.png') })
  })
}

async function withExtension(
  library: SyntheticLibrary,
  connected: boolean,
  use: (context: BrowserContext, origin: string) => Promise<void>,
): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'redmark-shots-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['REDMARK_BROWSER'] ?? '/usr/bin/chromium',
    headless: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--no-sandbox',
      '--disable-background-networking',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
    const origin = worker.url().split('/').slice(0, 3).join('/')
    const noteIds = library.entity.flatMap((row) =>
      'kind' in row && row.kind === 'item' && 'id' in row ? [String(row.id)] : [],
    )
    await context.addInitScript(answerInPage, { answers: syntheticAnswers(now, noteIds), connected })
    await context.clock.setFixedTime(now)
    await fill(context, origin, library)
    await use(context, origin)
  } finally {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
}

async function open(
  page: Page,
  origin: string,
  shot: Shot,
  { library, width }: { library: SyntheticLibrary; width: number },
): Promise<void> {
  const item = library.entity.find((row) => 'kind' in row && row.kind === 'item')
  const id = item && 'id' in item ? String(item.id) : '0'.repeat(24)
  await page.setViewportSize({ width, height: heights[width] ?? 900 })
  await page.goto('about:blank')
  await page.goto(`${origin}/${shot.page.replace('ITEM', id)}`)
  await page.waitForSelector('#app > *')
  if (shot.page === 'sidepanel.html')
    await page.evaluate(showContext, shot.context ? syntheticContexts(now)[shot.context] : null)
  await page.bringToFront()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  for (const key of shot.press?.split(' ') ?? []) await page.keyboard.press(key)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

async function faultsOf(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return grave.map(
    ({ id, nodes }) =>
      `${where}: ${id} ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  )
}

async function fill(context: BrowserContext, origin: string, library: SyntheticLibrary): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${origin}/dashboard.html`)
  await page.waitForSelector('.rail')
  await page.evaluate(putRows, { ...library })
  await page.close()
}

/** Runs in the page: writes rows into the stores that the extension itself has just made. */
async function putRows(stores: Record<string, object[]>): Promise<void> {
  const db = await new Promise<IDBDatabase>((done, failed) => {
    const request = indexedDB.open('redmark')
    request.addEventListener('success', () => done(request.result))
    request.addEventListener('error', () => failed(new Error('the replica cannot be opened')))
  })
  const transaction = db.transaction(Object.keys(stores), 'readwrite')
  for (const [store, rows] of Object.entries(stores)) for (const row of rows) transaction.objectStore(store).put(row)
  await new Promise((done) => transaction.addEventListener('complete', done))
  db.close()
}

/** Runs in the page before anything else: stands in for the background and a worker with made-up data. */
function answerInPage({ answers, connected }: { answers: Record<string, unknown>; connected: boolean }): void {
  const { chrome } = globalThis as unknown as { chrome?: { runtime?: { sendMessage?: unknown } } }
  if (!chrome?.runtime) return
  chrome.runtime.sendMessage = (message: { name: string }, reply?: (answer: unknown) => void) => {
    const value = answers[message.name] ?? {}
    const answer =
      connected || message.name === 'replica/changed' ? { ok: true, value } : { ok: false, code: 'not-connected' }
    reply?.(answer)
    return Promise.resolve(answer)
  }
}

/** Runs in the side panel's page: says what the tab in front shows, as the background does. */
async function showContext(shown: unknown): Promise<void> {
  interface Chrome {
    tabs: { getCurrent: () => Promise<{ id: number }> }
    storage: { session: { set: (items: object) => Promise<void> } }
  }
  const { chrome } = globalThis as unknown as { chrome: Chrome }
  const tab = await chrome.tabs.getCurrent()
  await chrome.storage.session.set({ [`tab-context:${tab.id}`]: shown })
  await new Promise((done) => setTimeout(done, 150))
}
