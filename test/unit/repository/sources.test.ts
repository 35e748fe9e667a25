// Law 6 (the worker never fetches an address) and the other rules on the text of sources.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { brokenIn, sourceRules } from '../../support/source-rules.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !/\.(png|ico|zip)$/.test(path) && existsSync(join(root, path)))

describe('source rules', () => {
  it.each(sourceRules)('$name: a planted line is caught', ({ planted, name }) => {
    expect(brokenIn(planted.path, planted.text)).toEqual([`${planted.path}:1 ${name}`])
  })

  it('hold in every file of the repository', () => {
    expect(tracked.length).toBeGreaterThan(150)
    expect(tracked.flatMap((path) => brokenIn(path, readFileSync(join(root, path), 'utf8')))).toEqual([])
  })
})
