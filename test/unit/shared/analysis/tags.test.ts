import { describe, expect, it } from 'vitest'
import { rankTags, standsInText, type TagEvidence } from '#shared/analysis/tags.ts'

const evidence = (over: Partial<TagEvidence>): TagEvidence => ({
  neighbours: [],
  authorNotes: [],
  literal: [],
  already: [],
  ...over,
})

describe('ranking tags', () => {
  it('weighs each neighbour by its similarity to the power of 1.5', () => {
    const ranked = rankTags(
      evidence({
        neighbours: [
          { similarity: 4, tags: ['a'] },
          { similarity: 1, tags: ['b', 'a'] },
        ],
      }),
      10,
    )
    expect(ranked).toEqual([
      { tag: 'a', score: 1, neighbours: { hits: 2, of: 2 }, author: null, literal: false },
      { tag: 'b', score: 1 / 9, neighbours: { hits: 1, of: 2 }, author: null, literal: false },
    ])
  })

  it('lets older notes of the author count 3 % less each', () => {
    const [newest, oldest] = rankTags(evidence({ authorNotes: [['new'], ['old']] }), 10)
    expect([newest?.tag, oldest?.tag]).toEqual(['new', 'old'])
    expect((oldest?.score ?? 0) / (newest?.score ?? 1)).toBeCloseTo(0.97)
    expect(newest?.author).toEqual({ uses: 1, of: 2 })
  })

  it('adds 0.3 for a tag whose words stand in the text, and says so', () => {
    expect(rankTags(evidence({ literal: ['a'] }), 10)).toEqual([
      { tag: 'a', score: 0.3, neighbours: null, author: null, literal: true },
    ])
  })

  it('sums the three parts', () => {
    const neighbours = [{ similarity: 2, tags: ['a'] }]
    expect(rankTags(evidence({ neighbours, authorNotes: [['a']], literal: ['a'] }), 10)[0]?.score).toBeCloseTo(2.3)
  })

  it('takes spellings that fold alike for one tag, and one note for one use', () => {
    const neighbours = [{ similarity: 1, tags: ['OOTD', 'ootd'] }]
    expect(rankTags(evidence({ neighbours, literal: ['ＯＯＴＤ'] }), 10)).toMatchObject([
      { tag: 'OOTD', neighbours: { hits: 1, of: 1 }, literal: true },
    ])
  })

  it('never suggests what the note has, nor more than asked for', () => {
    const literal = ['a', 'b', 'c', 'd']
    expect(rankTags(evidence({ literal, already: ['Ｂ'] }), 2).map((one) => one.tag)).toEqual(['a', 'c'])
  })
})

describe('a tag stands in a text', () => {
  it.each([
    ['通勤穿搭', '今天的通勤穿搭', true],
    ['ai', 'she said', false],
    ['ai', '用ai画画', true],
    ['ai', 'said ai', true],
    ['618', '2618元', false],
    ['搭', '穿搭', false],
    ['', 'x', false],
  ])('%s in %s: %s', (tag, text, stands) => {
    expect(standsInText(tag, text)).toBe(stands)
  })
})
