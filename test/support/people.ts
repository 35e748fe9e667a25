import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { freePort, type LocalWorker, startLocalWorker } from '../../scripts/local-worker.ts'
import type { ExtensionBrowser } from './extension-browser.ts'
import { centreOf, hasClass, layerByClass, type LayerElement } from './overlay-view.ts'

/** What a person does with Redmark, by mouse and keyboard. Waits for what a person would wait for; no fixed sleeps. */

export const setupCode = 'e2e-setup-code-4711'

export interface TestWorker extends LocalWorker {
  port: number
  dataDir: string
  /** Starts again on the same port with the same data. */
  restart(): Promise<void>
  discard(): Promise<void>
}

export async function startTestWorker(): Promise<TestWorker> {
  const dataDir = mkdtempSync(join(tmpdir(), 'redmark-worker-'))
  const port = await freePort()
  const start = () => startLocalWorker({ dataDir, port, setupCode })
  let running = await start()
  return {
    address: running.address,
    port,
    dataDir,
    stop: () => running.stop(),
    restart: async () => {
      running = await start()
    },
    discard: async () => {
      await running.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

interface Joining {
  address: string
  code: string
  nickname: string
  mode: 'setup' | 'join'
  share?: boolean
}

/** Fills in the pairing page and presses 连接; the caller says what should come of it. */
export async function pair(browser: ExtensionBrowser, joining: Joining): Promise<Page> {
  const page = await browser.openOwn('pair.html')
  if (joining.mode === 'join')
    await page.getByRole('tab', { name: '受邀加入' }).or(page.getByText('受邀加入')).first().click()
  await page.getByLabel('服务器地址').fill(joining.address)
  await page.getByLabel(joining.mode === 'setup' ? '初始化码' : '邀请码').fill(joining.code)
  await page.getByLabel('你的昵称').fill(joining.nickname)
  if (joining.mode === 'setup') await page.getByLabel('团队名称').fill('测试团队')
  if (joining.share) await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '连接' }).click()
  return page
}

/** The chips that are on the page now. */
export const chipsOn = (page: Page) => layerByClass(page, 'chip')

export async function untilChips(page: Page, least = 8): Promise<void> {
  await expect.poll(async () => (await chipsOn(page)).length, { timeout: 15_000 }).toBeGreaterThanOrEqual(least)
}

export interface ShownCard {
  noteId: string
  /** A point inside the cover. */
  x: number
  y: number
}

/** The cards whose covers a mouse can reach now, in reading order. */
export function cardsOn(page: Page): Promise<ShownCard[]> {
  return page.locator('section.note-item a.cover').evaluateAll((covers) =>
    covers.flatMap((cover) => {
      const box = cover.getBoundingClientRect()
      const [x, y] = [box.x + box.width / 2, box.y + 50]
      // Wide of the corners where chip and button come: RED's bars and floating buttons lie over cards.
      const corners = [box.x + 10, box.right - 30].flatMap((at) =>
        [box.y + 10, box.y + 60].map((down) => [at, down] as const),
      )
      const isOpen = [[x, y] as const, ...corners].every(([at, down]) =>
        cover.contains(document.elementFromPoint(at, down)),
      )
      const noteId = /[0-9a-f]{24}/.exec(cover.getAttribute('href') ?? '')?.[0]
      return noteId && isOpen ? [{ noteId, x, y }] : []
    }),
  )
}

/** Turns the wheel and waits until the page has come to rest. */
export async function scrollBy(page: Page, pixels: number): Promise<void> {
  const target = (await page.evaluate(() => window.scrollY)) + pixels
  await page.mouse.wheel(0, pixels)
  await page.waitForFunction((top) => Math.abs(window.scrollY - top) < 1, target)
  await page.waitForLoadState('networkidle')
}

/** Points at a card and presses the save button that comes to it. */
export async function saveCard(page: Page, card: ShownCard): Promise<void> {
  await page.mouse.move(card.x, card.y)
  await pressInLayer(page, 'round')
}

/** A real mouse click on an element of the closed layer, once it is there. */
async function pressIn(page: Page, fits: (element: LayerElement) => boolean): Promise<void> {
  await expect.poll(() => centreOf(page, fits), { timeout: 5000 }).not.toBeNull()
  const centre = await centreOf(page, fits)
  if (centre) await page.mouse.click(centre.x, centre.y)
}

export const pressInLayer = (page: Page, className: string): Promise<void> => pressIn(page, hasClass(className))

/** Presses a button of the layer by what it says. */
export const pressLabelled = (page: Page, label: string): Promise<void> =>
  pressIn(
    page,
    (element) => element.name === 'button' && (element.text + (element.attributes['aria-label'] ?? '')).includes(label),
  )

/** Saves the first card that a mouse can reach and that is not one of `skip`; returns the note id. */
export async function saveNextCard(page: Page, skip: readonly string[] = []): Promise<string> {
  const card = (await cardsOn(page)).find(({ noteId }) => !skip.includes(noteId))
  if (!card) throw new Error('no card on the screen is left to save')
  await saveCard(page, card)
  return card.noteId
}

/** What the save button of the card pointed at shows: idle, pending, saved, queued or failed. */
export async function saveStateOn(page: Page): Promise<string> {
  const [button] = await layerByClass(page, 'round')
  return button?.attributes['class']?.replace(/\bround\b|\bsave\b/g, '').trim() ?? ''
}

/** Text of the toast, or '' when there is none. */
export async function toastOn(page: Page): Promise<string> {
  return (await layerByClass(page, 'toast')).map((element) => element.text).join('')
}
