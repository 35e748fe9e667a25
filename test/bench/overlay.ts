/**
 * What the overlay costs a RED page: the same scripted visit of the stand-in site with and without the extension,
 * in one run on one machine. Our own script is told apart by its address in the browser's trace, so nothing has to be
 * built into the extension to be measured.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { startRedSite, type RedSite } from '../red-site/server.ts'
import { launchBrowser } from '../support/extension-browser.ts'
import { measureSaves } from './overlay-saves.ts'
import { ownWork, recordTrace } from './overlay-trace.ts'

const scrollSteps = 60
const scriptFile = join(import.meta.dirname, '..', '..', '.output', 'chrome-mv3', 'content-scripts', 'red.js')

export interface OverlayCost {
  /** 95th percentile over scroll steps: our script's time in the step ÷ cards that changed in it. */
  scriptMsPerCardP95: number
  /** Layout-shift entries with the extension minus without. */
  layoutShiftAdded: number
  longestOwnTaskMs: number
  contentScriptGzBytes: number
  /** From the start of the page's frame that changed cards to the end of our callback: an upper bound. */
  chipMsP95: number
  /** From the person's click to the state that the background's durable write answers with. */
  saveMsP95: number
}

export async function benchOverlay(): Promise<OverlayCost> {
  const site = await startRedSite({ seed: 1, notes: 2400, mode: { isolated: true, tripwire: false } })
  try {
    const without = await visit(site, false)
    const cost = await visit(site, true)
    return {
      scriptMsPerCardP95: cost.scriptMsPerCardP95,
      layoutShiftAdded: cost.layoutShifts - without.layoutShifts,
      longestOwnTaskMs: cost.longestOwnTaskMs,
      contentScriptGzBytes: gzipSync(await readFile(scriptFile), { level: 9 }).length,
      chipMsP95: cost.chipMsP95,
      saveMsP95: cost.saveMsP95,
    }
  } finally {
    await site.close()
  }
}

async function visit(site: RedSite, withExtension: boolean) {
  const browser = await launchBrowser({ redSitePort: site.port, withExtension })
  try {
    const page = await browser.context.newPage()
    await page.addInitScript(countLayoutShifts)
    const trace = await recordTrace(page)
    await page.goto(`${site.origin}/explore`)
    await page.waitForFunction(() => document.querySelector<HTMLElement>('section.note-item')?.style.transform)
    await page.waitForTimeout(1500)
    const cardsPerStep = await scroll(page)
    const layoutShifts = await page.evaluate(() => (globalThis as { layoutShifts?: number }).layoutShifts ?? 0)
    const work = ownWork(await trace.stop())
    const perCard = work.msPerStep.flatMap((ms, step) => (cardsPerStep[step] ? [ms / cardsPerStep[step]] : []))
    return {
      layoutShifts,
      scriptMsPerCardP95: percentile95(perCard),
      longestOwnTaskMs: work.longestMs,
      chipMsP95: percentile95(work.frameToChipMs),
      saveMsP95: withExtension ? percentile95(await measureSaves(page)) : 0,
    }
  } finally {
    await browser.close()
  }
}

/** Scrolls step by step and answers how many cards appeared or changed their note in each. */
async function scroll(page: Page): Promise<number[]> {
  await page.evaluate(countCardChanges)
  const counts: number[] = []
  await page.mouse.move(700, 600)
  for (let step = 0; step < scrollSteps; step++) {
    await page.evaluate((name) => performance.mark(name), `step-${step}`)
    await page.mouse.wheel(0, 480)
    await page.waitForTimeout(350)
    counts.push(await page.evaluate(() => (globalThis as { takeCardChanges?: () => number }).takeCardChanges?.() ?? 0))
  }
  await page.evaluate((name) => performance.mark(name), `step-${scrollSteps}`)
  return counts
}

function countLayoutShifts(): void {
  const counted = globalThis as { layoutShifts?: number }
  counted.layoutShifts = 0
  new PerformanceObserver((list) => {
    counted.layoutShifts = (counted.layoutShifts ?? 0) + list.getEntries().length
  }).observe({ type: 'layout-shift', buffered: true })
}

function countCardChanges(): void {
  const changed = new Set<string>()
  const observer = new MutationObserver(() => {
    for (const cover of document.querySelectorAll('section.note-item a.cover'))
      changed.add(cover.getAttribute('href') ?? '')
  })
  for (const cover of document.querySelectorAll('section.note-item a.cover'))
    changed.add(cover.getAttribute('href') ?? '')
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] })
  let before = changed.size
  Object.assign(globalThis, {
    takeCardChanges: () => {
      const fresh = changed.size - before
      before = changed.size
      return fresh
    },
  })
}

/** Nearest-rank percentile; 0 for no values. */
function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Number((sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0).toFixed(3))
}
