// Law 2: what is kept is shared; what is passed by leaves the browser only after consent, and only while it lasts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tagSuggestResponseSchema } from '#shared/contract/tags.ts'
import { trendsResponseSchema } from '#shared/contract/trends.ts'
import { type RedSite, startRedSite } from '../red-site/server.ts'
import { newInvite } from '../support/browsing-history.ts'
import { type ExtensionBrowser, launchBrowser } from '../support/extension-browser.ts'
import { layerByClass } from '../support/overlay-view.ts'
import {
  pair,
  setupCode,
  startTestWorker,
  type TestWorker,
  toastOn,
  untilChips,
  saveNextCard,
} from '../support/people.ts'
import { countInReplica } from '../support/replica-view.ts'
import { joinAsScript, pullAll } from '../support/script-member.ts'

const profileDir = mkdtempSync(join(tmpdir(), 'redmark-consent-'))
let site: RedSite
let worker: TestWorker
let browser: ExtensionBrowser
let red: Page
let settings: Page
let member: string
let opened = 0

beforeAll(async () => {
  ;[site, worker] = await Promise.all([startRedSite({ seed: 41 }), startTestWorker()])
  await launch()
  const paired = await pair(browser, { address: worker.address, code: setupCode, nickname: '看的人', mode: 'setup' })
  await paired.getByRole('heading', { name: /测试团队/ }).waitFor()
  member = await joinAsScript(worker.address, await newInvite(browser))
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([site?.close(), worker?.discard()])
  rmSync(profileDir, { recursive: true, force: true })
})

describe('law 2: what is passed by is shared only after consent', () => {
  it('keeps all of it in the browser while the box is not ticked, though what is saved arrives', async () => {
    const saved = await browse('fashion_v3')
    await expect.poll(async () => (await pullAll(worker.address, member)).map(({ id }) => id)).toContain(saved)
    expect(await countInReplica(settings, 'note')).toBeGreaterThan(60)
    expect(await countInReplica(settings, 'observation')).toBe(0)
    expect(await known()).toEqual({ tagged: 0, passedBy: 0 })
  })

  it('counts what is passed by after the box was ticked, also in a browser started anew', async () => {
    await consentBox().check()
    await expect.poll(() => consentBox().isChecked()).toBe(true)
    await restart()
    await expect.poll(() => consentBox().isChecked()).toBe(true)
    await browse('food_v3')
    await expect.poll(async () => (await known()).tagged, { timeout: 15_000 }).toBeGreaterThan(0)
    expect((await known()).passedBy).toBeGreaterThan(0)
  })

  it('deletes what still waits when the box is unticked', async () => {
    await openNotes(3)
    await expect.poll(() => countInReplica(settings, 'observation')).toBeGreaterThan(0)
    await settings.bringToFront()
    await consentBox().uncheck()
    await expect.poll(() => countInReplica(settings, 'observation')).toBe(0)
  })

  it('sends nothing more after that, also in a browser started anew', async () => {
    const before = await known()
    await restart()
    await expect.poll(() => consentBox().isChecked()).toBe(false)
    const met = await countInReplica(settings, 'note')
    const saved = await browse('travel_v3')
    // The save travels the same way later than any upload would have begun.
    await expect.poll(async () => (await pullAll(worker.address, member)).map(({ id }) => id)).toContain(saved)
    expect(await countInReplica(settings, 'note')).toBeGreaterThan(met + 50)
    expect(await countInReplica(settings, 'observation')).toBe(0)
    expect(await known()).toEqual(before)
  })
})

async function launch(): Promise<void> {
  browser = await launchBrowser({ redSitePort: site.port, profileDir })
  red = await browser.openRed('/explore')
  settings = await browser.openOwn('dashboard.html#/settings')
}

async function restart(): Promise<void> {
  await browser.close()
  await launch()
}

const consentBox = () => settings.getByRole('checkbox', { name: '把浏览时看到的公开数据共享给团队' })

/** Opens some notes, scrolls through a channel past more notes than one upload waits for, then saves one card. */
async function browse(channel: string): Promise<string> {
  await openNotes(3)
  const feed = `https://www.xiaohongshu.com/explore?channel_id=homefeed.${channel}`
  const met = await countInReplica(settings, 'note')
  await red.goto(feed)
  await untilChips(red)
  while ((await countInReplica(settings, 'note')) < met + 70) {
    await red.mouse.move(700, 500)
    await red.mouse.wheel(0, 3000)
    await red.waitForLoadState('networkidle')
  }
  await red.goto(feed)
  await untilChips(red)
  const saved = await saveNextCard(red)
  await expect.poll(() => toastOn(red)).toMatch(/保存|排队/)
  return saved
}

/** Opens the next notes of the corpus that carry tags; only an open note shows them. */
async function openNotes(count: number): Promise<void> {
  await red.bringToFront()
  const tagged = site.corpus.notes.filter((note) => note.kind === 'normal' && note.title)
  for (const note of tagged.slice(opened, (opened += count))) {
    await red.goto(site.noteUrl(note.id))
    await expect.poll(async () => (await layerByClass(red, 'strip')).length).toBeGreaterThan(0)
  }
}

/** What the workspace has been told of: notes with tags, and notes at all in the last week. */
async function known(): Promise<{ tagged: number; passedBy: number }> {
  const ask = async (path: string): Promise<unknown> => {
    const answer = await fetch(worker.address + path, { headers: { authorization: `Bearer ${member}` } })
    return answer.json()
  }
  const tags = v.parse(tagSuggestResponseSchema, await ask('/v1/tags/suggest?text=abc'))
  const { observed } = v.parse(trendsResponseSchema, await ask('/v1/trends?days=7'))
  return { tagged: tags.notesKnown, passedBy: observed.window + observed.baseline }
}
