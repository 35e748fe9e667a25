// Law 7: a page whose every text is an attack is read, kept, shared and shown as text.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RedSite, startRedSite } from '../red-site/server.ts'
import { newInvite } from '../support/browsing-history.ts'
import { type ExtensionBrowser, launchBrowser } from '../support/extension-browser.ts'
import { hostileFeed, hostileNote, hostileNoteId, hostileTags, hostileTitles, marker } from '../support/hostile-page.ts'
import { layerByClass } from '../support/overlay-view.ts'
import {
  chipsOn,
  pair,
  setupCode,
  startTestWorker,
  type TestWorker,
  toastOn,
  untilChips,
  saveNextCard,
} from '../support/people.ts'
import { joinAsScript, pullAll } from '../support/script-member.ts'
import { openSidePanel } from '../support/side-panel.ts'

const savedPagesDir = mkdtempSync(join(tmpdir(), 'redmark-hostile-'))
const titles = Object.values(hostileTitles)
let site: RedSite
let worker: TestWorker
let browser: ExtensionBrowser
let red: Page
let member: string
const dialogs: string[] = []
const saved: string[] = []

beforeAll(async () => {
  writeFileSync(join(savedPagesDir, 'feed.html'), hostileFeed())
  writeFileSync(join(savedPagesDir, 'note.html'), hostileNote())
  ;[site, worker] = await Promise.all([startRedSite({ seed: 51, savedPagesDir }), startTestWorker()])
  browser = await launchBrowser({ redSitePort: site.port })
  browser.context.on('page', (page) =>
    page.on('dialog', (dialog) => (dialogs.push(dialog.message()), dialog.dismiss())),
  )
  const joining = { address: worker.address, code: setupCode, nickname: '读的人', mode: 'setup', share: true } as const
  await (await pair(browser, joining)).getByRole('heading', { name: /测试团队/ }).waitFor()
  member = await joinAsScript(worker.address, await newInvite(browser))
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([site?.close(), worker?.discard()])
  rmSync(savedPagesDir, { recursive: true, force: true })
})

describe('law 7: the page is hostile input', () => {
  it('reads a feed of attacks, passes by what links to a script, and saves the rest', async () => {
    red = await browser.openRed('/explore?saved=feed')
    await untilChips(red, titles.length)
    expect((await chipsOn(red)).length).toBe(titles.length)
    // Half a character, which no file can hold but every script can write.
    await red.evaluate(() => {
      for (const title of document.querySelectorAll('.title span'))
        if (title.textContent === 'constructor') title.textContent = 'con\uD83Dstructor'
    })
    while (saved.length < titles.length) {
      saved.push(await saveNextCard(red, saved))
      await expect.poll(() => toastOn(red)).toMatch(/保存|排队/)
    }
    expect(await hasRun(red)).toBe(false)
  })

  it('sends all of it to the worker, cut and cleaned', async () => {
    const arrived = async () => (await pullAll(worker.address, member)).filter(({ kind }) => kind === 'item')
    await expect.poll(async () => (await arrived()).map(({ id }) => id).sort()).toEqual([...saved].sort())
    const stored = (await arrived()).map(({ fields }) => (fields as { title: string }).title)
    for (const title of stored) expect(title.length).toBeLessThanOrEqual(200)
    // Throws for half a character.
    for (const title of stored) encodeURIComponent(title)
    expect(stored).toEqual(expect.arrayContaining([hostileTitles.script, 'constructor', 'gnp.示例 反转']))
    expect(stored.some((title) => title.startsWith('示例长标题😀'))).toBe(true)
  })

  it('shows it as text in the library and in the note’s page', async () => {
    const library = await browser.openOwn('dashboard.html')
    const shown = () => library.locator('.item-title a').allTextContents()
    await expect.poll(async () => (await shown()).length).toBe(titles.length)
    expect(await shown()).toEqual(
      expect.arrayContaining([hostileTitles.script, hostileTitles.image, hostileTitles.svg]),
    )
    expect(await library.locator('main img, main script, main svg[onload]').count()).toBe(0)
    for (const id of saved) {
      await library.locator(`a[href*="${id}"]`).first().click()
      await library.getByRole('complementary').getByRole('heading', { level: 2 }).waitFor()
    }
    const hrefs = await library
      .locator('a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol))
    expect([...new Set(hrefs)].sort()).toEqual(['chrome-extension:', 'https:'])
    expect(await hasRun(library)).toBe(false)
  })

  it('shows an open note’s texts as text in the side panel, and saves its tags', async () => {
    await red.goto(`https://www.xiaohongshu.com/explore/${hostileNoteId}?saved=note`)
    await expect.poll(async () => (await layerByClass(red, 'strip')).length).toBeGreaterThan(0)
    const panel = await openSidePanel(browser, red)
    await panel.page.getByRole('heading', { level: 1, name: hostileTitles.image }).waitFor()
    await panel.page.getByText(hostileTitles.script).first().waitFor()
    await panel.page.getByRole('button', { name: '保存到素材库' }).click()
    await panel.page.getByText('已保存', { exact: true }).first().waitFor()
    expect(await panel.page.locator('img, script:not([src])').count()).toBe(0)
    expect(await hasRun(panel.page)).toBe(false)
    await panel.close()

    const library = await browser.openOwn('dashboard.html')
    const choices = () => library.getByRole('combobox', { name: '标签' }).locator('option').allTextContents()
    await expect.poll(choices).toEqual(expect.arrayContaining(hostileTags.map((tag) => `#${tag} 1`)))
    await expect.poll(async () => (await pullAll(worker.address, member)).map(({ id }) => id)).toContain(hostileNoteId)
  })

  it('has run nothing and asked nothing anywhere', async () => {
    for (const page of browser.context.pages()) expect(await hasRun(page)).toBe(false)
    expect(dialogs).toEqual([])
    expect(await (await browser.background()).evaluate((name) => name in globalThis, marker)).toBe(false)
    const outbox = await browser.openOwn('dashboard.html#/outbox')
    await outbox.getByRole('heading', { name: '都同步好了' }).waitFor()
  })
})

const hasRun = (page: Page): Promise<boolean> => page.evaluate((name) => name in globalThis, marker)
