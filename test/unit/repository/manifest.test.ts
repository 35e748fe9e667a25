// Law 1: what the extension may touch is what ARCHITECTURE.md lists, with a reason each.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')
const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
const section = page.slice(page.indexOf('## Permissions'))
const reasons = new Map(
  [...section.matchAll(/^\| (?:hosts )?(`.+?`) +\| (.+?) +\|$/gm)].map(([, names, why]) => [names, why]),
)
const listed = new Set(
  [...reasons.keys()].flatMap((names) => [...(names ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name)),
)

interface Manifest {
  permissions?: string[]
  host_permissions?: string[]
  content_scripts?: Array<{ world?: string; matches: string[] }>
  content_security_policy: { extension_pages: string }
  [key: string]: unknown
}

describe.each(['chrome-mv3', 'firefox-mv3'])('the built manifest for %s', (build) => {
  // Built by the step before: a missing build is a failure, not a skip.
  const manifest = JSON.parse(readFileSync(join(root, '.output', build, 'manifest.json'), 'utf8')) as Manifest

  it('asks for the listed permissions only, each with a reason', () => {
    const hosts = (manifest.host_permissions ?? []).map((pattern) => new URL(pattern.replace('*', '')).hostname)
    const asked = [...(manifest.permissions ?? []), ...hosts]
    expect(asked.length).toBeGreaterThan(4)
    expect(asked.filter((name) => !listed.has(name))).toEqual([])
    for (const [names, why] of reasons) expect(why?.length, names).toBeGreaterThan(10)
  })

  it('exposes no resource to pages, and puts no script into their world (law 1)', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources')
    expect(manifest).not.toHaveProperty('externally_connectable')
    expect(manifest.content_scripts?.length).toBeGreaterThan(0)
    for (const script of manifest.content_scripts ?? []) expect(script.world ?? 'ISOLATED').toBe('ISOLATED')
  })

  it('runs on RED’s two hosts only', () => {
    const matches = (manifest.content_scripts ?? []).flatMap((script) => script.matches)
    expect([...new Set(matches)].sort()).toEqual(['https://www.rednote.com/*', 'https://www.xiaohongshu.com/*'])
  })

  it('allows no inline, evaluated or foreign script, and no picture from elsewhere', () => {
    const policy = manifest.content_security_policy.extension_pages
    expect(policy).toMatch(/default-src 'none'/)
    expect(policy).toMatch(/script-src 'self';/)
    expect(policy).toMatch(/img-src 'self' blob: data:;/)
    expect(policy).not.toMatch(/unsafe|xhscdn|xiaohongshu/)
  })
})
