/**
 * What the overlay costs a RED page: the same scripted visit of the stand-in site with and without the extension, in
 * turns, on one machine. Prints what it found for people; answers the medians over the rounds.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { type RedSite, startRedSite } from '../red-site/server.ts'
import { builtExtension, launchBrowser } from '../support/extension-browser.ts'
import { printOverlayReport } from './overlay-report.ts'
import { measureSaves } from './overlay-saves.ts'
import { frameToChip, recordTrace } from './overlay-trace.ts'
import { longestTask, type OwnWork, probeExtension, readOwnWork } from './own-work.ts'
import { median, perCard, percentile } from './statistics.ts'

const rounds = 3
const scrollSteps = 60
const scriptFile = join(builtExtension, 'content-scripts', 'red.js')

interface OverlayCost {
  /** Our observer callbacks (reader and layer) in a turn ÷ cards that came up in it; 95th percentile over the cards. */
  scriptMsPerCardP95: number
  /**
   * Layout-shift entries in which nothing of the page moved, with the extension minus without: the stand-in shifts by
   * itself, a different number of times in each visit, so a bare difference would be noise.
   */
  layoutShiftAdded: number
  longestOwnTaskMs: number
  contentScriptGzBytes: number
  /** From the start of the page's frame that changed cards to the end of our callback, page's own work included. */
  chipMsP95: number
  /** From the person's click to the state that the background's durable write answers with. */
  saveMsP95: number
}

export interface Visit {
  /** All layout-shift entries, and those whose every source lies outside the page's own tree. */
  layoutShifts: { all: number; foreign: number }
  /** Main-thread ms from the browser's counters, whole page. */
  scriptMs: number
  layoutMs: number
  work: OwnWork | null
  frameToChipMs: number[]
  saveMs: number[]
}

export async function benchOverlay(): Promise<OverlayCost> {
  const site = await startRedSite({ seed: 1, notes: 2400, mode: { isolated: true, tripwire: false } })
  const probed = await probeExtension()
  try {
    const bare: Visit[] = []
    const dressed: Visit[] = []
    for (let round = 0; round < rounds; round++) {
      bare.push(await visit(site, null))
      dressed.push(await visit(site, probed.dir))
    }
    printOverlayReport(bare, dressed)
    const medianOf = (figure: (one: Visit) => number) => Number(median(dressed.map(figure)).toFixed(3))
    return {
      scriptMsPerCardP95: medianOf(({ work }) => percentile(perCard(work?.batches ?? []), 95)),
      layoutShiftAdded: median(
        dressed.map((one, round) => one.layoutShifts.foreign - (bare[round]?.layoutShifts.foreign ?? 0)),
      ),
      longestOwnTaskMs: medianOf(({ work }) => (work ? longestTask(work) : 0)),
      contentScriptGzBytes: gzipSync(await readFile(scriptFile), { level: 9 }).length,
      chipMsP95: medianOf((one) => percentile(one.frameToChipMs, 95)),
      saveMsP95: medianOf((one) => percentile(one.saveMs, 95)),
    }
  } finally {
    await probed.discard()
    await site.close()
  }
}

async function visit(site: RedSite, extensionDir: string | null): Promise<Visit> {
  const browser = await launchBrowser({
    redSitePort: site.port,
    withExtension: extensionDir !== null,
    ...(extensionDir && { extensionDir }),
  })
  try {
    const page = await browser.context.newPage()
    await page.addInitScript(countLayoutShifts)
    const readCounters = await countMainThread(page)
    const trace = await recordTrace(page)
    await page.goto(`${site.origin}/explore`)
    await page.waitForFunction(() => document.querySelector<HTMLElement>('section.note-item')?.style.transform)
    await page.waitForTimeout(1500)
    await page.mouse.move(700, 600)
    for (let step = 0; step < scrollSteps; step++) {
      await page.mouse.wheel(0, 900)
      await page.waitForTimeout(200)
    }
    await page.waitForTimeout(1000)
    const counters = await readCounters()
    const frameToChipMs = frameToChip(await trace.stop())
    return {
      ...counters,
      layoutShifts: await page.evaluate(() => (globalThis as Counted).layoutShifts ?? { all: 0, foreign: 0 }),
      work: extensionDir === null ? null : await readOwnWork(page),
      frameToChipMs,
      saveMs: extensionDir === null ? [] : await measureSaves(page),
    }
  } finally {
    await browser.close()
  }
}

async function countMainThread(page: Page): Promise<() => Promise<{ scriptMs: number; layoutMs: number }>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const msOf = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000
    return { scriptMs: msOf('ScriptDuration'), layoutMs: msOf('LayoutDuration') + msOf('RecalcStyleDuration') }
  }
}

interface Counted {
  layoutShifts?: { all: number; foreign: number }
}

/** Runs in the page. A source in a closed shadow root, and one that is gone, reads as null. */
function countLayoutShifts(): void {
  const counts = ((globalThis as Counted).layoutShifts = { all: 0, foreign: 0 })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Array<PerformanceEntry & { sources: Array<{ node: Node | null }> }>) {
      counts.all += 1
      if (entry.sources.length > 0 && entry.sources.every(({ node }) => !document.body.contains(node)))
        counts.foreign += 1
    }
  }).observe({ type: 'layout-shift', buffered: true })
}
