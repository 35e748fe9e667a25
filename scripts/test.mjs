// `npm test`: the whole gate, in the order in which a failure is cheapest to learn of.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap, root } from './bootstrap.mjs'

const bin = join(root, 'node_modules', '.bin')
const reports = join(root, '.cache', 'test-reports')

const vitest = (project) => ({
  name: project,
  command: [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${project}.json`)}`,
  ],
  report: join(reports, `${project}.json`),
})
const steps = [
  { name: 'generated files', command: ['npm', 'run', '-s', 'prepare:generated'] },
  { name: 'format', command: ['npm', 'run', '-s', 'format'] },
  { name: 'lint', command: ['npm', 'run', '-s', 'lint'] },
  { name: 'types', command: ['npm', 'run', '-s', 'types'] },
  { name: 'walls', command: ['npm', 'run', '-s', 'walls'] },
  { name: 'unused code', command: ['npm', 'run', '-s', 'unused'] },
  { name: 'build', command: ['npm', 'run', '-s', 'build'] },
  vitest('node'),
  vitest('extension'),
  vitest('worker'),
  vitest('e2e'),
]

const { node, browser } = bootstrap({ browser: true })
if (!browser) throw new Error('The end-to-end tests need Chromium. Install it, or name it in REDMARK_BROWSER.')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const env = {
  ...process.env,
  PATH: `${join(node, '..')}:${bin}:${process.env.PATH}`,
  REDMARK_BROWSER: browser,
  WXT_TELEMETRY: '0',
}

const total = { passed: 0, failed: 0 }
const failures = []
for (const step of steps) {
  const startedAt = Date.now()
  console.log(`\n── ${step.name}`)
  const succeeded = await run(step.command)
  const counted = step.report ? countOf(step.report) : { passed: Number(succeeded), failed: Number(!succeeded) }
  // A runner that died leaves no count, or a clean one: its exit code is a failure all the same.
  if (!succeeded && counted.failed === 0) counted.failed = 1
  if (counted.failed > 0) failures.push(step.name)
  total.passed += counted.passed
  total.failed += counted.failed
  console.log(
    `── ${step.name}: ${counted.passed} ok, ${counted.failed} not, ${Math.round((Date.now() - startedAt) / 1000)} s`,
  )
  if (!succeeded && step.name === 'generated files') break
}
if (failures.length > 0) console.log(`\nfailed: ${failures.join(', ')}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

function run([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}

function countOf(report) {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
