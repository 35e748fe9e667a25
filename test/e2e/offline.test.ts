// Law 3: nothing saved is lost. Fifty saves without a worker, a browser restart, and each arrives once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RedSite, startRedSite } from '../red-site/server.ts'
import { launchBrowser } from '../support/extension-browser.ts'
import { newInvite } from '../support/browsing-history.ts'
import { joinAsScript, pullAll } from '../support/script-member.ts'
import { pair, saveCard, setupCode, startTestWorker, type TestWorker, toastOn, untilChips } from '../support/people.ts'

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
    const shown = await feed.locator('section.note-item a.cover').count()
    for (let index = 0; index < shown && saved.size < saves; index++) {
      const noteId = await saveCard(feed, index, saved)
      if (noteId === null) continue
      await expect.poll(() => toastOn(feed)).toMatch(/排队中|已保存/)
      saved.add(noteId)
    }
    await feed.mouse.wheel(0, 1500)
    await untilChips(feed)
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
