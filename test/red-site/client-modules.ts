import { existsSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { missing, type Answer } from './answer.ts'

const allowed = /^(client|markup|wire)\/[a-z-]+\.(ts|css)$/
const stripped = new Map<string, string>()

/** A client module or style sheet; TypeScript is sent with its types stripped, positions kept. */
export function clientModule(path: string): Answer {
  const file = join(import.meta.dirname, path)
  if (!allowed.test(path) || !existsSync(file)) return missing('such module')
  if (path.endsWith('.css')) return { status: 200, type: 'text/css; charset=utf-8', body: readFileSync(file) }
  return { status: 200, type: 'text/javascript; charset=utf-8', body: scriptOf(file) }
}

/** The tripwire as a classic inline script, so that it runs before anything else of the document. */
export function tripwireScript(config: object): string {
  const code = scriptOf(join(import.meta.dirname, 'client/tripwire.ts')).replace(/^export /gm, '')
  return `(() => {${code}\ninstallTripwire(${JSON.stringify(config)}) })()`
}

function scriptOf(file: string): string {
  const known = stripped.get(file)
  if (known !== undefined) return known
  const code = stripTypeScriptTypes(readFileSync(file, 'utf8'))
  stripped.set(file, code)
  return code
}
