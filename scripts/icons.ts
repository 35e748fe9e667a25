// `npm run icons`: draws the extension's icons from docs/brand/icon.svg. The results are kept in the repository.
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const svg = readFileSync('docs/brand/icon.svg', 'utf8')
const browser = await chromium.launch({
  executablePath: process.env['REDMARK_BROWSER'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
for (const size of [16, 32, 48, 96, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  writeFileSync(`extension/public/icon/${size}.png`, await page.screenshot({ omitBackground: true }))
}
await browser.close()
