// Law 3: nothing saved is lost. Fifty saves without a worker, a browser restart, and each arrives once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RedSite, startRedSite } from '../red-site/server.ts'
import { launchBrowser } from '../support/extension-browser.ts'
import { newInvite } from '../support/browsing-history.ts'
import { joinAsScript, pullAll } from '../support/script-member.ts'
import {
  cardsOn,
  pair,
  saveCard,
  saveStateOn,
  scrollBy,
  setupCode,
  startTestWorker,
  type TestWorker,
  untilChips,
} from '../support/people.ts'

const saves = 50
const profileDir = mkdtempSync(join(tmpdir(), 'redmark-offline-'))
let site: RedSite
let worker: TestWorker

beforeAll(async () => {
  ;[site, worker] = await Promise.all([startRedSite({ seed: 21 }), startTestWorker()])
})
afterAll(async () => {
  await Promise.all([site?.close(), worker?.discard()])
  rmSync(profileDir, { recursive: true, force: true })
})

it('keeps fifty notes saved while the worker is down, over a restart of the browser (law 3)', async () => {
  const before = await launchBrowser({ redSitePort: site.port, profileDir })
  const paired = await pair(before, { address: worker.address, code: setupCode, nickname: '离线的人', mode: 'setup' })
  await expect
    .poll(() => paired.getByRole('heading', { level: 1 }).textContent(), { timeout: 15_000 })
    .toContain('测试团队')
  const reader = await joinAsScript(worker.address, await newInvite(before))
  await worker.stop()

  const saved = new Set<string>()
  const feed = await before.openRed('/explore')
  await untilChips(feed)
  while (saved.size < saves) {
    for (const card of await cardsOn(feed)) {
      if (saved.size === saves || saved.has(card.noteId)) continue
      await saveCard(feed, card)
      await expect.poll(() => saveStateOn(feed)).toMatch(/queued|saved/)
      saved.add(card.noteId)
    }
    await scrollBy(feed, 700)
  }
  await before.close()

  const after = await launchBrowser({ redSitePort: site.port, profileDir })
  const outbox = await after.openOwn('dashboard.html#/outbox')
  await expect.poll(() => outbox.getByRole('main').textContent()).toMatch(/50/)
  await worker.restart()
  await outbox.reload()
  await expect
    .poll(async () => (await pullAll(worker.address, reader)).filter((entity) => entity.kind === 'item').length, {
      timeout: 45_000,
    })
    .toBe(saves)
  const arrived = (await pullAll(worker.address, reader)).filter((entity) => entity.kind === 'item')
  expect(arrived.map((entity) => entity.id).sort()).toEqual([...saved].sort())
  expect(arrived.every((entity) => !entity.deleted)).toBe(true)
  await after.close()
}, 240_000)
