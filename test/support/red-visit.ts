import type { Page } from 'playwright-core'
import type { RedSite } from '../red-site/server.ts'
import { scrollBy } from './people.ts'
import type { RequestRecord } from '../red-site/request-log.ts'

const settle = (page: Page) => page.waitForLoadState('networkidle')

/** One person's walk over every page kind, by mouse and keyboard, the same each time. */
export async function walkThroughRed(page: Page, site: RedSite): Promise<void> {
  const { image, video } = site.corpus.landmarks
  await page.goto('https://www.xiaohongshu.com/explore')
  await page.locator('section.note-item a.cover').nth(3).waitFor()
  await settle(page)
  for (let step = 0; step < 4; step++) {
    await page.mouse.move(700, 500)
    await scrollBy(page, 900)
  }
  // By its place in the feed: which node holds a card depends on the order of reuse.
  const index = await page.locator('section.note-item[data-index]').evaluateAll((sections) => {
    const shown = sections.filter((section) => {
      const { top, bottom } = section.getBoundingClientRect()
      return top > 100 && bottom < window.innerHeight
    })
    return Math.min(...shown.map((section) => Number(section.getAttribute('data-index'))))
  })
  await page.locator(`section.note-item[data-index="${index}"] a.cover`).click()
  await page.locator('.note-detail-mask').waitFor()
  await settle(page)
  await page.keyboard.press('Escape')
  await page.locator('.note-detail-mask').waitFor({ state: 'detached' })
  const stops = [
    '/search_result?keyword=穿搭&source=web_explore_feed',
    site.noteUrl(image.id),
    site.noteUrl(video.id),
    `/user/profile/${image.author.id}?xsec_token=&xsec_source=pc_feed`,
    `/board/${site.corpus.board.id}`,
    '/notification',
    '/404?error_code=300031&error_msg=gone',
  ]
  for (const stop of stops) {
    await page.goto(new URL(stop, 'https://www.xiaohongshu.com').href)
    await settle(page)
  }
}

/** Requests as method and place, without what RED makes anew for each answer (tokens, signatures, times). */
export function placesOf(requests: readonly RequestRecord[]): string[] {
  const places = requests.map(({ method, host, path }) => {
    const url = new URL(path, `https://${host}`)
    for (const name of ['xsec_token', 'cursor_score', 'search_id']) url.searchParams.delete(name)
    return `${method} ${url.host}${url.pathname.replace(/^\/\d{12}\/[0-9a-f]{32}\//, '/…/')}${url.search}`
  })
  return [...new Set(places)].sort()
}
