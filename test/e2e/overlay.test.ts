import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publishedAtOf, type NoteId } from '#shared/model/ids.ts'
import { chipView } from '../../extension/overlay/chip-view.ts'
import { type RedSite, startRedSite } from '../red-site/server.ts'
import { type ExtensionBrowser, launchBrowser } from '../support/extension-browser.ts'
import { lookAtCards, onLayer, watchFrames } from '../support/overlay-cards.ts'
import { centreOf, hasClass } from '../support/overlay-view.ts'
import { toastOn, untilChips } from '../support/people.ts'

let site: RedSite
let browser: ExtensionBrowser
let page: Page

beforeAll(async () => {
  site = await startRedSite({ seed: 7, notes: 900 })
  browser = await launchBrowser({ redSitePort: site.port })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})
beforeEach(async () => {
  page = await browser.context.newPage()
  await page.addInitScript(countRecordsOfStrangers)
  await page.goto('https://www.xiaohongshu.com/explore')
  await untilChips(page)
})
afterEach(async () => {
  await page.close()
  site.setMode({ cards: 'reuse' })
})

/** The age that a chip must show; the browser's language is Chinese. */
function ageOf(noteId: string): string {
  const facts = { standing: null, mark: null, lowered: false, hasCornerIcon: false }
  return chipView({ ...facts, publishedAt: publishedAtOf(noteId as NoteId), now: Date.now() }).text
}

async function expectEachCardItsChip(least = 4): Promise<void> {
  await expect
    .poll(async () => {
      const { cards, chips } = await lookAtCards(page)
      const wrong = cards.filter(({ noteId, isVideo, chips: [chip, ...more] }) => {
        const isOwn = chip?.text.endsWith(ageOf(noteId)) && chip.className.includes('narrow') === isVideo
        return !isOwn || more.length > 0
      })
      return {
        wrong: wrong.map(({ noteId }) => noteId),
        isSeen: cards.length >= least,
        astray: chips.length - cards.length,
      }
    })
    .toEqual({ wrong: [], isSeen: true, astray: 0 })
}

async function scrollOn(steps = 4): Promise<void> {
  await page.mouse.move(700, 500)
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, 1100)
    await page.waitForLoadState('networkidle')
  }
}

