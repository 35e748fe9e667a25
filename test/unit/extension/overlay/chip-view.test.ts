import { beforeEach, describe, expect, it } from 'vitest'
import { overwriteGetLocale } from '../../../../extension/locales/compiled/runtime.js'
import { type ChipFacts, chipView } from '../../../../extension/overlay/chip-view.ts'

const day = 86_400_000
const now = Date.UTC(2026, 10, 1)

const factsWith = (change: Partial<ChipFacts> = {}): ChipFacts => ({
  publishedAt: now - 3 * day,
  now,
  standing: { percentileLow: 90.4, percentileHigh: 90.4, n: 36, timesMedian: { low: 3.2, high: 3.2 } },
  mark: null,
  lowered: false,
  hasCornerIcon: false,
  ...change,
})
const standing = (low: number, high: number, n = 36) =>
  factsWith({ standing: { percentileLow: low, percentileHigh: high, n, timesMedian: null } })

describe('the chip of a card', () => {
  beforeEach(() => overwriteGetLocale(() => 'zh-CN'))

  it('says rank, sample and age on one line', () => {
    expect(chipView(factsWith()).text).toBe('前 10% · n=36 · 3天')
  })

  it('speaks English when that is the language in force', () => {
    overwriteGetLocale(() => 'en')
    expect(chipView(factsWith()).text).toBe('top 10% · n=36 · 3d')
  })

  it('shows a range when rounded counts leave the rank open', () => {
    expect(chipView(standing(88, 92)).text).toContain('前 8–12%')
  })

  it('counts from the bottom only when the note surely stands in the lower half', () => {
    expect(chipView(standing(20, 30)).text).toContain('后 20–30%')
    expect(chipView(standing(20, 55)).text).toContain('前 45–80%')
  })

  it('gives the tier that is certain, not the one that is possible', () => {
    expect(chipView(standing(89, 99)).tier).toBe('high')
    expect(chipView(standing(90, 90)).tier).toBe('top')
    expect(chipView(standing(10, 24)).tier).toBe('low')
    expect(chipView(standing(10, 25)).tier).toBe('mid')
  })

  it('is hollow while the sample is small, and says so in the sentence', () => {
    const small = chipView(standing(90, 90, 29))
    expect(small.hollow).toBe(true)
    expect(small.why()).toContain('样本还小')
    expect(chipView(standing(90, 90, 30)).hollow).toBe(false)
  })

  it('gives the reason instead of a rank when too few notes were seen', () => {
    const view = chipView(factsWith({ standing: { reason: 'too-few', n: 5, need: 12 } }))
    expect(view).toMatchObject({ tier: 'none', hollow: false, text: 'n=5/12 · 3天' })
    expect(view.why()).toContain('满 12 篇')
  })

  it('shows only the age when the card has no likes', () => {
    expect(chipView(factsWith({ standing: null }))).toMatchObject({ tier: 'none', text: '3天' })
  })

  it('states formula, sample, multiple and what is not corrected for', () => {
    const why = chipView(factsWith()).why()
    for (const part of ['36 篇', '前 10%', '3.2 倍', '½', '没有按发布时间校正']) expect(why).toContain(part)
  })

  it.each([
    ['saved', ['秋冬'], '✓ 秋冬'],
    ['saved', [], '✓ 已存'],
    ['saved', ['一二三四五六七八九', '另一块'], '✓ 一二三四五六七… +1'],
    ['queued', ['秋冬'], '↑ 排队'],
    ['failed', ['秋冬'], '! 失败'],
  ] as const)('marks a %s note in %j by shape and word: %s', (state, boards, text) => {
    const view = chipView(factsWith({ mark: { state, boards } }))
    expect(view.mark).toEqual({ state, text })
    expect(view.text).toBe('前 10% · n=36')
  })

  it.each([
    [30_000, '刚刚'],
    [59 * 60_000, '59分钟'],
    [day - 1, '23小时'],
    [29 * day, '29天'],
    [31 * day, '1个月'],
    [400 * day, '1年'],
    [-day, '刚刚'],
  ])('gives an age of %i ms as %s', (ms, text) => {
    expect(chipView(factsWith({ publishedAt: now - ms, standing: null })).text).toBe(text)
  })
})
