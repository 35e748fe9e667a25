// `npm start [-- --demo] [-- --no-open]`: installs what is missing, then hands over to scripts/serve.ts on a modern Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bootstrap, root } from './bootstrap.mjs'

const args = process.argv.slice(2)
const { node, browser } = bootstrap({ browser: false })
const child = spawn(node, [join(root, 'scripts', 'serve.ts'), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(browser ? { REDMARK_BROWSER: browser } : {}) },
})
const stop = () => child.kill('SIGTERM')
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
// npm runs us inside a shell that dies of a signal without handing it on: an orphan stops by itself.
const shell = process.ppid
const orphanWatch = setInterval(() => {
  if (process.ppid !== shell) stop()
}, 500)
child.on('exit', (code) => {
  clearInterval(orphanWatch)
  process.exit(code ?? 0)
})
