import { describe, expect, it } from 'vitest'
import type { TrendsResponse } from '#shared/contract/trends.ts'
import type { NoteSighting } from '#shared/model/sighting.ts'
import { call, newWorkspace } from './support/api.ts'
import { aSighting, creatorIdOf, observe } from './support/sightings.ts'

const dayMs = 86_400_000

async function trendsOf(token: string, query = ''): Promise<TrendsResponse> {
  const answer = await call('GET', `/v1/trends${query}`, { token })
  expect(answer.status).toBe(200)
  return answer.body as TrendsResponse
}

/** 20 notes a day for 31 days; each tag of `common` is used by 2 of the day's authors. */
function ordinaryMonth(): NoteSighting[] {
  const now = Date.now()
  return Array.from({ length: 31 * 20 }, (_, i) => {
    const day = Math.floor(i / 20)
    return aSighting({ seenAt: now - day * dayMs, tags: [`日常${i % 10}`] })
  })
}

const burst = (tag: string, authors: number, over: (i: number) => Partial<NoteSighting> = () => ({})): NoteSighting[] =>
  Array.from({ length: authors }, (_, i) => aSighting({ tags: [tag], ...over(i) }))

describe('trends', () => {
  it('are not claimed from too little, and say what is missing', async () => {
    const { token } = await newWorkspace()
    expect(await trendsOf(token)).toMatchObject({ trends: [], needNotes: 30, needBaseline: 60 })
    await observe(token, burst('早秋', 40))
    expect(await trendsOf(token)).toMatchObject({
      trends: [],
      needNotes: null,
      needBaseline: 60,
      observed: { window: 40, baseline: 0 },
    })
  })

  it('are none in an ordinary month', async () => {
    const { token } = await newWorkspace()
    await observe(token, ordinaryMonth())
    for (const days of [1, 3, 7]) expect((await trendsOf(token, `?days=${days}`)).trends).toEqual([])
  })

  it('are tags that many authors begin to use, with their evidence', async () => {
    const { token } = await newWorkspace()
    const rising = burst('早秋妆容', 9, (i) => ({ publishedAt: Date.now() - dayMs + i }))
    await observe(token, [...ordinaryMonth(), ...rising])
    const answer = await trendsOf(token)
    expect(answer).toMatchObject({
      days: 3,
      observed: { window: 69, baseline: 540 },
      needNotes: null,
      needBaseline: null,
    })
    expect(answer.trends).toHaveLength(1)
    const [trend] = answer.trends
    expect(trend).toMatchObject({ tag: '早秋妆容', state: 'new', authors: 9, notes: 9 })
    expect(trend?.pValue).toBeLessThan(0.001)
    expect(trend?.ratio).toBeCloseTo(10 / ((trend?.expected ?? 0) + 1))
    expect(trend?.series).toHaveLength(28)
    expect(trend?.series.at(-1)).toBe(9)
    expect(trend?.series[0]).toBe(0)
    expect(trend?.noteIds).toEqual(
      rising
        .toReversed()
        .slice(0, 5)
        .map((note) => note.noteId),
    )
  })

  it('are not old notes that surface now, in the counts or in what they are measured against', async () => {
    const { token } = await newWorkspace()
    const surfaced = burst('老话题', 12, () => ({ publishedAt: Date.now() - 29 * dayMs }))
    await observe(token, [...ordinaryMonth(), ...surfaced])
    expect(await trendsOf(token)).toMatchObject({ trends: [], observed: { window: 60, baseline: 540 } })
  })

  it('are not one author repeating a tag', async () => {
    const { token } = await newWorkspace()
    const author = { id: creatorIdOf(1), name: '合成作者' }
    await observe(token, [...ordinaryMonth(), ...burst('刷屏', 30, () => ({ author }))])
    expect((await trendsOf(token)).trends).toEqual([])
  })

  it('are not what the team searched for, on the search page or in the notes opened from it', async () => {
    const { token } = await newWorkspace()
    const found = burst('露营', 12, () => ({ where: 'search', query: '露营装备' }))
    const opened = burst('徒步', 12, () => ({ where: 'search', query: '徒步', tags: null }))
    await observe(token, [...ordinaryMonth(), ...found, ...opened])
    await observe(
      token,
      opened.map((note) => ({ ...note, where: 'note', query: null, tags: ['徒步'], seenAt: note.seenAt + 1 })),
    )
    expect((await trendsOf(token)).trends).toEqual([])
    await observe(
      token,
      found.map((note) => ({ ...note, where: 'explore', query: null, seenAt: note.seenAt + 2 })),
    )
    expect((await trendsOf(token)).trends.map((trend) => trend.tag)).toEqual(['露营'])
  })

  it('show days on which nothing was observed as gaps, not as zero', async () => {
    const { token } = await newWorkspace()
    const month = ordinaryMonth().filter((note) => Math.round((Date.now() - note.seenAt) / dayMs) !== 5)
    await observe(token, [...month, ...burst('早秋妆容', 9)])
    const [trend] = (await trendsOf(token)).trends
    expect(trend?.series.map((value, i) => (value === null ? i : -1)).filter((i) => i !== -1)).toEqual([22])
  })
})
