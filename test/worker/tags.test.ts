import { describe, expect, it } from 'vitest'
import type { TagSuggestResponse } from '#shared/contract/tags.ts'
import { call, newWorkspace } from './support/api.ts'
import { aSighting, creatorIdOf, observe } from './support/sightings.ts'

async function suggest(token: string, query: Record<string, string>): Promise<TagSuggestResponse> {
  const answer = await call('GET', `/v1/tags/suggest?${new URLSearchParams(query).toString()}`, { token })
  expect(answer.status).toBe(200)
  return answer.body as TagSuggestResponse
}

const outfits = ['春日通勤穿搭', '小个子通勤穿搭', '职场通勤穿搭分享', '通勤穿搭一周不重样']
const recipes = ['减脂餐食谱', '一周减脂餐', '低卡减脂餐做法', '懒人减脂餐']

async function aTaggedWorkspace(): Promise<{ token: string }> {
  const { token } = await newWorkspace()
  await observe(token, [
    ...outfits.map((title) => aSighting({ title, tags: ['通勤穿搭', 'OOTD'] })),
    ...recipes.map((title) => aSighting({ title, tags: ['减脂餐', '低卡食谱'] })),
  ])
  return { token }
}

describe('tag suggestions', () => {
  it('are none, with the number still needed, while too few notes are known', async () => {
    const { token } = await newWorkspace()
    await observe(token, [aSighting({ title: outfits[0] ?? '', tags: ['通勤穿搭'] }), aSighting()])
    expect(await suggest(token, { text: '通勤穿搭' })).toEqual({ suggestions: [], notesKnown: 1, needNotes: 5 })
  })

  it('come from similar notes, each with its reason', async () => {
    const { token } = await aTaggedWorkspace()
    const answer = await suggest(token, { text: '今天的通勤穿搭' })
    expect(answer).toMatchObject({ notesKnown: 8, needNotes: null })
    expect(answer.suggestions[0]).toMatchObject({
      tag: '通勤穿搭',
      neighbours: { hits: 4, of: 4 },
      author: null,
      literal: true,
    })
    expect(answer.suggestions[1]).toMatchObject({ tag: 'OOTD', neighbours: { hits: 4, of: 4 }, literal: false })
    expect(answer.suggestions.map((one) => one.tag)).not.toContain('减脂餐')
  })

  it('come from what the author uses', async () => {
    const { token } = await aTaggedWorkspace()
    const author = { id: creatorIdOf(900), name: '合成作者' }
    await observe(token, [
      aSighting({ author, title: '甲', tags: ['日常'] }),
      aSighting({ author, title: '乙', tags: ['日常', '猫'] }),
    ])
    const answer = await suggest(token, { text: '完全不同', authorId: author.id })
    expect(answer.suggestions.map(({ tag, author: use }) => [tag, use])).toEqual([
      ['日常', { uses: 2, of: 2 }],
      ['猫', { uses: 1, of: 2 }],
    ])
  })

  it('for a known note leave out the tags it has and the note itself', async () => {
    const { token } = await aTaggedWorkspace()
    const note = aSighting({ title: '通勤穿搭合集', tags: ['ootd'] })
    await observe(token, [note])
    const answer = await suggest(token, { noteId: note.noteId, limit: '1' })
    expect(answer.suggestions).toMatchObject([{ tag: '通勤穿搭', neighbours: { hits: 4, of: 4 } }])
    const all = await suggest(token, { noteId: note.noteId })
    expect(all.suggestions.map((one) => one.tag)).not.toContain('OOTD')
  })

  it('answer any text at all', async () => {
    const { token } = await aTaggedWorkspace()
    for (const text of [
      '"',
      '" OR *',
      'NEAR(',
      '👩‍👩‍👧',
      '[笑哭R]',
      'title:x',
      `'; DROP TABLE note;--`,
      '通'.repeat(5000),
    ]) {
      expect((await suggest(token, { text })).notesKnown).toBe(8)
    }
  })

  it('stay inside the workspace', async () => {
    await aTaggedWorkspace()
    const stranger = await newWorkspace()
    expect(await suggest(stranger.token, { text: '通勤穿搭' })).toMatchObject({ suggestions: [], notesKnown: 0 })
  })
})
