// Law 1: with the extension, RED sees the same requests and one neutral element; nothing else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RedSite, startRedSite } from '../red-site/server.ts'
import { launchBrowser } from '../support/extension-browser.ts'
import { cardsOn, pressLabelled, saveCard, toastOn, untilChips } from '../support/people.ts'
import { layerByClass, readLayer } from '../support/overlay-view.ts'
import { placesOf, walkThroughRed } from '../support/red-visit.ts'

let site: RedSite
beforeAll(async () => {
  site = await startRedSite({ seed: 11 })
})
afterAll(() => site?.close())

/** What RED saw of one walk. */
async function seenByRed(withExtension: boolean, use: 'walk' | 'work' = 'walk') {
  site.resetRequests()
  site.resetTripwire()
  const browser = await launchBrowser({ redSitePort: site.port, withExtension })
  const page = await browser.context.newPage()
  if (use === 'work') {
    await page.goto('https://www.xiaohongshu.com/explore')
    await untilChips(page)
    for (const card of (await cardsOn(page)).slice(2, 3)) await saveCard(page, card)
    await expect.poll(() => toastOn(page)).toContain('已保存')
    await page.keyboard.press('Alt+s')
    await page.goto(
      `https://www.xiaohongshu.com/user/profile/${site.corpus.landmarks.image.author.id}?xsec_token=&xsec_source=pc_feed`,
    )
    await pressLabelled(page, '加入关注名单')
    await expect.poll(() => layerByClass(page, 'upper').then(([strip]) => strip?.text)).toContain('已在名单')
  } else {
    await walkThroughRed(page, site)
  }
  await expect.poll(() => site.tripwire().some((report) => report.url === page.url())).toBe(true)
  const inPage = await page.evaluate('Object.keys(localStorage).sort().join() + "|" + document.cookie')
  await browser.close()
  return {
    places: placesOf(site.requests()),
    ours: site.requests().filter((request) => request.initiator === 'extension'),
    reports: site.tripwire(),
    inPage,
  }
}

describe('law 1: zero footprint on RED', () => {
  it('makes no request that the person did not make, over every page kind', async () => {
    const bare = await seenByRed(false)
    const dressed = await seenByRed(true)
    expect(bare.places.length).toBeGreaterThan(40)
    expect(dressed.places).toEqual(bare.places)
    expect(dressed.ours).toEqual([])
    expect(dressed.inPage).toBe(bare.inPage)
    expect(bare.reports.map((report) => report.hosts)).toEqual(bare.reports.map(() => 0))
    expect(dressed.reports.length).toBeGreaterThan(6)
    expect(dressed.reports.flatMap((report) => report.violations)).toEqual([])
    expect(Math.max(...dressed.reports.map((report) => report.hostRecords))).toBe(1)
  }, 120_000)

  it('stays silent while the person saves, undoes and watches', async () => {
    const worked = await seenByRed(true, 'work')
    expect(worked.ours).toEqual([])
    expect(worked.reports.length).toBeGreaterThan(1)
    expect(worked.reports.flatMap((report) => report.violations)).toEqual([])
  })

  it('leaves a warning page alone', async () => {
    const browser = await launchBrowser({ redSitePort: site.port })
    const page = await browser.openRed('/explore')
    await untilChips(page)
    await page.goto('https://www.xiaohongshu.com/website-login/captcha?redirectPath=/explore')
    const reports = () => site.tripwire().filter((report) => report.url.includes('/website-login/'))
    await expect.poll(() => reports().length).toBeGreaterThan(0)
    expect(reports().map((report) => report.hosts)).toEqual([0])
    expect(await readLayer(page)).toEqual([])
    await browser.close()
  })
})
