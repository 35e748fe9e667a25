import { describe, expect, it } from 'vitest'
import { readCard } from '../../../../../extension/red/read/card.ts'
import { mergeByNote } from '../../../../../extension/red/read/sighting.ts'
import { readState, type StateContext } from '../../../../../extension/red/state/notes.ts'
import { parseState, stateTextOf } from '../../../../../extension/red/state/parse.ts'
import { coverNo, creatorIdNo, noteIdNo } from '../../../../support/red/card-html.ts'
import { fullState, stateDetail, stateItem } from '../../../../support/red/state-data.ts'
import { aContext, now, passesSchema, redPage } from '../../../../support/red/reading.ts'

const context = (more: Partial<StateContext> = {}): StateContext => ({ ...aContext(), creatorId: null, ...more })
const exact = (value: number) => ({ low: value, high: value, nominal: value })

describe('readState', () => {
  const reading = readState(fullState, context())
  const byId = new Map(reading.notes.map((sighting) => [sighting.noteId as string, sighting]))

  it('reads the notes of every store and counts what is no note', () => {
    expect([...byId.keys()]).toEqual([50, 30, 20, 21, 22, 40, 45].map(noteIdNo))
    // Two phantom keys, a live item, a related search.
    expect(reading.skipped).toBe(4)
    expect(reading.notes.every(passesSchema)).toBe(true)
  })

  it('reads every fact of the open note', () => {
    expect(byId.get(noteIdNo(50))).toEqual({
      noteId: noteIdNo(50),
      title: '打开的样例笔记',
      body: '周末去了湖边。#露营 #湖边 散步 [笑哭R]',
      tags: ['露营', '湖边 散步'],
      author: { id: creatorIdNo(5), name: '样例作者5' },
      noteKind: 'image',
      likes: exact(12345),
      collects: exact(2777),
      comments: exact(180),
      shares: exact(33),
      publishedAt: 1_760_180_000_000,
      url: null,
      coverUrl: coverNo(50),
      seenAt: now,
      where: 'note',
      query: null,
    })
  })

  it('says where each note was seen, and the words of a search', () => {
    expect([50, 30, 20, 40, 45].map((serial) => byId.get(noteIdNo(serial))?.where)).toEqual([
      'note',
      'search',
      'explore',
      'profile',
      'board',
    ])
    expect(byId.get(noteIdNo(30))?.query).toBe('样例词')
    expect(byId.get(noteIdNo(20))).toMatchObject({
      noteKind: 'video',
      query: null,
      author: { name: '样例作者20' },
      likes: exact(15234),
    })
  })

  it('reads the owner of the profile, never the visitor, with exact numbers', () => {
    expect(reading.creator).toEqual({
      creatorId: creatorIdNo(1),
      name: '样例作者1',
      redId: '10000001',
      followers: exact(25383),
      likesAndCollects: exact(160),
      url: null,
      seenAt: now,
    })
  })

  it('names no creator when the state names two and the address none', () => {
    const two = {
      ...fullState,
      user: { ...fullState.user, noteQueries: [{ userId: creatorIdNo(1) }, { userId: creatorIdNo(2) }] },
    }
    expect(readState(two, context()).creator).toBeNull()
    expect(readState(two, context({ creatorId: creatorIdNo(2) as never })).creator?.creatorId).toBe(creatorIdNo(2))
  })

  it('counts comments with their replies, each once', () => {
    expect(reading.commentIds).toEqual([70, 71, 72].map(noteIdNo))
  })

  it('looks through the references of the live state', () => {
    const live = {
      feed: { feeds: { __v_isRef: true, _rawValue: [stateItem(1, '3')] } },
      note: { noteDetailMap: { [noteIdNo(50)]: { note: { _value: stateDetail } } } },
    }
    expect(readState(live, context()).notes.map((sighting) => sighting.noteId)).toEqual([50, 1].map(noteIdNo))
  })

  it.each([
    null,
    'x',
    1,
    [],
    {},
    { feed: null },
    { feed: { feeds: 'x' } },
    { feed: { feeds: [null, 1, 'x', [], {}] } },
    { note: { noteDetailMap: [] } },
    { user: { notes: {} } },
    { user: { notes: [1, null] } },
    { search: { feeds: [{ id: noteIdNo(1), noteCard: 7 }] } },
  ])('survives odd data: %j', (odd) => {
    expect(readState(odd, context()).notes.every(passesSchema)).toBe(true)
  })

  it('holds hostile values within the schema (law 7)', () => {
    const hostile = stateItem(1, '9'.repeat(100_000), {
      noteCard: {
        displayTitle: `\uDC00${'长'.repeat(1_000_000)}`,
        desc: 'x'.repeat(1_000_000),
        tagList: Array.from({ length: 1000 }, () => ({ name: '#'.repeat(1_000) })),
        user: { userId: '__proto__', nickname: 'n'.repeat(1000) },
        cover: { urlDefault: 'javascript:alert(1)' },
      },
    })
    const [sighting] = readState({ feed: { feeds: [hostile] } }, context()).notes
    expect(sighting).toMatchObject({ likes: null, coverUrl: null, author: { id: null } })
    expect(passesSchema(sighting ?? null)).toBe(true)
  })
})

describe('a server-sent page', () => {
  it('gives each note once, exact from the state and with the link from the card', () => {
    const doc = redPage('explore-ssr')
    const parsed = parseState(stateTextOf(doc) ?? '')
    if (!parsed.ok) throw new Error(parsed.code)
    const state = readState(parsed.value, context())
    const cards = [...doc.querySelectorAll('section.note-item')]
      .map((section) => readCard(section, aContext()))
      .filter((card) => card !== null)
    const notes = mergeByNote([...state.notes, ...cards])
    expect(notes.map((sighting) => sighting.noteId)).toEqual([20, 21, 22].map(noteIdNo))
    expect(notes.map((sighting) => sighting.likes?.nominal)).toEqual([15234, 15000, 10])
    expect(notes.every((sighting) => sighting.url?.includes('xsec_token='))).toBe(true)
    expect(state.skipped).toBe(2)
  })
})
