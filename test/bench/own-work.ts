/** Times what the content script does, by a probe in front of it in a copy of the build. The build itself has no probe. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { builtExtension } from '../support/extension-browser.ts'

/** Milliseconds throughout. */
export interface OwnWork {
  /** One entry for each turn in which the page changed something: all our observer callbacks of that turn. */
  batches: Array<{ ms: number; cards: number; at: number }>
  timers: number[]
  listeners: Record<string, number[]>
  resizes: number[]
  /** Time to hand a message over; the background's answer is not waited for. */
  messages: Array<{ name: string; ms: number; at: number }>
  /** From a reply to the end of what it sets off; an upper bound. */
  replies: number[]
  /** Evaluation of the content script up to its first pause. */
  startMs: number
}

export interface ProbedExtension {
  dir: string
  discard(): Promise<void>
}

export async function probeExtension(): Promise<ProbedExtension> {
  const dir = await mkdtemp(join(tmpdir(), 'redmark-probed-'))
  await cp(builtExtension, dir, { recursive: true })
  await cp(join(import.meta.dirname, 'own-work-probe.js'), join(dir, 'content-scripts', 'probe.js'))
  await writeFile(
    join(dir, 'content-scripts', 'probe-end.js'),
    'redmarkWork.startMs = performance.now() - redmarkWork.startedAt',
  )
  const manifestFile = join(dir, 'manifest.json')
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as { content_scripts: Array<{ js: string[] }> }
  for (const script of manifest.content_scripts)
    script.js = ['content-scripts/probe.js', ...script.js, 'content-scripts/probe-end.js']
  await writeFile(manifestFile, JSON.stringify(manifest))
  return { dir, discard: () => rm(dir, { recursive: true, force: true }) }
}

/** What the probe in `page` has noted so far. */
export async function readOwnWork(page: Page): Promise<OwnWork> {
  const session = await page.context().newCDPSession(page)
  try {
    const { result } = await session.send('Runtime.evaluate', {
      expression: 'JSON.stringify(redmarkWork)',
      uniqueContextId: await isolatedContext(session),
    })
    return JSON.parse(result.value as string) as OwnWork
  } finally {
    await session.detach()
  }
}

async function isolatedContext(session: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin.startsWith('chrome-extension://')) resolve(context.uniqueId)
    })
  })
  await session.send('Runtime.enable')
  return found
}

/** The longest single stretch of our script between two chances of the page to go on. */
export function longestTask(work: OwnWork): number {
  return Math.max(
    work.startMs,
    ...work.batches.map(({ ms }) => ms),
    ...work.timers,
    ...work.resizes,
    ...work.replies,
    ...Object.values(work.listeners).flat(),
  )
}