describe('chips on cards', () => {
  it.each(['reuse', 'remount'] as const)(
    'are one for each card, on its own cover, when RED %ss nodes',
    async (cards) => {
      site.setMode({ cards })
      await page.reload()
      await untilChips(page)
      const { cards: first } = await lookAtCards(page)
      expect(new Set(first.map(({ noteId }) => ageOf(noteId))).size).toBeGreaterThan(5)
      await expectEachCardItsChip()
      await scrollOn()
      await expectEachCardItsChip()
      const { cards: later } = await lookAtCards(page)
      expect(later.some(({ noteId }) => first.every((card) => card.noteId !== noteId))).toBe(true)
    },
  )

  it('are never late: in no frame of a scroll is a card bare or under another note’s chip', async () => {
    const [{ frames, pairs, bare }] = await Promise.all([watchFrames(page), scrollOn(6)])
    expect(frames).toBeGreaterThan(10)
    expect(pairs.length).toBeGreaterThan(30)
    expect(pairs.filter((pair) => !pair.endsWith(ageOf(pair.slice(0, 24))))).toEqual([])
    expect(bare).toBe(0)
  })

  it('follow their cards through other numbers of columns', async () => {
    for (const width of [1000, 720, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await expectEachCardItsChip()
    }
  })

  it('follow RED into the dark', async () => {
    const shade = async () => (await lookAtCards(page)).chips[0]?.background
    const light = await shade()
    await page.evaluate(() => document.documentElement.setAttribute('dark', ''))
    await expect.poll(shade).not.toBe(light)
    await page.evaluate(() => document.documentElement.removeAttribute('dark'))
    await expect.poll(shade).toBe(light)
  })
})

describe('what lies above the chips', () => {
  /** Whether the chips make any difference to what is seen in a part of the window. */
  async function chipsShowIn(clip: { x: number; y: number; width: number; height: number }): Promise<boolean> {
    const withChips = await page.screenshot({ clip })
    await onLayer(page, function () {
      this.querySelector<HTMLElement>('.cards')!.style.visibility = 'hidden'
    })
    const without = await page.screenshot({ clip })
    await onLayer(page, function () {
      this.querySelector<HTMLElement>('.cards')!.style.visibility = ''
    })
    return !withChips.equals(without)
  }
  const boxOf = async (selector: string) => (await page.locator(selector).first().boundingBox())!

  it('is RED’s header', async () => {
    const header = await boxOf('.header-container')
    await page.evaluate((by) => scrollBy(0, by), (await lookAtCards(page)).chips[0]!.box.top - header.height / 2)
    await expect
      .poll(async () => {
        const { chips } = await lookAtCards(page)
        return chips.some(({ box }) => box.top > header.y && box.bottom < header.y + header.height)
      })
      .toBe(true)
    expect(await chipsShowIn({ ...header, width: 1200 })).toBe(false)
    expect(await chipsShowIn({ x: 200, y: 100, width: 1200, height: 700 })).toBe(true)
  })

  it('is an open note', async () => {
    await page.locator('section.note-item a.cover').nth(2).click()
    await page.locator('.note-detail-mask').waitFor()
    await page.waitForLoadState('networkidle')
    const note = await boxOf('.note-container')
    // Inside its round corners, where the feed shows through the mask.
    const inner = { x: note.x + 24, y: note.y + 24, width: note.width - 48, height: note.height - 48 }
    // Pictures may still be on their way between the two looks; chips would stay.
    await expect.poll(() => chipsShowIn(inner), { timeout: 8000 }).toBe(false)
  })
})

describe('keys and clicks', () => {
  const openNote = async () => {
    await page.locator('section.note-item a.cover').nth(3).click()
    await expect.poll(() => centreOf(page, hasClass('middle'))).not.toBeNull()
  }

  it('saves the open note by Alt+S and takes it back by Alt+T and Enter', async () => {
    await openNote()
    await page.keyboard.press('Alt+s')
    await expect.poll(() => toastOn(page)).toContain('已保存')
    await page.keyboard.press('Alt+t')
    await page.keyboard.press('Enter')
    await expect.poll(() => toastOn(page)).toContain('已撤销保存')
  })

  it('leaves focus in RED’s search box, and its keys to it', async () => {
    await page.locator('#search-input').focus()
    await page.keyboard.press('Alt+s')
    expect(await toastOn(page)).toBe('')
    const { cover } = (await lookAtCards(page)).cards[1]!
    await page.mouse.move(cover.left + 30, cover.top + 90)
    await expect.poll(() => centreOf(page, hasClass('save'))).not.toBeNull()
    const button = (await centreOf(page, hasClass('save')))!
    await page.mouse.click(button.x, button.y)
    await expect.poll(() => toastOn(page)).toContain('已保存')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-input')
    await page.keyboard.type('abc')
    expect(await page.locator('#search-input').inputValue()).toContain('abc')
  })

  it('saves nothing for a click that the page made', async () => {
    const { cover } = (await lookAtCards(page)).cards[4]!
    await page.mouse.move(cover.left + 30, cover.top + 90)
    await expect.poll(() => centreOf(page, hasClass('save'))).not.toBeNull()
    const { x, y } = (await centreOf(page, hasClass('save')))!
    const isHost = await page.evaluate(
      ([left, top]) => {
        const host = document.elementFromPoint(left!, top!) as HTMLElement
        const init = { bubbles: true, composed: true, clientX: left!, clientY: top! }
        for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
          host.dispatchEvent(new MouseEvent(type, init))
        host.click()
        return host.parentNode === document.documentElement
      },
      [x, y],
    )
    expect(isHost).toBe(true)
    // The person's own click comes through the same channel later, so an earlier save would show first.
    await onLayer(page, function () {
      this.querySelector<HTMLElement>('.save')!.click()
    })
    const { cards } = await lookAtCards(page)
    expect(cards[4]?.chips[0]?.mark).toBeNull()
    expect(await toastOn(page)).toBe('')
  })
})

it('is one record of one element to whoever watches the page', async () => {
  await scrollOn(2)
  await page.mouse.move(700, 400)
  await page.locator('section.note-item a.cover').nth(6).click()
  await expect.poll(() => centreOf(page, hasClass('middle'))).not.toBeNull()
  expect(await page.evaluate(() => (globalThis as { strangers?: number }).strangers)).toBe(1)
})

it('speaks the language chosen in the settings, at once and in new tabs', async () => {
  const settings = await browser.openOwn('dashboard.html#/settings')
  const isEnglish = async (tab: Page) =>
    (
      await onLayer(tab, function () {
        return [...this.querySelectorAll('.chip')].map((chip) => chip.textContent).join(' ')
      }).catch(() => '汉')
    ).match(/\p{sc=Han}/u) === null
  expect(await isEnglish(page)).toBe(false)
  await settings.getByLabel('语言').selectOption('en')
  await expect.poll(() => isEnglish(page)).toBe(true)
  const another = await browser.openRed('/explore')
  await untilChips(another)
  expect(await isEnglish(another)).toBe(true)
  await another.close()
  await settings.getByLabel('Language').selectOption('auto')
  await expect.poll(() => isEnglish(page)).toBe(false)
  await settings.close()
})

/** Counts records about elements that stand in the root beside head and body. */
function countRecordsOfStrangers(): void {
  const counted = globalThis as { strangers?: number }
  counted.strangers = 0
  const isStranger = (node: Node | null) =>
    node?.parentNode === document.documentElement && !['HEAD', 'BODY'].includes(node.nodeName) && node.nodeType === 1
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records)
      if (isStranger(target) || [...addedNodes].some(isStranger)) counted.strangers! += 1
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
}
