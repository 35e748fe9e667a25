import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface LocalWorker {
  address: string
  /** Ends the server and waits for it; data stay in `dataDir`. */
  stop(): Promise<void>
}

interface LocalWorkerOptions {
  /** Where D1, the objects' SQLite and R2 are kept between runs. */
  dataDir: string
  port: number
  setupCode: string
  /** Receives each line that the server prints. */
  log?: (line: string) => void
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const wrangler = join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js')
const quiet = { WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: 'true' }

/** Runs the real worker in workerd on this machine: applies D1 migrations, starts `wrangler dev`, waits until it answers. */
export async function startLocalWorker(options: LocalWorkerOptions): Promise<LocalWorker> {
  mkdirSync(options.dataDir, { recursive: true })
  const log = options.log ?? (() => {})
  await succeed(run(['d1', 'migrations', 'apply', 'DIRECTORY', '--local', '--persist-to', options.dataDir], log))
  const child = run(
    [
      'dev',
      '--show-interactive-dev-session=false',
      '--ip=127.0.0.1',
      `--port=${options.port}`,
      `--inspector-port=${await freePort()}`,
      `--persist-to=${options.dataDir}`,
      `--var=SETUP_CODE:${options.setupCode}`,
    ],
    log,
  )
  const address = `http://127.0.0.1:${options.port}`
  await untilHealthy(address, child)
  return { address, stop: () => end(child) }
}

/** A TCP port that is free on loopback right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

function run(args: string[], log: (line: string) => void): ChildProcess {
  // A group of its own, so that `stop` also ends the workerd process that wrangler starts.
  const child = spawn(process.execPath, [wrangler, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...quiet },
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => text.split('\n').filter(Boolean).forEach(log))
  }
  return child
}

function succeed(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`wrangler ended with status ${code}`))))
  })
}

async function untilHealthy(address: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`the worker ended with status ${child.exitCode} before it answered`)
    const answer = await fetch(`${address}/v1/health`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await end(child)
  throw new Error('the worker did not answer within 60 s')
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return Promise.resolve()
  const group = -child.pid
  return new Promise((resolve) => {
    const force = setTimeout(() => process.kill(group, 'SIGKILL'), 5000)
    child.on('exit', () => {
      clearTimeout(force)
      resolve()
    })
    process.kill(group, 'SIGTERM')
  })
}
