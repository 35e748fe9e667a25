import type { MembersResponse } from '#shared/contract/session.ts'
import type { TagSuggestResponse } from '#shared/contract/tags.ts'
import type { Trend, TrendsResponse } from '#shared/contract/trends.ts'
import { exactCount } from '#shared/model/count.ts'
import { syntheticCreatorId, syntheticNoteId } from './synthetic-library.ts'

const day = 86_400_000

/** What a worker with made-up data would answer, by message name. */
export function syntheticAnswers(now: number, noteIds: readonly string[]): Record<string, unknown> {
  return {
    'trends/read': trends(noteIds),
    'tags/suggest': tags(),
    'members/read': members(now),
    'invite/create': { code: 'SAMPLE-1234-5678', role: 'editor', expiresAt: now + 7 * day },
    'session/setup': { workspaceName: '示例团队', nickname: '示例同事', role: 'owner' },
  }
}

/** What the active tab shows, for the head of the side panel. */
export function syntheticContexts(now: number): Record<'note' | 'profile' | 'search', unknown> {
  const creator = {
    creatorId: syntheticCreatorId(1),
    name: '示例作者二',
    redId: 'sample1001',
    followers: { low: 31_500, high: 32_499, nominal: 32_000 },
    likesAndCollects: exactCount(9876),
    url: null,
    seenAt: now,
  }
  const note = {
    noteId: syntheticNoteId(now - 3 * day, 999),
    title: '示例标题：小户型收纳的三个做法，第二个最省钱',
    body: '示例正文 #示例标签',
    tags: ['示例标签'],
    author: { id: creator.creatorId, name: creator.name },
    noteKind: 'image',
    likes: { low: 11_500, high: 12_499, nominal: 12_000 },
    collects: exactCount(3456),
    comments: exactCount(210),
    shares: null,
    publishedAt: now - 3 * day,
    url: null,
    coverUrl: null,
    seenAt: now,
    where: 'note',
    query: null,
  }
  const base = { note: null, creator: null, query: null }
  return {
    note: { ...base, kind: 'note', note },
    profile: { ...base, kind: 'profile', creator },
    search: { ...base, kind: 'search', query: '收纳' },
  }
}

function trends(noteIds: readonly string[]): TrendsResponse {
  const rows: Array<[string, Trend['state'], number, number, number]> = [
    ['示例新话题', 'new', 9, 0.8, 0.00004],
    ['收纳', 'rising', 31, 14.2, 0.0006],
    ['穿搭', 'steady', 22, 20.6, 0.41],
    ['sample', 'rising', 12, 5.1, 0.008],
    ['早餐', 'fading', 4, 11.9, 0.99],
  ]
  return {
    days: 3,
    observed: { window: 1240, baseline: 9120 },
    needNotes: null,
    needBaseline: null,
    trends: rows.map(([tag, state, authors, expected, pValue], index) => ({
      tag,
      state,
      authors,
      notes: authors + 4,
      expected,
      ratio: (authors + 1) / (expected + 1),
      pValue,
      series: series(state, index),
      noteIds: noteIds.slice(index * 3, index * 3 + 3),
    })),
  }
}

/** 28 days with a week-end gap, moving the way the state says. */
function series(state: Trend['state'], seed: number): Array<number | null> {
  return Array.from({ length: 28 }, (_, at) => {
    if (at === 9 || at === 10) return null
    const wave = ((at * 7 + seed * 5) % 5) + 2
    const late = Math.max(0, at - 21)
    if (state === 'new') return late > 3 ? wave : 0
    if (state === 'rising') return wave + late * 2
    return state === 'fading' ? Math.max(0, wave + 6 - late) : wave + 3
  })
}

function tags(): TagSuggestResponse {
  const suggestion = { score: 1, neighbours: null, author: null, literal: false }
  return {
    notesKnown: 860,
    needNotes: null,
    suggestions: [
      { ...suggestion, tag: '收纳', neighbours: { hits: 14, of: 20 }, literal: true },
      { ...suggestion, tag: '小户型', neighbours: { hits: 9, of: 20 }, author: { uses: 6, of: 12 } },
      { ...suggestion, tag: '示例标签二', author: { uses: 3, of: 12 } },
    ],
  }
}

function members(now: number): MembersResponse {
  return {
    members: [
      {
        id: 'member-1',
        nickname: '示例同事',
        role: 'owner',
        devices: [
          { id: 'device-1', name: 'Chrome，Linux', lastSeenAt: now, revoked: false },
          { id: 'device-2', name: 'Edge，Windows', lastSeenAt: now - 3 * day, revoked: false },
          { id: 'device-3', name: 'Firefox，Mac', lastSeenAt: now - 30 * day, revoked: true },
        ],
      },
      {
        id: 'member-2',
        nickname: '示例同事乙',
        role: 'reviewer',
        devices: [{ id: 'device-4', name: 'Chrome，Mac', lastSeenAt: now - 7_200_000, revoked: false }],
      },
      { id: 'member-3', nickname: 'Sample colleague', role: 'viewer', devices: [] },
    ],
  }
}
