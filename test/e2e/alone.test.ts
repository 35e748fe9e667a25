// Law 8: without any server it still scores, saves, searches, watches and deletes, and asks nobody for anything.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RedSite, startRedSite } from '../red-site/server.ts'
import { type ExtensionBrowser, launchBrowser } from '../support/extension-browser.ts'
import { urlsIn } from '../support/net-log.ts'
import { layerByClass } from '../support/overlay-view.ts'
import { chipsOn, pressLabelled, toastOn, untilChips, saveNextCard } from '../support/people.ts'
import { openSidePanel } from '../support/side-panel.ts'

const folder = mkdtempSync(join(tmpdir(), 'redmark-alone-'))
const profileDir = join(folder, 'profile')
const board = '示例看板'
const tag = '团队示例标签'
let site: RedSite
let browser: ExtensionBrowser
let launches = 0
let feed: Page
let library: Page
/** Note ids in the order of saving. */
const saved: string[] = []

const launch = () => launchBrowser({ redSitePort: site.port, profileDir, netLog: netLogOf(++launches) })
const netLogOf = (run: number) => join(folder, `net-${run}.json`)
/** Not to be saved from the feed; the landmark is saved from its own page. */
const taken = () => [...saved, site.corpus.landmarks.image.id]
const marks = async () => (await chipsOn(feed)).filter((chip) => chip.attributes['data-mark'] !== undefined)

