// Every way that connecting can fail says what happened, what was kept and what to do, in both languages.
// An expired invite needs seven days or the directory's own row, so test/worker/invites.test.ts covers it.
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../scripts/local-worker.ts'
import { type RedSite, startRedSite } from '../red-site/server.ts'
import { newInvite } from '../support/browsing-history.ts'
import { type ExtensionBrowser, launchBrowser } from '../support/extension-browser.ts'
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
import { joinAsScript } from '../support/script-member.ts'
import { openSidePanel } from '../support/side-panel.ts'

type Locale = 'zh-CN' | 'en'
interface Attempt {
  mode: 'setup' | 'join'
  address: string
  code: string
}

const locales: readonly Locale[] = ['zh-CN', 'en']
const catalogue = Object.fromEntries(
  locales.map((locale) => [locale, { ...textsOf(locale, 'errors'), ...textsOf(locale, 'team') }]),
)
let site: RedSite
let worker: TestWorker
let owner: ExtensionBrowser
let mate: ExtensionBrowser
let red: Page
let kept: string
const strangers: Server[] = []

beforeAll(async () => {
  ;[site, worker] = await Promise.all([startRedSite({ seed: 61 }), startTestWorker()])
  owner = await launchBrowser({ redSitePort: site.port })
  mate = await launchBrowser({ redSitePort: site.port })
  red = await mate.openRed('/explore')
})
afterAll(async () => {
  await Promise.all([owner?.close(), mate?.close()])
  for (const server of strangers) server.close()
  await Promise.all([site?.close(), worker?.discard()])
})

describe('an address or a code that does not work', () => {
  it('finds a note that was saved before anything was connected', async () => {
    await untilChips(red)
    kept = await saveNextCard(red)
    await expect.poll(() => toastOn(red)).toContain('已保存')
  })

  it('names each fault of the address', async () => {
    const html = await stranger('text/html', '<!doctype html><title>示例</title>')
    const json = await stranger('application/json', '{"status":"ok"}')
    const nobody = `http://127.0.0.1:${await freePort()}`
    await refuses({ mode: 'setup', address: html, code: 'any-code' }, 'not_redmark')
    await refuses({ mode: 'join', address: json, code: 'any-code' }, 'not_redmark')
    await refuses({ mode: 'join', address: nobody, code: 'any-code' }, 'unreachable', 'local')
  })

  it('asks for another address before it sends anything to one that cannot be', async () => {
    for (const address of ['http://example.test', 'ftp://127.0.0.1', 'team', 'https://me:secret@example.test']) {
      const page = await attempt('zh-CN', { mode: 'setup', address, code: 'any-code' })
      await page.getByText(catalogue['zh-CN']?.['errors_address_malformed_todo'] ?? '').waitFor()
      expect(await page.getByRole('textbox', { name: '服务器地址' }).getAttribute('aria-invalid')).toBe('true')
      await page.close()
    }
  })

  it('tells a wrong setup code from a used one', async () => {
    await refuses({ mode: 'setup', address: worker.address, code: 'wrong-code' }, 'setup_code_wrong')
    const page = await pair(owner, { address: worker.address, code: setupCode, nickname: '小主', mode: 'setup' })
    await saysConnected(page, '管理员', ['打开小红书', '邀请同事', '看素材库'])
    await refuses({ mode: 'setup', address: worker.address, code: setupCode }, 'setup_code_used')
  })

  it('tells an unknown invite from a used one', async () => {
    await refuses({ mode: 'join', address: worker.address, code: 'no-such-invite' }, 'invite_unknown')
    const used = await newInvite(owner)
    await joinAsScript(worker.address, used)
    await refuses({ mode: 'join', address: worker.address, code: used }, 'invite_used')
  })

  it('has lost nothing by all of that, and says as what the person joined', async () => {
    await speak('zh-CN')
    const code = await newInvite(owner)
    const page = await pair(mate, { address: worker.address, code: ` ${code} `, nickname: '小伴', mode: 'join' })
    await saysConnected(page, '编辑', ['打开小红书', '看素材库'])
    const library = await owner.openOwn('dashboard.html')
    await library.locator(`a[href*="${kept}"]`).waitFor()
  })
})

