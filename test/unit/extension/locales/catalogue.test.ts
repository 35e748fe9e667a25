import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = 'extension/locales'
const settings = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')) as {
  'plugin.inlang.messageFormat': { pathPattern: string[] }
}
const files = settings['plugin.inlang.messageFormat'].pathPattern.map((pattern) => pattern.split('/').at(-1) ?? '')

const read = (locale: string, file: string) =>
  JSON.parse(readFileSync(join(root, locale, file), 'utf8')) as Record<string, unknown>
const placeholders = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))

/** Every wording of a message; one with plural forms has several. */
function wordings(message: unknown): string[] {
  if (typeof message === 'string') return [message]
  return (message as Array<{ match: Record<string, string> }>).flatMap(({ match }) => Object.values(match))
}

const sources = readdirSync('extension', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('compiled'))
  .map((path) => readFileSync(join('extension', path), 'utf8'))
  .join('\n')

describe.each(files)('%s', (file) => {
  const zh = read('zh-CN', file)
  const en = read('en', file)

  it('has the same keys in both languages, in the same order', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh))
  })

  it('names every key after the room whose words they are, so that files cannot collide', () => {
    const others = new Set(files.filter((each) => each !== file).flatMap((each) => Object.keys(read('en', each))))
    expect(Object.keys(en).filter((key) => others.has(key))).toEqual([])
  })

  it.each(Object.keys(zh))('says %s with the same placeholders', (key) => {
    const wanted = placeholders(wordings(zh[key]).join())
    for (const wording of wordings(en[key])) expect(placeholders(wording)).toEqual(wanted)
  })

  it.each(Object.keys(zh))('says %s in words', (key) => {
    for (const wording of [...wordings(zh[key]), ...wordings(en[key])]) expect(wording.trim()).not.toBe('')
  })

  it('holds no text that nobody shows', () => {
    expect(Object.keys(zh).filter((key) => !new RegExp(`\\b${key}\\b`).test(sources))).toEqual([])
  })

  it('keeps Chinese punctuation between Chinese words', () => {
    const narrow = Object.values(zh)
      .flatMap(wordings)
      .filter((text) => /\p{sc=Han}[,;?!]/u.test(text))
    expect(narrow).toEqual([])
  })
})

describe('the list of files', () => {
  it('is everything that is there', () => {
    expect(readdirSync(join(root, 'en')).sort()).toEqual([...files].sort())
  })
})
