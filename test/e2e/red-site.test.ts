import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
import { startRedSite, type RedSite } from '../red-site/server.ts'
import { defaultMode } from '../red-site/mode.ts'
import type { TripwireReport } from '../red-site/client/tripwire-report.ts'
import { redSiteChromiumArgs } from '../support/red-site-browser.ts'

let site: RedSite
let browser: Browser
const saved = mkdtempSync(join(tmpdir(), 'red-site-saved-'))

beforeAll(async () => {
  writeFileSync(
    join(saved, 'kept.html'),
    '<html><body><p id="kept">kept</p><script>document.body.dataset.ran = "yes"</script></body></html>',
  )
  // A fixed present: note ids hold times, and with them which comments have replies to unfold.
  site = await startRedSite({ seed: 7, now: Date.UTC(2026, 10, 20, 4), savedPagesDir: saved })
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    headless: true,
    args: redSiteChromiumArgs(site.port, ['--blink-settings=imagesEnabled=false']),
  })
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

beforeEach(() => site.setMode({ ...defaultMode, hydrationDelayMs: 20 }))

/** Opens a page of the site and hands it on with the errors it has thrown so far. */
async function visiting(
  path: string,
  work: (page: Page, errors: string[]) => Promise<void>,
  prepare?: () => void,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('requestfailed', (request) => request.failure()?.errorText.includes('ABORTED') || errors.push(request.url()))
  if (prepare) await page.addInitScript(prepare)
  await page.goto(path.startsWith('https:') ? path : `${site.origin}${path}`)
  try {
    await work(page, errors)
  } finally {
    await page.close()
  }
}

const reportOf = (page: Page): Promise<TripwireReport> => page.evaluate(() => window.redSiteTripwire!.report())
const hydrated = (page: Page) =>
  page.waitForFunction(
    () => !document.querySelector('#ssr-skeleton') && document.querySelectorAll('section.note-item').length > 0,
  )

