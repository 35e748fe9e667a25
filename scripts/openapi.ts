/** Writes worker/openapi.json, which the worker serves at /openapi.json and shows at /docs. */
import { readFileSync, writeFileSync } from 'node:fs'
import { buildOpenApi } from '../worker/openapi-document.ts'

const root = new URL('../', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }
writeFileSync(new URL('worker/openapi.json', root), `${JSON.stringify(buildOpenApi(version), null, 2)}\n`)
