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
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))
