// `npm start`: worker on this machine, extension build, and a browser that has it. `--demo` adds the stand-in RED site
// and a filled workspace; `--no-open` prints the addresses instead of opening a browser. Stays up until SIGTERM.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildProduct, root } from './build-product.ts'
import { fillDemoWorkspace } from './demo-workspace.ts'
import { startLocalWorker } from './local-worker.ts'
import { openBrowser, pairPageUrl } from './open-browser.ts'
import { startRedSite } from '../test/red-site/server.ts'

const { values: options } = parseArgs({
  options: {
    demo: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
    port: { type: 'string', default: '8787' },
    'site-port': { type: 'string', default: '8443' },
  },
})

const dataDir = join(root, '.redmark', options.demo ? 'demo' : 'home')
mkdirSync(dataDir, { recursive: true })
const extensionDir = await buildProduct()
const setupCode = kept('setup-code', () => randomBytes(10).toString('hex'))
const worker = await startLocalWorker({ dataDir: join(dataDir, 'worker'), port: Number(options.port), setupCode })
say(`worker       ${worker.address}   (what it offers: ${worker.address}/docs)`)
say(`extension    ${extensionDir}   (load it unpacked; Firefox: ${extensionDir.replace('chrome', 'firefox')})`)

const demo = options.demo ? await startDemo() : null
const code = demo?.inviteCode ?? setupCode
const pairPage = pairPageUrl(extensionDir, { address: worker.address, code, invited: demo !== null })
say(`pairing      ${pairPage}`)
say(`code         ${code}   (${demo ? 'an invite, works once' : 'setup code, makes the first owner'})`)
say(`data         ${dataDir}`)

if (
  options['no-open'] ||
  !openBrowser({ dataDir, extensionDir, sitePort: demo?.sitePort ?? null, ownPages: ownPages() })
) {
  say('dashboard    open the extension’s side panel and press 打开看板 / Open dashboard')
}
say('ready; stop with Ctrl+C')

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    void Promise.all([worker.stop(), demo?.stop()]).then(() => process.exit(0))
  })
}

async function startDemo() {
  // The corpus is fixed at the first run: a later run must show the same notes that the workspace holds.
  const now = Number(kept('made-at', () => String(Date.now())))
  const site = await startRedSite({ port: Number(options['site-port']), now })
  const { inviteCode } = await fillDemoWorkspace({ address: worker.address, setupCode, dataDir }, site.corpus)
  say(
    `stand-in RED https://127.0.0.1:${site.port}   (as www.xiaohongshu.com and www.rednote.com in the demo’s browser)`,
  )
  return { sitePort: site.port, inviteCode, stop: () => site.close() }
}

/** Already paired profiles go straight to RED. */
function ownPages(): string[] {
  return existsSync(join(dataDir, 'browser')) ? [] : [pairPage]
}

function kept(name: string, make: () => string): string {
  const file = join(dataDir, name)
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

function say(line: string): void {
  console.log(`redmark: ${line}`)
}
