import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterEach, describe, expect, it } from 'vitest'
import config from '../../../.dependency-cruiser.mjs'

/** Each rule with a tree that breaks it and nothing else. */
const planted: Array<{ rule: string; files: Record<string, string> }> = [
  { rule: 'no-circular', files: { 'shared/a.ts': "import './b.ts'", 'shared/b.ts': "import './a.ts'" } },
  { rule: 'no-unresolvable', files: { 'shared/a.ts': "import './missing.ts'" } },
  { rule: 'shared-knows-nobody', files: { 'shared/a.ts': "import '../worker/b.ts'", 'worker/b.ts': '' } },
  { rule: 'worker-not-extension', files: { 'worker/a.ts': "import '../extension/b.ts'", 'extension/b.ts': '' } },
  { rule: 'extension-not-worker', files: { 'extension/a.ts': "import '../worker/b.ts'", 'worker/b.ts': '' } },
  {
    rule: 'worker-app-by-type-only',
    files: {
      'extension/a.ts': "import { app } from '../worker/app.ts'\nexport const b = app",
      'worker/app.ts': 'export const app = 1',
    },
  },
  { rule: 'nobody-imports-tests', files: { 'shared/a.ts': "import '../test/b.ts'", 'test/b.ts': '' } },
  {
    rule: 'nobody-imports-entrypoints',
    files: { 'extension/app/a.ts': "import '../entrypoints/b.ts'", 'extension/entrypoints/b.ts': '' },
  },
  ...['red', 'ui', 'platform', 'overlay', 'messaging', 'replica'].map((room) => ({
    rule: `${room}-is-a-leaf`,
    files: { [`extension/${room}/a.ts`]: "import '../app/b.ts'", 'extension/app/b.ts': '' },
  })),
  {
    rule: 'content-scripts-carry-no-store',
    files: {
      'extension/entrypoints/red.content/index.ts': "import '../../other/step.ts'",
      'extension/other/step.ts': "import '../replica/db.ts'",
      'extension/replica/db.ts': '',
    },
  },
  {
    rule: 'pages-do-not-import-the-background',
    files: { 'extension/app/a.ts': "import '../background/b.ts'", 'extension/background/b.ts': '' },
  },
  {
    rule: 'background-has-no-screens',
    files: { 'extension/background/a.ts': "import '../ui/b.ts'", 'extension/ui/b.ts': '' },
  },
  {
    rule: 'only-platform-touches-the-browser',
    files: {
      'extension/app/a.ts': "import 'webextension-polyfill'",
      'node_modules/webextension-polyfill/package.json': '{"name":"webextension-polyfill","main":"index.js"}',
      'node_modules/webextension-polyfill/index.js': '',
    },
  },
  {
    rule: 'shared-is-dependency-light',
    files: {
      'shared/a.ts': "import 'dexie'",
      'node_modules/dexie/package.json': '{"name":"dexie","main":"index.js"}',
      'node_modules/dexie/index.js': '',
    },
  },
]

let folder = ''
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('walls', () => {
  it.each(planted)('catches a planted violation of $rule', async ({ rule, files }) => {
    folder = plant(files)
    expect(await brokenRules(folder)).toContain(rule)
  })

  it('has a planted violation for every rule', () => {
    expect(planted.map(({ rule }) => rule).sort()).toEqual(config.forbidden.map(({ name }) => name).sort())
  })

  it('finds nothing wrong in the repository, having looked at all of it', async () => {
    const root = join(import.meta.dirname, '..', '..', '..')
    const result = await cruiseIn(root)
    expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
    expect(result.summary.totalCruised).toBeGreaterThan(100)
  })
})

const soil = Object.fromEntries([
  ['package.json', '{"type":"module"}'],
  ...['extension', 'worker', 'shared'].map((room) => [`${room}/blank.ts`, '']),
])

function plant(files: Record<string, string>): string {
  // Inside the repository, so that node_modules of the planted tree are the nearest ones.
  const cache = join(import.meta.dirname, '..', '..', '..', '.cache')
  mkdirSync(cache, { recursive: true })
  const target = mkdtempSync(join(cache, 'walls-'))
  for (const [path, text] of Object.entries<string>({ ...soil, ...files })) {
    mkdirSync(dirname(join(target, path)), { recursive: true })
    writeFileSync(join(target, path), text)
  }
  return target
}

async function brokenRules(baseDir: string): Promise<string[]> {
  return (await cruiseIn(baseDir)).summary.violations.map(({ rule }) => rule.name)
}

async function cruiseIn(baseDir: string): Promise<ICruiseResult> {
  const { doNotFollow, exclude, tsPreCompilationDeps, enhancedResolveOptions } = config.options
  const { output } = await cruise(
    ['extension', 'worker', 'shared'],
    {
      baseDir,
      doNotFollow,
      exclude,
      tsPreCompilationDeps,
      enhancedResolveOptions,
      validate: true,
      ruleSet: { forbidden: config.forbidden as never },
    },
    enhancedResolveOptions,
  )
  return output as ICruiseResult
}
