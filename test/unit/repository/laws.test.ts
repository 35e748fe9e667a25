import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')
const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')

/** Rows of the table of laws: `| 1 | text | `test/…` · `test/…` |` */
const laws = [...page.matchAll(/^\| (\d) +\| (.+?) +\| (.+?) +\|$/gm)].map(([, number, text, tests]) => ({
  number: Number(number),
  text: text ?? '',
  tests: [...(tests ?? '').matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path ?? ''),
}))

describe('the laws', () => {
  it('are eight and numbered in order', () => {
    expect(laws.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it.each(laws)('law $number names tests that exist and say that they test it', ({ number, tests }) => {
    expect(tests.length).toBeGreaterThan(0)
    for (const path of tests) {
      expect(existsSync(join(root, path)), path).toBe(true)
      expect(readFileSync(join(root, path), 'utf8'), path).toMatch(new RegExp(`\\blaw ${number}\\b`, 'i'))
    }
  })
})
