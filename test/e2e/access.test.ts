// Every screen without a serious finding of axe, in both languages and themes; the library without a mouse.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RedSite, startRedSite } from '../red-site/server.ts'
import { type ExtensionBrowser, launchBrowser } from '../support/extension-browser.ts'
import {
  pair,
  pressLabelled,
  setupCode,
  startTestWorker,
  type TestWorker,
  toastOn,
  untilChips,
  saveNextCard,
} from '../support/people.ts'

const looks = [
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const
const screens = ['library', 'boards', 'competitors', 'trends', 'team', 'outbox', 'settings'].map(
  (id) => `dashboard.html#/${id}`,
)
const saved: string[] = []
let site: RedSite
let worker: TestWorker
let browser: ExtensionBrowser

beforeAll(async () => {
  ;[site, worker] = await Promise.all([startRedSite({ seed: 71 }), startTestWorker()])
  browser = await launchBrowser({ redSitePort: site.port })
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([site?.close(), worker?.discard()])
})

describe('axe finds nothing serious', () => {
  it('in the empty screens', async () => {
    await look('en', 'light')
    expect(await faultsOf([...screens, 'pair.html', 'sidepanel.html'])).toEqual([])
  })

  it('and the browser is then filled by ordinary use', async () => {
    await look('zh-CN', 'light')
    const paired = await pair(browser, { address: worker.address, code: setupCode, nickname: '小主', mode: 'setup' })
    await paired.getByRole('heading', { name: /测试团队/ }).waitFor()
    const red = await browser.openRed('/explore')
    await untilChips(red)
    for (let index = 0; index < 3; index++) {
      saved.push(await saveNextCard(red, saved))
      await expect.poll(() => toastOn(red)).toMatch(/保存|排队/)
    }
    const { author } = site.corpus.landmarks.image
    await red.goto(`https://www.xiaohongshu.com/user/profile/${author.id}?xsec_token=&xsec_source=pc_feed`)
    await pressLabelled(red, '加入关注名单')
    const boards = await browser.openOwn('dashboard.html#/boards')
    await boards.getByRole('button', { name: '新建看板' }).click()
    await boards.getByLabel('名称').fill('示例看板')
    await boards.keyboard.press('Enter')
    await boards.getByRole('link', { name: '示例看板' }).waitFor()
    await red.close()
  })

  it.each(looks)('in the filled screens, in %s and %s', async (locale, theme) => {
    await look(locale, theme)
    const item = `dashboard.html#/library?item=${saved[0]}`
    expect(
      await faultsOf([...screens, 'dashboard.html#/library?view=list', item, 'pair.html', 'sidepanel.html']),
    ).toEqual([])
  })
})

describe('the library without a mouse', () => {
  it('searches, walks, ticks, opens, deletes and takes back, and always shows where the keyboard is', async () => {
    await look('zh-CN', 'light')
    const page = await browser.openOwn('dashboard.html')
    const titles = page.locator('.item-title a')
    await expect.poll(() => titles.count()).toBe(3)
    const [first = '', second = ''] = await titles.allTextContents()

    await page.keyboard.press('/')
    expect(await focused(page)).toMatchObject({ type: 'search', outlined: true })
    await page.keyboard.type('没有这样的笔记')
    await expect.poll(() => titles.count()).toBe(0)
    // The first Escape is the field's own and clears it, the second one leaves it.
    await page.keyboard.press('Escape')
    await expect.poll(() => titles.count()).toBe(3)
    await page.keyboard.press('Escape')
    for (const [key, title] of [
      ['j', first],
      ['j', second],
      ['k', first],
    ] as const) {
      await page.keyboard.press(key)
      await expect.poll(() => focused(page)).toMatchObject({ text: title, outlined: true })
    }
    await page.keyboard.press('x')
    await page.getByText('已选 1 篇').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByText('已选 1 篇').count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: '笔记详情' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('complementary', { name: '笔记详情' }).count()).toBe(0)
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+#')
    await expect.poll(() => titles.allTextContents()).not.toContain(first)
    await page.keyboard.press('z')
    await expect.poll(() => titles.count()).toBe(3)
  })

  it('shows the focus on every stop of Tab', async () => {
    const page = await browser.openOwn('dashboard.html')
    await expect.poll(() => page.locator('.item-title a').count()).toBe(3)
    const stops: string[] = []
    for (let stop = 0; stop < 25; stop++) {
      await page.keyboard.press('Tab')
      const at = await focused(page)
      if (at.name === 'BODY') break
      stops.push(at.outlined ? '' : `${at.name} ${at.text}`)
    }
    expect(stops.length).toBeGreaterThan(12)
    expect(stops.filter(Boolean)).toEqual([])
  })
})

async function look(locale: 'zh-CN' | 'en', theme: 'light' | 'dark'): Promise<void> {
  const settings = await browser.openOwn('dashboard.html#/settings')
  const choose = (index: number, value: string) => settings.getByRole('combobox').nth(index).selectOption(value)
  await choose(0, locale)
  await expect.poll(() => settings.evaluate(() => document.documentElement.lang)).toBe(locale)
  await choose(1, theme)
  await expect.poll(() => settings.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme)
  await settings.close()
}

/** The serious and critical findings on our pages, one line each. */
async function faultsOf(addresses: readonly string[]): Promise<string[]> {
  const faults: string[] = []
  const page = await browser.context.newPage()
  for (const address of addresses) {
    await page.goto('about:blank')
    await page.goto(`chrome-extension://${browser.extensionId}/${address}`)
    await page.locator('h1').first().waitFor()
    await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    faults.push(
      ...grave.map(({ id, nodes }) => `${address}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    )
  }
  await page.close()
  return faults
}

/** Where the keyboard is, and whether a sighted person can see it: on the element, or around it or its label. */
function focused(page: Page): Promise<{ name: string; type: string; text: string; outlined: boolean }> {
  return page.evaluate(() => {
    const at = document.activeElement ?? document.body
    const shows = (element: Element | null, part?: string): boolean => {
      if (!element) return false
      const { outlineStyle, boxShadow } = getComputedStyle(element, part)
      return outlineStyle !== 'none' || boxShadow !== 'none'
    }
    const outlined = shows(at) || shows(at, '::after') || shows(at.closest('label, article, .search-field'))
    return { name: at.tagName, type: at.getAttribute('type') ?? '', text: at.textContent ?? '', outlined }
  })
}
