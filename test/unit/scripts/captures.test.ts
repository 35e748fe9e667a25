import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noteIdNo } from '../../support/red/card-html.ts'
import { pages } from '../../support/red/page-html.ts'
import * as states from '../../support/red/state-data.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const files: Record<string, string> = {
  'explore.html': pages.explore,
  'ssr.html': pages['explore-ssr'],
  'search.html': pages.search,
  'note.html': pages['note-modal'],
  'page.html': pages['note-page'].replace(
    '</head>',
    `<link rel="canonical" href="//www.xiaohongshu.com/explore/${noteIdNo(50)}"></head>`,
  ),
  'profile.html': pages.profile,
  'board.html': pages.board,
  'challenge.html': pages.challenge,
  'state.json': JSON.stringify(states.fullState).replace('"loggedIn":true', '"loggedIn":undefined'),
  'homefeed.json': JSON.stringify([states.homefeedAnswer]),
  'comments.json': JSON.stringify([states.commentAnswer]),
  'broken.json': '{"feed":',
  'empty.html': '',
  'notes.txt': 'nothing of RED',
}

let folder = ''
let lines = new Map<string, Record<string, unknown>>()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'captures-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const output = execFileSync(process.execPath, ['scripts/captures.ts', folder], { cwd: root, encoding: 'utf8' })
  lines = new Map(
    output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map((line) => [line.file, line]),
  )
}, 90_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('npm run captures', () => {
  it('prints one line a file', () => {
    expect([...lines.keys()].sort()).toEqual(Object.keys(files).sort())
  })

  it.each([
    [
      'explore.html',
      { kind: 'explore', notes: 14, skipped: 0, withLikes: 13, withTitle: 12, likesNominal: 120_204_578 },
    ],
    ['ssr.html', { kind: 'explore', notes: 3, skipped: 2, withLikes: 3, likesNominal: 30_244 }],
    ['search.html', { kind: 'search', notes: 3, skipped: 2, withLikes: 3, likesNominal: 327_012 }],
    ['note.html', { kind: 'note', notes: 1, withLikes: 1, likesNominal: 12_000 }],
    ['page.html', { kind: 'note', notes: 1, withTitle: 1, likesNominal: 0, comments: 2 }],
    ['profile.html', { kind: 'profile', notes: 2, likesNominal: 10_012 }],
    ['board.html', { kind: 'board', notes: 3, likesNominal: 27_700 }],
    ['challenge.html', { kind: 'unknown', notes: 0, warnings: ['captcha: 请通过验证后继续'] }],
    ['state.json', { kind: 'state', notes: 7, skipped: 4, withPublishedAt: 7, comments: 3, likesNominal: 70_305 }],
    ['homefeed.json', { kind: 'api', notes: 1, skipped: 1, likesNominal: 4124 }],
    ['comments.json', { kind: 'api', notes: 0, comments: 2 }],
    ['broken.json', { kind: 'unknown', notes: 0, warnings: ['state-malformed'] }],
    ['empty.html', { kind: 'unknown', warnings: ['state-missing'] }],
    ['notes.txt', { kind: 'unknown', warnings: ['state-missing'] }],
  ])('reads %s', (file, expected) => {
    expect(lines.get(file)).toMatchObject(expected)
    expect(lines.get(file)).not.toHaveProperty('values')
  })

  it('fails only when the folder is missing', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/captures.ts', join(folder, 'missing')], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toContain('No such folder')
  })

  it('adds the values with --full', () => {
    const only = mkdtempSync(join(tmpdir(), 'captures-'))
    writeFileSync(join(only, 'a.json'), files['homefeed.json'] ?? '')
    const line = JSON.parse(
      execFileSync(process.execPath, ['scripts/captures.ts', only, '--full'], { cwd: root, encoding: 'utf8' }),
    )
    rmSync(only, { recursive: true })
    expect(line.values.notes).toMatchObject([{ noteId: noteIdNo(80), title: '样例标题80' }])
  })
})
