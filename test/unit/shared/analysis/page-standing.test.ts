// Law 4: no number without its evidence.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyLikeSample, type LikeSample, pageStanding, withLikes } from '#shared/analysis/page-standing.ts'
import { type Count, exactCount } from '#shared/model/count.ts'

const sampleOf = (counts: readonly Count[]): LikeSample =>
  counts.reduce((sample, count) => withLikes(sample, null, count), emptyLikeSample)
const exactly = (...values: number[]): Count[] => values.map(exactCount)
const between = (low: number, high: number | null): Count => ({ low, high, nominal: low })
const standingIn = (counts: readonly Count[], likes: Count) => {
  const standing = pageStanding(sampleOf([...counts, likes]), likes, 1)
  if ('reason' in standing) throw new Error('the sample is large enough')
  return standing
}

describe('page standing', () => {
  it('gives no number below the minimum sample, and says how many it has and needs', () => {
    const eleven = sampleOf(exactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))
    expect(pageStanding(eleven, exactCount(11))).toEqual({ reason: 'too-few', n: 11, need: 12 })
    expect(pageStanding(withLikes(eleven, null, exactCount(12)), exactCount(12))).toHaveProperty('percentileHigh')
  })

  it('ranks exact counts by mid-rank, the note itself counted as one half', () => {
    expect(standingIn(exactly(10, 20, 30), exactCount(40))).toMatchObject({
      percentileLow: 87.5,
      percentileHigh: 87.5,
      n: 4,
    })
    expect(standingIn(exactly(20, 30, 40), exactCount(10))).toMatchObject({ percentileLow: 12.5, percentileHigh: 12.5 })
  })

  it('shares the rank between ties', () => {
    expect(standingIn(exactly(10, 20, 20), exactCount(20))).toMatchObject({ percentileLow: 62.5, percentileHigh: 62.5 })
  })

  it('keeps a rounded count a range: 1.2万 may stand on either side of 12000', () => {
    const standing = standingIn(exactly(100, 12_000, 50_000), between(11_500, 12_499))
    expect(standing).toMatchObject({ percentileLow: 37.5, percentileHigh: 62.5 })
  })

  it('gives a count with no upper end the top of the range', () => {
    const standing = standingIn(exactly(10, 2000, 90_000), between(1000, null))
    expect(standing).toMatchObject({ percentileLow: 37.5, percentileHigh: 87.5 })
    expect(standing.timesMedian?.high).toBeNull()
  })

  it('compares with the median of the page, as a range when counts are rounded', () => {
    expect(standingIn(exactly(10, 20), exactCount(64)).timesMedian).toEqual({ low: 3.2, high: 3.2 })
    expect(standingIn([exactCount(10), between(20, 40)], exactCount(80)).timesMedian).toEqual({ low: 2, high: 4 })
  })

  it('gives no multiple of a median that may be zero', () => {
    expect(standingIn(exactly(0, 0), exactCount(5)).timesMedian).toBeNull()
  })

  it('forgets the old likes of a note that is seen again with new ones', () => {
    const once = sampleOf(exactly(5, 10, 15))
    expect(withLikes(once, exactCount(10), exactCount(12))).toEqual(sampleOf(exactly(5, 12, 15)))
    expect(withLikes(once, exactCount(10), null)).toEqual(sampleOf(exactly(5, 15)))
  })
})

const likes = fc.nat({ max: 40 })
const range = fc
  .record({ low: likes, more: fc.option(fc.nat({ max: 10 }), { freq: 5 }) })
  .map(({ low, more }) => between(low, more === null ? null : low + more))
const others = fc.array(range, { minLength: 1, maxLength: 30 })

describe('page standing, for any page', () => {
  it('never falls when a note has more likes', () => {
    fc.assert(
      fc.property(others, range, fc.nat({ max: 20 }), (page, note, more) => {
        const less = standingIn(page, note)
        const raised = standingIn(page, between(note.low + more, note.high === null ? null : note.high + more))
        expect(raised.percentileLow).toBeGreaterThanOrEqual(less.percentileLow)
        expect(raised.percentileHigh).toBeGreaterThanOrEqual(less.percentileHigh)
      }),
    )
  })

  it('never widens when a count becomes more precise', () => {
    fc.assert(
      fc.property(others, range, fc.nat(), fc.nat(), (page, note, which, at) => {
        const all = [...page, note]
        const chosen = which % all.length
        const wide = all[chosen] as Count
        const precise = exactCount(wide.low + (wide.high === null ? at % 10 : at % (wide.high - wide.low + 1)))
        const sharper = all.with(chosen, precise)
        const before = standingIn(page, note)
        const after = standingIn(sharper.slice(0, -1), sharper.at(-1) as Count)
        expect(after.percentileLow).toBeGreaterThanOrEqual(before.percentileLow)
        expect(after.percentileHigh).toBeLessThanOrEqual(before.percentileHigh)
        if (before.timesMedian && after.timesMedian) {
          expect(after.timesMedian.low).toBeGreaterThanOrEqual(before.timesMedian.low)
          expect(after.timesMedian.high ?? Infinity).toBeLessThanOrEqual(before.timesMedian.high ?? Infinity)
        }
      }),
    )
  })

  it('contains the rank that the true numbers give', () => {
    fc.assert(
      fc.property(others, range, fc.nat({ max: 1000 }), (page, note, seed) => {
        const truth = [...page, note].map(({ low, high }, i) => low + ((seed + i * 7) % ((high ?? low + 50) - low + 1)))
        const own = truth.at(-1) as number
        const points = truth.reduce((sum, other) => sum + (other < own ? 1 : other === own ? 0.5 : 0), 0)
        const standing = standingIn(page, note)
        const percentile = (100 * points) / truth.length
        expect(standing.percentileLow).toBeLessThanOrEqual(percentile + 1e-9)
        expect(standing.percentileHigh).toBeGreaterThanOrEqual(percentile - 1e-9)
      }),
    )
  })
})