describe('a device that the owner has cut off', () => {
  it('says so, keeps what is unsent, and exports it', async () => {
    const outbox = await mate.openOwn('dashboard.html#/outbox')
    await outbox.getByRole('heading', { name: '都同步好了' }).waitFor()
    const team = await owner.openOwn('dashboard.html#/team')
    const card = team.getByRole('listitem').filter({ has: team.getByRole('heading', { name: '小伴' }) })
    await card.getByRole('button', { name: /撤销/ }).click()
    await team.getByRole('dialog').getByRole('button', { name: '撤销授权' }).click()

    await outbox.bringToFront()
    await showsFailure(outbox, 'zh-CN', 'token_invalid', 'unsent')
    await red.bringToFront()
    const unsent = await saveNextCard(red, [kept])
    await expect.poll(() => toastOn(red)).toContain('排队中')
    await outbox.bringToFront()
    await outbox.getByText('1 条等待同步').first().waitFor()
    const downloading = outbox.waitForEvent('download')
    await outbox.getByRole('button', { name: '导出为文件' }).click()
    const file = readFileSync(await (await downloading).path(), 'utf8')
    expect(file).toContain(unsent)
    expect(await countInReplica(outbox, 'op')).toBe(1)
    const panel = await openSidePanel(mate, red)
    await panel.page.getByText('1 条等待同步').waitFor()
    await panel.close()
  })

  it('takes the unsent along when it is connected again', async () => {
    const code = await newInvite(owner)
    const page = await pair(mate, { address: worker.address, code, nickname: '小伴', mode: 'join' })
    await saysConnected(page, '编辑', ['看素材库'])
    await expect.poll(() => countInReplica(page, 'op'), { timeout: 15_000 }).toBe(0)
    const library = await owner.openOwn('dashboard.html')
    await expect.poll(() => library.locator('.item-title').count(), { timeout: 15_000 }).toBe(2)
  })
})

/** Tries it in both languages in the mate's browser: it is refused in the right words, and nothing that was there is gone. */
async function refuses(tried: Attempt, code: string, keptWords = 'typed'): Promise<void> {
  for (const locale of locales) {
    const page = await attempt(locale, tried)
    await showsFailure(page, locale, code, keptWords)
    const values = await page
      .getByRole('textbox')
      .evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value))
    expect(values).toEqual(expect.arrayContaining([tried.address, tried.code, '小伴']))
    expect(await countInReplica(page, 'entity')).toBe(1)
    await page.close()
  }
}

/** Fills in and sends the pairing page in a language. */
async function attempt(locale: Locale, { mode, address, code }: Attempt): Promise<Page> {
  await speak(locale)
  const words = catalogue[locale] ?? {}
  const page = await mate.openOwn('pair.html')
  if (mode === 'join') await page.getByText(words['pair_mode_join'] ?? '').click()
  const fields = {
    pair_address: address,
    pair_nickname: '小伴',
    [mode === 'setup' ? 'pair_setup_code' : 'pair_invite_code']: code,
  }
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(words[label] ?? '', { exact: true }).fill(value)
  await page.getByRole('button', { name: words['pair_submit'], exact: true }).click()
  return page
}

async function speak(locale: Locale): Promise<void> {
  const settings = await mate.openOwn('dashboard.html#/settings')
  const language = settings.getByRole('combobox').first()
  await language.selectOption(locale)
  await expect.poll(() => settings.evaluate(() => document.documentElement.lang)).toBe(locale)
  await settings.close()
}

async function showsFailure(page: Page, locale: Locale, code: string, keptWords: string): Promise<void> {
  const note = page.getByRole('alert')
  await note.waitFor()
  const said = await note.textContent()
  for (const key of [`errors_${code}_happened`, `errors_kept_${keptWords}`, `errors_${code}_todo`]) {
    expect(said).toContain(catalogue[locale]?.[key])
  }
}

async function saysConnected(page: Page, role: string, next: string[]): Promise<void> {
  await page.getByRole('heading', { name: '已连接「测试团队」' }).waitFor()
  expect(await page.getByRole('status').first().textContent()).toContain(`你的角色是：${role}`)
  const links = page.getByRole('link')
  for (const name of next) expect(await page.getByRole('link', { name }).count()).toBe(1)
  if (role !== '管理员') expect(await links.filter({ hasText: '邀请同事' }).count()).toBe(0)
}

/** Something that answers on this computer and is no worker. */
async function stranger(type: string, body: string): Promise<string> {
  const server = createServer((_, answer) => answer.writeHead(200, { 'content-type': type }).end(body))
  strangers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function textsOf(locale: Locale, file: string): Record<string, string> {
  const path = join(import.meta.dirname, '..', '..', 'extension', 'locales', locale, `${file}.json`)
  return v.parse(v.record(v.string(), v.any()), JSON.parse(readFileSync(path, 'utf8')))
}
