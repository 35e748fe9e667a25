import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type RedSite, startRedSite } from '../test/red-site/server.ts'
import { type ExtensionBrowser, launchBrowser } from '../test/support/extension-browser.ts'
import { openSidePanel } from '../test/support/side-panel.ts'
import { fillDemoWorkspace } from './demo-workspace.ts'
import { freePort, startLocalWorker } from './local-worker.ts'

interface Scene {
  browser: ExtensionBrowser
  site: RedSite
  /** Shoots a page under a name, in the language of this round. */
  shoot: (page: Page, name: string) => Promise<void>
}

/**
 * Shoots the extension at work: on the stand-in site, paired with a real worker that holds the demo workspace.
 * The Chinese `feed`, `dashboard` and `sidepanel` are the README's pictures.
 */
export async function shootLive(out: string): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'redmark-live-shots-'))
  const site = await startRedSite({ seed: 1 })
  const setupCode = 'live-shots-setup-code'
  const worker = await startLocalWorker({ dataDir, port: await freePort(), setupCode })
  try {
    for (const locale of ['zh-CN', 'en']) {
      const { inviteCode } = await fillDemoWorkspace({ address: worker.address, setupCode, dataDir }, site.corpus)
      const browser = await launchBrowser({ redSitePort: site.port, locale })
      await joinTeam(browser, worker.address, inviteCode)
      const suffix = locale === 'zh-CN' ? '' : `-${locale}`
      const shoot = async (page: Page, name: string) => {
        await page.screenshot({ path: join(out, `${name}${suffix}.png`) })
      }
      await shootFeed({ browser, site, shoot })
      await shootOwnPages({ browser, site, shoot })
      await browser.close()
    }
  } finally {
    await worker.stop()
    await site.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function joinTeam(browser: ExtensionBrowser, address: string, code: string): Promise<void> {
  const page = await browser.openOwn(`pair.html#${new URLSearchParams({ address, code, mode: 'join' }).toString()}`)
  await page.locator('form').getByRole('textbox').nth(2).fill('演示同事')
  await page.getByRole('button', { name: /^(连接|Connect)$/ }).click()
  await page.getByRole('status').getByRole('heading', { level: 1 }).waitFor()
  await page.close()
}

async function shootFeed({ browser, site, shoot }: Scene): Promise<void> {
  const page = await browser.openRed('/explore')
  await page.locator('section.note-item a.cover').nth(5).hover()
  await page.waitForTimeout(1500)
  await shoot(page, 'feed')
  await page.evaluate(() => document.documentElement.setAttribute('dark', ''))
  await shoot(page, 'feed-dark')
  await page.setViewportSize({ width: 700, height: 900 })
  await page.waitForTimeout(600)
  await shoot(page, 'feed-narrow')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('https://www.xiaohongshu.com/explore')
  await page.locator('#ssr-skeleton').waitFor({ state: 'detached' })
  await page.waitForTimeout(800)
  await page.locator('section.note-item a.cover').nth(1).click()
  await page.locator('.note-detail-mask').waitFor()
  await page.waitForTimeout(800)
  await page.keyboard.press('Alt+s')
  await page.waitForTimeout(800)
  await shoot(page, 'note-saved')
  const author = site.corpus.landmarks.image.author.id
  await page.goto(`https://www.xiaohongshu.com/user/profile/${author}?xsec_token=&xsec_source=pc_feed`)
  await page.waitForTimeout(1500)
  await shoot(page, 'profile')
  await page.close()
}

async function shootOwnPages({ browser, site, shoot }: Scene): Promise<void> {
  const dashboard = await browser.openOwn('dashboard.html#/library')
  await dashboard.locator('.virtual-slot').first().waitFor()
  await dashboard.waitForTimeout(800)
  await shoot(dashboard, 'dashboard')
  await dashboard.goto(dashboard.url().replace('#/library', '#/trends'))
  await dashboard.waitForTimeout(1500)
  await shoot(dashboard, 'dashboard-trends')
  const note = await browser.context.newPage()
  await note.goto(site.noteUrl(site.corpus.landmarks.image.id))
  await note.waitForTimeout(1500)
  const panel = await openSidePanel(browser, note)
  await panel.page.waitForTimeout(2500)
  await shoot(panel.page, 'sidepanel')
  await panel.close()
}
