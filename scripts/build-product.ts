import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Builds both browsers' extensions and the worker's generated document; returns the unpacked Chrome build's folder. */
export async function buildProduct(): Promise<string> {
  const { status, stderr } = spawnSync('npm', ['run', '-s', 'build'], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the build failed:\n${stderr}`)
  return join(root, '.output', 'chrome-mv3')
}