describe('the stand-in site', () => {
  it('leads from the feed to a note, back, to a search and to a profile, without a trace in the tripwire', async () => {
    await visiting('/explore', async (page, errors) => {
      await hydrated(page)
      await page.mouse.wheel(0, 900)
      await page.waitForFunction(() => scrollY > 500)
      const card = page.locator('section.note-item a.cover').nth(6)
      const id = (await card.getAttribute('href'))!.slice(9, 33)
      await card.click()
      await page.waitForSelector(`.note-detail-mask[note-id="${id}"] #noteContainer`)
      const before = await page.evaluate(() => scrollY)
      assert.match(page.url(), new RegExp(`/explore/${id}\\?xsec_token=AB.{43}=&xsec_source=pc_feed$`))
      await page.keyboard.press('Escape')
      await page.waitForFunction(() => !document.querySelector('.note-detail-mask'))
      assert.equal(await page.evaluate(() => scrollY), before)

      await page.fill('#search-input', '穿搭')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.search-layout__main .query-note-wrapper')
      assert.match(page.url(), /keyword=%25E7%25A9%25BF/)
      assert.equal(await page.locator('button.tab').count(), 9)
      await page.locator('.search-layout__main a.cover').nth(2).click()
      await page.waitForSelector('.note-detail-mask #noteContainer')
      assert.match(page.url(), /xsec_source=pc_search$/)
      await page.goBack()
      const [profile] = await Promise.all([
        page.waitForEvent('popup'),
        page.locator('section.note-item a.author').first().click(),
      ])
      await profile.waitForSelector('#userPostedFeeds section.note-item')
      assert.deepEqual((await reportOf(profile)).violations, [])
      const report = await reportOf(page)
      assert.deepEqual([report.violations, report.hosts], [[], 0])
      assert.deepEqual(errors, [])
    })
  })

  for (const cards of ['reuse', 'remount'] as const) {
    it(`scrolls ${cards === 'reuse' ? 2000 : 200} cards past, few of them mounted and each in its place (${cards})`, async () => {
      site.setMode({ cards })
      await visiting('/explore', async (page, errors) => {
        await hydrated(page)
        const goal = cards === 'reuse' ? 2000 : 200
        await page.mouse.move(800, 500)
        for (let highest = 0; highest < goal;) {
          await page.mouse.wheel(0, 3600)
          const seen = await page.evaluate(readMounted)
          assert.ok(seen.length > 0 && seen.length <= 26, `${seen.length} mounted`)
          assert.deepEqual(
            seen.filter(({ shown, expected }) => shown !== expected),
            [],
          )
          highest = Math.max(...seen.map(({ index }) => index))
        }
        assert.deepEqual(errors, [])
        assert.deepEqual((await reportOf(page)).violations, [])
      })
    })
  }

  it('shows comments page by page and unfolds replies', async () => {
    site.resetRequests()
    await visiting(site.noteUrl(site.corpus.landmarks.image.id), async (page) => {
      await page.locator('.show-more').first().click()
      await page.locator('.comment-item-sub').nth(5).waitFor()
      const scroller = page.locator('.note-scroller')
      await scroller.hover()
      for (let turn = 0; turn < 100 && (await page.locator('.end-container').count()) === 0; turn++)
        await page.mouse.wheel(0, 1500)
      assert.equal(await page.locator('.parent-comment').count(), 46)
      assert.ok((await page.locator('.comment-item-sub').count()) > 5)
      const asked = site.requests().filter(({ path }) => path.endsWith('/v1/feed'))
      assert.deepEqual(asked, [], 'a note loaded directly comes with its document')
    })
  })

  it('refuses a note without its token and shows a deleted one as gone', async () => {
    const { image, deleted } = site.corpus.landmarks
    await visiting(`/explore/${image.id}`, async (page) => assert.match(page.url(), /\/404\?.*error_code=300031/))
    await visiting(site.noteUrl(deleted.id), async (page) =>
      assert.equal(await page.locator('.not-found-wrapper').count(), 1),
    )
  })

  it('has a publish page with counters, decoy tabs, both editors and a closed publish element', async () => {
    for (const [editor, css] of [
      ['tiptap', '.tiptap.ProseMirror'],
      ['quill', '.ql-editor'],
    ] as const) {
      site.setMode({ editor })
      await visiting('https://creator.xiaohongshu.com/publish/publish?source=official', async (page, errors) => {
        await page.locator('input.d-text').fill('今天好开心😀')
        assert.equal(await page.locator('.count-tip').textContent(), '7 / 20')
        await page.locator('input.d-text').fill('')
        assert.equal(await page.locator('.count-tip').count(), 0)
        await page.locator(css).fill('字'.repeat(1001))
        assert.equal(await page.locator('.length-error').textContent(), '1001/1000')
        assert.equal(await page.locator('[data-hp-kind]').count(), 3)
        assert.equal(await page.locator('xhs-publish-btn').evaluate((button) => button.shadowRoot), null)
        assert.deepEqual(errors, [])
      })
    }
  })

  it('asks for a captcha when told to, by page and by answer', async () => {
    site.setMode({ captchaWall: true })
    await visiting('/explore', async (page) => assert.match(page.url(), /\/website-login\/captcha/))
    site.setMode({ captchaWall: false, apiTrouble: 'verify' })
    await visiting('/explore', async (page) => {
      await hydrated(page)
      await page.locator('#channel-container .channel').nth(1).click()
      await page.waitForSelector('.r-captcha-modal')
    })
  })

  it('serves a saved page under a page address without running its scripts', async () => {
    await visiting('/explore?saved=kept', async (page) => {
      assert.equal(await page.locator('#kept').count(), 1)
      assert.equal(await page.evaluate(() => document.body.dataset['ran']), undefined)
    })
    await visiting('/explore?saved=../package.json', async (page) =>
      assert.match(await page.content(), /no such saved page/),
    )
  })
})

