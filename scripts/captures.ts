/**
 * `npm run captures -- DIR [--full]`: runs RED's readers over saved pages and answers, one JSON line a file.
 * Pages are read in a real browser without network; states and answers in Node with the same readers.
 */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { build } from 'vite'
import type { NoteSighting } from '#shared/model/sighting.ts'
import { isAnswer, readAnswers } from '../extension/red/state/answers.ts'
import { readState, type StateContext, type StateReading } from '../extension/red/state/notes.ts'
import { parseState } from '../extension/red/state/parse.ts'
import type { SavedPageReading } from './captures-in-page.ts'

async function main(folder: string, isFull: boolean): Promise<void> {
  const pages = savedPageReader()
  try {
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!entry.isFile()) continue
      const reading = await readFileSafely(join(folder, entry.name), (html) => pages.read(html))
      console.log(JSON.stringify(lineOf(entry.name, reading, isFull)))
    }
  } finally {
    await pages.close()
  }
}

const emptyReading = (warning: string): SavedPageReading => ({
  kind: 'unknown',
  notes: [],
  skipped: 0,
  creator: null,
  commentIds: [],
  warnings: [warning],
})

async function readFileSafely(
  path: string,
  readHtml: (html: string) => Promise<SavedPageReading>,
): Promise<SavedPageReading> {
  try {
    const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
    return /^\s*</.test(text) ? await readHtml(text) : readData(text)
  } catch (error) {
    return emptyReading(`unreadable: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
  }
}

function readData(text: string): SavedPageReading {
  const context: StateContext = {
    where: 'other',
    query: null,
    seenAt: Date.now(),
    base: 'https://www.xiaohongshu.com',
    creatorId: null,
  }
  const answer = parseJson(text)
  if (isAnswer(answer)) return named('api', readAnswers(answer, context))
  const state = parseState(text)
  if (!state.ok) return emptyReading(state.code)
  if (isAnswer(state.value)) return named('api', readAnswers(state.value, context))
  const isState =
    typeof state.value === 'object' &&
    state.value !== null &&
    stateStores.some((store) => Object.hasOwn(state.value as object, store))
  return isState
    ? named('state', readState(state.value, context))
    : emptyReading('neither a page, a state nor an answer of RED')
}

const stateStores = ['feed', 'search', 'user', 'note', 'board']

const named = (kind: string, reading: StateReading): SavedPageReading => ({ ...reading, kind, warnings: [] })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Raw state text is not JSON; the state parser takes it from here.
    return undefined
  }
}

/** Page kinds the readers know but a list of captures does not name are `unknown` there. */
const shownKinds = new Set(['explore', 'search', 'note', 'profile', 'board', 'state', 'api'])

function lineOf(file: string, reading: SavedPageReading, isFull: boolean): object {
  const count = (has: (sighting: NoteSighting) => boolean) => reading.notes.filter((sighting) => has(sighting)).length
  return {
    file,
    kind: shownKinds.has(reading.kind) ? reading.kind : 'unknown',
    notes: reading.notes.length,
    skipped: reading.skipped,
    withLikes: count((sighting) => sighting.likes !== null),
    withTitle: count((sighting) => sighting.title !== null),
    withPublishedAt: count((sighting) => sighting.publishedAt > 0),
    likesNominal: reading.notes.reduce((sum, sighting) => sum + (sighting.likes?.nominal ?? 0), 0),
    comments: reading.commentIds.length,
    warnings: reading.warnings,
    ...(isFull ? { values: { notes: reading.notes, creator: reading.creator, commentIds: reading.commentIds } } : {}),
  }
}

/** Starts a browser at the first page only: a folder of answers needs none. */
function savedPageReader() {
  let browser: Browser | null = null
  let code: string | null = null
  return {
    async read(html: string): Promise<SavedPageReading> {
      code ??= await bundleReaders()
      browser ??= await chromium.launch({
        executablePath: browserPath(),
        headless: true,
        args: ['--no-sandbox', '--disable-gpu'],
      })
      const context = await browser.newContext({ offline: true })
      try {
        await context.route('**', (route) => route.abort())
        const page = await context.newPage()
        page.setDefaultTimeout(60_000)
        await page.evaluate(code)
        return await page.evaluate(
          ([source, seenAt]) =>
            (
              globalThis as unknown as { redReaders: { readSavedPage: (html: string, at: number) => SavedPageReading } }
            ).redReaders.readSavedPage(source, seenAt),
          [html, Date.now()] as const,
        )
      } finally {
        await context.close()
      }
    },
    async close(): Promise<void> {
      await browser?.close()
    },
  }
}

/** Any Chromium-family browser will do: no extension is loaded, so branded Chrome is welcome too. */
function browserPath(): string {
  const places = [
    process.env['REDMARK_BROWSER'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
    '/usr/bin/brave-browser',
    '/snap/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    chromium.executablePath(),
  ]
  const found = places.find((place) => place && existsSync(place))
  if (!found) throw new Error('no Chromium, Chrome or Edge found; set REDMARK_BROWSER')
  return found
}

async function bundleReaders(): Promise<string> {
  const result = await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('captures-in-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'redReaders',
      },
    },
  })
  const [first] = Array.isArray(result) ? result : [result]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (!chunk) throw new Error('the readers could not be bundled')
  // A `var` at the top of evaluated text stays inside the evaluation.
  return `${chunk.code}\n;globalThis.redReaders = redReaders`
}

// Last, because everything above must be initialised before the first file is read.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false } },
})
const [directory] = positionals
if (!directory || !existsSync(directory)) {
  console.error(directory ? `No such folder: ${directory}` : 'Usage: npm run captures -- DIR [--full]')
  process.exit(1)
}
await main(directory, values.full)
