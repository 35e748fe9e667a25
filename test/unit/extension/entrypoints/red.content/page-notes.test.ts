import { beforeEach, describe, expect, it } from 'vitest'
import { exactCount } from '#shared/model/count.ts'
import { type NoteId, publishedAtOf } from '#shared/model/ids.ts'
import type { NoteSighting, PageKind } from '#shared/model/sighting.ts'
import { PageNotes } from '../../../../../extension/entrypoints/red.content/page-notes.ts'

const idOf = (n: number) => (0x65000000 + n).toString(16).padEnd(24, '0') as NoteId
const pageOf = (kind: PageKind, keyword: string | null = null) => ({
  kind,
  keyword,
  noteId: null,
  creatorId: null,
  boardId: null,
  isRednote: false,
})
const url = (path: string) => new URL(path, 'https://www.xiaohongshu.com')

function sightingOf(n: number, likes: number | null): NoteSighting {
  const noteId = idOf(n)
  const unknown = { title: null, body: null, tags: null, author: null, noteKind: null, url: null, coverUrl: null }
  const uncounted = { collects: null, comments: null, shares: null, query: null }
  const counted = likes === null ? null : exactCount(likes)
  return {
    noteId,
    ...unknown,
    ...uncounted,
    likes: counted,
    publishedAt: publishedAtOf(noteId),
    seenAt: n,
    where: 'explore',
  }
}

let notes: PageNotes
const meetTwelve = () => {
  for (let n = 1; n <= 12; n++) notes.meet(sightingOf(n, n * 10))
}

beforeEach(() => {
  notes = new PageNotes()
  notes.enter(pageOf('explore'), url('/explore'))
})

describe('the notes of a page', () => {
  it('count each note once, however often RED mounts it', () => {
    meetTwelve()
    meetTwelve()
    expect(notes.standingOf(idOf(12))).toMatchObject({ n: 12 })
  })

  it('rank by the newest likes of a note that was seen twice', () => {
    meetTwelve()
    notes.meet(sightingOf(1, 5000))
    expect(notes.standingOf(idOf(1))).toMatchObject({ n: 12, percentileLow: (100 * 11.5) / 12 })
  })

  it('give no standing to a card without likes, and do not count it', () => {
    meetTwelve()
    notes.meet(sightingOf(13, null))
    expect(notes.standingOf(idOf(13))).toBeNull()
    expect(notes.standingOf(idOf(1))).toMatchObject({ n: 12 })
  })

  it('stay when a note is opened over the list', () => {
    meetTwelve()
    notes.enter(pageOf('note'), url('/explore/650000010000000000000000'))
    notes.enter(pageOf('explore'), url('/explore'))
    expect(notes.standingOf(idOf(1))).toMatchObject({ n: 12 })
  })

  it.each([
    ['search', pageOf('search', '穿搭'), '/search_result?keyword=a'],
    ['another channel', pageOf('explore'), '/explore?channel_id=homefeed.food_v3'],
  ])('start over on %s', (_, page, path) => {
    meetTwelve()
    notes.enter(page, url(path))
    expect(notes.sightingOf(idOf(1))).toBeNull()
  })
})
