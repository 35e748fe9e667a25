import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RedSite, startRedSite } from '../red-site/server.ts'
import { type ExtensionBrowser, launchBrowser } from '../support/extension-browser.ts'
import { layerByClass } from '../support/overlay-view.ts'
import { browseForFourWeeks, newInvite } from '../support/browsing-history.ts'
import { openSidePanel } from '../support/side-panel.ts'
import {
  cardsOn,
  chipsOn,
  pair,
  saveCard,
  setupCode,
  startTestWorker,
  type TestWorker,
  toastOn,
  untilChips,
} from '../support/people.ts'

let site: RedSite
let worker: TestWorker
let owner: ExtensionBrowser
let mate: ExtensionBrowser
let feed: Page
let mateLibrary: Page
let noteId = ''

beforeAll(async () => {
  ;[site, worker] = await Promise.all([startRedSite({ seed: 5 }), startTestWorker()])
  owner = await launchBrowser({ redSitePort: site.port })
  mate = await launchBrowser({ redSitePort: site.port })
})

afterAll(async () => {
  await Promise.all([owner?.close(), mate?.close()])
  await Promise.all([site?.close(), worker?.discard()])
})

describe('the whole path, in order', () => {
  it('pairs the first device with the setup code', async () => {
    const page = await pair(owner, {
      address: worker.address,
      code: setupCode,
      nickname: '小主',
      mode: 'setup',
      share: true,
    })
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent(), { timeout: 15_000 })
      .toContain('测试团队')
  })

  it('invites a second browser as editor', async () => {
    const team = await owner.openOwn('dashboard.html#/team')
    await team
      .getByRole('button', { name: /生成|创建|邀请/ })
      .first()
      .click()
    const code = team.locator('code, input[readonly], output').first()
    await code.waitFor()
    const text = ((await code.textContent()) || (await code.inputValue().catch(() => ''))).trim()
    const page = await pair(mate, { address: worker.address, code: text, nickname: '小伴', mode: 'join' })
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent(), { timeout: 15_000 })
      .toContain('测试团队')
  })

  it('shows a chip on every card of the feed, with the sample it rests on', async () => {
    feed = await owner.openRed('/explore')
    await untilChips(feed)
    const shown = (await chipsOn(feed)).filter((chip) => chip.attributes['class'] !== 'off')
    expect(shown.length).toBe(await feed.locator('section.note-item a.cover').count())
    for (const chip of shown) expect(chip.text).toMatch(/n=\d+|天|小时|分钟|个月|年|刚刚/)
  })

  it('saves a card with one click, though the background is killed before the push', async () => {
    await worker.stop()
    const card = (await cardsOn(feed))[3]
    if (!card) throw new Error('the feed shows fewer than four cards')
    noteId = card.noteId
    await saveCard(feed, card)
    await expect.poll(() => toastOn(feed)).toMatch(/已保存|排队中/)
    await owner.stopBackground()
    await worker.restart()
    await expect
      .poll(async () => (await chipsOn(feed)).some((chip) => chip.attributes['data-mark'] !== undefined))
      .toBe(true)
  })

  it('wakes, syncs, and the team-mate sees the note without reloading', async () => {
    mateLibrary = await mate.openOwn('dashboard.html')
    // Any event wakes the background; opening the dashboard is what a person would do.
    const library = await owner.openOwn('dashboard.html')
    await expect.poll(() => library.locator(`a[href*="${noteId}"]`).count(), { timeout: 15_000 }).toBeGreaterThan(0)
    await expect.poll(() => mateLibrary.locator(`a[href*="${noteId}"]`).count(), { timeout: 20_000 }).toBeGreaterThan(0)
  })

  it('suggests hashtags from the notes that were opened', async () => {
    const niche = site.corpus.landmarks.image.niche
    const read = site.corpus.notes
      .filter((note) => note.niche === niche && note.title && note.kind === 'normal')
      .slice(0, 12)
    for (const note of read) {
      await feed.goto(site.noteUrl(note.id))
      await expect.poll(() => layerByClass(feed, 'strip').then((strips) => strips.length)).toBeGreaterThan(0)
    }
    const panel = await openSidePanel(owner, feed)
    const why = panel.page.getByText(/相似笔记里的 \d+ 篇用了|这位作者最近 \d+ 篇里用了|正文里直接提到/)
    await expect.poll(() => why.count(), { timeout: 20_000 }).toBeGreaterThan(0)
    expect(await panel.page.getByText(read.at(-1)?.title ?? '').count()).toBeGreaterThan(0)
    await panel.close()
  })

  it('names the topics that more authors use than before, with the sample behind them', async () => {
    await browseForFourWeeks(worker.address, await newInvite(owner), site.corpus)
    const trends = await owner.openOwn('dashboard.html#/trends')
    await expect.poll(() => trends.getByText(/位作者在用，按以往预计/).count(), { timeout: 20_000 }).toBeGreaterThan(0)
    expect(await trends.getByText(/依据：窗口内 \d+ 篇，之前 \d+ 篇/).count()).toBe(1)
    const rising = site.corpus.notes.flatMap((note) => note.niche.risingTags)
    const shown = await trends.getByRole('main').textContent()
    expect(rising.some((tag) => shown?.includes(tag))).toBe(true)
  })

  it('takes a deletion and its undo to both sides', async () => {
    const library = await owner.openOwn(`dashboard.html#/library?item=${noteId}`)
    await library.getByRole('complementary').getByRole('button', { name: '删除' }).click()
    await expect.poll(() => mateLibrary.locator(`a[href*="${noteId}"]`).count(), { timeout: 20_000 }).toBe(0)
    await library.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => mateLibrary.locator(`a[href*="${noteId}"]`).count(), { timeout: 20_000 }).toBe(1)

    await mateLibrary.locator(`a[href*="${noteId}"]`).click()
    await mateLibrary.getByRole('complementary').getByRole('button', { name: '删除' }).click()
    await expect.poll(() => library.locator(`a[href*="${noteId}"]`).count(), { timeout: 20_000 }).toBe(0)
    await mateLibrary.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => library.locator(`a[href*="${noteId}"]`).count(), { timeout: 20_000 }).toBe(1)
  })
})
