import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RedSite, startRedSite } from '../red-site/server.ts'
import { type ExtensionBrowser, launchBrowser } from '../support/extension-browser.ts'
import { chipsOn, pair, pressLabelled, saveCard, setupCode, startTestWorker, type TestWorker, toastOn, untilChips } from '../support/people.ts'

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
    const page = await pair(owner, { address: worker.address, code: setupCode, nickname: '小主', mode: 'setup', share: true })
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent(), { timeout: 15_000 }).toContain('测试团队')
  })

  it('invites a second browser as editor', async () => {
    const team = await owner.openOwn('dashboard.html#/team')
    await team.getByRole('button', { name: /生成|创建|邀请/ }).first().click()
    const code = team.locator('code, input[readonly], output').first()
    await code.waitFor()
    const text = ((await code.textContent()) || (await code.inputValue().catch(() => ''))).trim()
    const page = await pair(mate, { address: worker.address, code: text, nickname: '小伴', mode: 'join' })
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent(), { timeout: 15_000 }).toContain('测试团队')
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
    noteId = await saveCard(feed, 3)
    await expect.poll(() => toastOn(feed)).toMatch(/已保存|排队中/)
    await owner.stopBackground()
    await worker.restart()
    await expect.poll(async () => (await chipsOn(feed)).some((chip) => chip.attributes['data-mark'] !== undefined)).toBe(true)
  })

  it('wakes, syncs, and the team-mate sees the note without reloading', async () => {
    mateLibrary = await mate.openOwn('dashboard.html')
    // Any event wakes the background; opening the dashboard is what a person would do.
    const library = await owner.openOwn('dashboard.html')
    await expect.poll(() => library.locator(`[data-note-id="${noteId}"], [href*="${noteId}"]`).count(), { timeout: 15_000 }).toBeGreaterThan(0)
    await expect.poll(() => mateLibrary.locator(`[data-note-id="${noteId}"], [href*="${noteId}"]`).count(), { timeout: 20_000 }).toBeGreaterThan(0)
  })
})