beforeAll(async () => {
  site = await startRedSite({ seed: 31 })
  browser = await launch()
  feed = await browser.openRed('/explore')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('law 8: it works alone, with no worker ever connected', () => {
  it('shows chips and saves a card by one click, as saved and not as waiting', async () => {
    await untilChips(feed)
    saved.push(await saveNextCard(feed, taken()))
    await expect.poll(() => toastOn(feed)).toContain('已保存')
    expect(await toastOn(feed)).not.toContain('排队')
    expect((await marks()).map((chip) => chip.attributes['data-mark'])).toEqual(['✓ 已存'])
  })

  it('takes a save back by undo', async () => {
    await saveNextCard(feed, taken())
    await expect.poll(async () => (await marks()).length).toBe(2)
    await pressLabelled(feed, '撤销')
    await expect.poll(() => toastOn(feed)).toContain('已撤销')
    await expect.poll(async () => (await marks()).length).toBe(1)
  })

  it('saves the open note by Alt+S', async () => {
    const { image } = site.corpus.landmarks
    const note = await browser.openRed(new URL(site.noteUrl(image.id)).href.replace(/^https:\/\/[^/]+/, ''))
    await expect.poll(async () => (await layerByClass(note, 'strip')).length).toBeGreaterThan(0)
    await note.keyboard.press('Alt+KeyS')
    await expect.poll(() => toastOn(note)).toContain('已保存')
    await expect.poll(async () => (await layerByClass(note, 'strip')).map((strip) => strip.text)).toEqual(['已保存'])
    saved.push(image.id)
    await note.close()
  })

  it('puts a fresh save on a board that was made in the dashboard, from the toast', async () => {
    library = await browser.openOwn('dashboard.html#/boards')
    await library.getByRole('button', { name: '新建看板' }).click()
    await library.getByLabel('名称').fill(board)
    await library.getByRole('button', { name: '新建', exact: true }).click()
    await library.getByRole('link', { name: board }).waitFor()
    await feed.bringToFront()
    saved.push(await saveNextCard(feed, taken()))
    await pressLabelled(feed, '换看板')
    await pressLabelled(feed, board)
    await expect.poll(() => toastOn(feed)).toContain(`已保存到「${board}」`)
  })

  it('filters by board and by tag, and finds by words', async () => {
    const [clicked = '', open = '', boarded = ''] = saved
    await library.goto(library.url().replace(/#.*/, `#/library?item=${open}`))
    await library.getByRole('textbox', { name: '加标签' }).fill(`#${tag}`)
    await library.keyboard.press('Enter')
    await library.getByRole('button', { name: `去掉标签「${tag}」` }).waitFor()
    await library.keyboard.press('Escape')

    const filter = (name: string, choice: RegExp) => chooseIn(library, name, choice)
    await filter('看板', new RegExp(board))
    await expect.poll(() => shownIds()).toEqual([boarded])
    await filter('看板', /全部/)
    await filter('标签', new RegExp(tag))
    await expect.poll(() => shownIds()).toEqual([open])
    await library.getByRole('button', { name: '清除筛选' }).click()
    await library.getByRole('searchbox').fill(site.corpus.landmarks.image.title)
    await expect.poll(() => shownIds()).toEqual([open])
    await library.getByRole('searchbox').fill('没有这样的笔记')
    await library.getByRole('heading', { name: '没有符合的笔记' }).waitFor()
    await library.getByRole('button', { name: '清除筛选' }).first().click()
    await expect.poll(() => shownIds()).toEqual([boarded, open, clicked])
  })

  it('finds by words in the side panel too', async () => {
    const [, open = ''] = saved
    const panel = await openSidePanel(browser, feed)
    const listed = panel.page.getByRole('main').locator('a[href*="item="]')
    await expect.poll(() => listed.count()).toBe(saved.length)
    await panel.page.getByRole('searchbox').fill(site.corpus.landmarks.image.title)
    await expect.poll(() => listed.count()).toBe(1)
    expect(await listed.getAttribute('href')).toContain(open)
    await panel.close()
  })

  it('deletes and takes the deletion back', async () => {
    const [clicked = ''] = saved
    await library.bringToFront()
    await library.locator(`a[href*="${clicked}"]`).click()
    await library.getByRole('complementary').getByRole('button', { name: '删除' }).click()
    await expect.poll(() => shownIds()).not.toContain(clicked)
    await library.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => shownIds()).toContain(clicked)
  })

  it('watches the author of an open profile, with followers, notes seen and last seen', async () => {
    const { author } = site.corpus.landmarks.image
    await feed.goto(`https://www.xiaohongshu.com/user/profile/${author.id}?xsec_token=&xsec_source=pc_feed`)
    await untilChips(feed, 1)
    await pressLabelled(feed, '加入关注名单')
    await expect
      .poll(async () => (await layerByClass(feed, 'strip')).map(({ text }) => text).join())
      .toMatch('已在名单')
    expect(await watchedRow()).toMatchObject({ name: expect.stringContaining(author.nickname) as string })
    const { followers, notes, lastSeen } = await watchedRow()
    expect(followers).toMatch(/^~?\d/)
    expect(Number(notes)).toBeGreaterThan(0)
    expect(lastSeen).toMatch(/现在|分钟/)
  })

  it('still has everything after the browser was started anew', async () => {
    const before = await watchedRow()
    await browser.close()
    browser = await launch()
    library = await browser.openOwn('dashboard.html')
    const [clicked = '', open = '', boarded = ''] = saved
    await expect.poll(() => shownIds()).toEqual([boarded, open, clicked])
    await chooseIn(library, '看板', new RegExp(board))
    await expect.poll(() => shownIds()).toEqual([boarded])
    await chooseIn(library, '看板', /全部/)
    await chooseIn(library, '标签', new RegExp(tag))
    await expect.poll(() => shownIds()).toEqual([open])
    expect(await watchedRow()).toMatchObject({ name: before.name, followers: before.followers, notes: before.notes })
  })

  it('has asked nobody but the site for anything', async () => {
    await browser.close()
    const asked = [1, 2].flatMap((run) => urlsIn(netLogOf(run)))
    expect(asked.filter(({ hostname }) => hostname.endsWith('.xiaohongshu.com')).length).toBeGreaterThan(20)
    // Chromium asks its maker for accounts, updates and form filling by itself; no such name resolves here.
    const known = /\.(xiaohongshu|xhscdn|google|googleapis)\.com$/
    expect(asked.filter(({ hostname }) => !known.test(hostname))).toEqual([])
    expect(site.requests().filter(({ initiator }) => initiator === 'extension')).toEqual([])
  })
})

/** Ids of the notes that the library lists, in its order. */
async function shownIds(): Promise<string[]> {
  const links = await library
    .locator('.item-title a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  return links.map((href) => /item=([0-9a-f]{24})/.exec(href ?? '')?.[1] ?? '')
}

async function chooseIn(page: Page, name: string, choice: RegExp): Promise<void> {
  const select = page.getByRole('search').getByRole('combobox', { name })
  const option = select.locator('option').filter({ hasText: choice })
  await option.waitFor({ state: 'attached' })
  await select.selectOption(await option.getAttribute('value'))
}

async function watchedRow() {
  const page = await browser.openOwn('dashboard.html#/competitors')
  const row = page.getByRole('row').nth(1)
  await row.waitFor()
  const [name = '', followers = '', , notes = '', lastSeen = ''] = await row.locator('th, td').allTextContents()
  await page.close()
  return { name, followers, notes, lastSeen }
}