/** What each mounted section shows and what the state holds at its index. */
function readMounted(): { index: number; shown: string; expected: string }[] {
  type Live = { feed: { feeds: { _rawValue: { id: string }[] } } }
  const items = (window['__INITIAL_STATE__'] as Live).feed.feeds['_rawValue']
  return [...document.querySelectorAll<HTMLElement>('#exploreFeeds > section.note-item')].map((section) => {
    const index = Number(section.dataset['index'])
    const cover = section.querySelector<HTMLAnchorElement>('a.cover')!
    return { index, shown: cover.pathname.slice(9), expected: items[index]!.id }
  })
}

const kindsOf = async (page: Page): Promise<string[]> => (await reportOf(page)).violations.map(({ kind }) => kind)

const plants: [string, () => void][] = [
  ['node-added', () => document.querySelector('section.note-item .cover')!.append(document.createElement('b'))],
  ['node-removed', () => document.querySelector('.dropdown-nav')!.remove()],
  ['text-changed', () => (document.querySelector('.name')!.firstChild!.nodeValue = 'changed')],
  ['attribute-changed', () => document.querySelector('section.note-item')!.classList.add('seen')],
  [
    'host-attribute',
    () => {
      document.documentElement.append(document.createElement('div'))
      queueMicrotask(() => document.documentElement.lastElementChild!.setAttribute('id', 'mine'))
    },
  ],
  ['second-host', () => document.documentElement.append(document.createElement('div'), document.createElement('div'))],
  ['global-added', () => Object.assign(window, { plantedGlobal: 1 })],
  ['built-in-patched', () => (XMLHttpRequest.prototype.open = () => undefined)],
  ['synthetic-event', () => document.querySelector<HTMLElement>('.back-top')!.click()],
  ['message-event', () => window.postMessage('hello', '*')],
]

describe('the tripwire', () => {
  it('is silent at first and reports each kind of planted violation', async () => {
    await visiting('/explore', async (page) => {
      await hydrated(page)
      assert.deepEqual((await reportOf(page)).violations, [])
      for (const [kind, plant] of plants) {
        assert.ok(!(await kindsOf(page)).includes(kind), `${kind} before it was planted`)
        await page.evaluate(plant)
        await page.waitForTimeout(20)
        assert.ok((await kindsOf(page)).includes(kind), `${kind} after it was planted`)
      }
    })
  })

  it('reports honeypots that were called, clicked or marked', async () => {
    await visiting('/search_result?keyword=穿搭', async (page) => {
      await page.waitForSelector('section.note-item')
      await page.evaluate(() => {
        const [first, second] = document.querySelectorAll<HTMLElement>('[data-hp-kind]')
        first!.addEventListener('click', () => undefined)
        first!.click()
        second!.classList.add('x')
        HTMLElement.prototype.click.call(second)
      })
      const touched = (await reportOf(page)).violations
        .filter(({ kind }) => kind === 'honeypot-touched')
        .map(({ what }) => what.split(' ')[0])
      assert.deepEqual(new Set(touched), new Set(['addEventListener()', 'click()', 'class', 'click']))
    })
  })

  it('reports what was patched or added before the page had a script', async () => {
    const prepare = () => {
      // Extensions do not run in the blank frame that the tripwire compares with; init scripts do.
      if (window.top !== window) return
      window.fetch = new Proxy(window.fetch, {})
      Object.assign(window, { early: true })
    }
    await visiting(
      '/explore',
      async (page) => {
        const found = (await reportOf(page)).violations.map(({ kind, what }) => `${kind} ${what}`)
        assert.deepEqual(new Set(found), new Set(['built-in-patched fetch', 'global-added early']))
      },
      prepare,
    )
  })

  it('allows one bare element under html, and tells the server of it', async () => {
    await visiting('/explore', async (page) => {
      await hydrated(page)
      await page.evaluate(() => document.documentElement.append(document.createElement('div')))
      const report = await reportOf(page)
      assert.deepEqual([report.hosts, report.hostRecords, report.violations], [1, 1, []])
      await page.goto(`${site.origin}/notification`)
      await page.waitForTimeout(100)
      assert.equal(site.tripwire().find(({ documentId }) => documentId === report.documentId)?.hosts, 1)
    })
  })
})
