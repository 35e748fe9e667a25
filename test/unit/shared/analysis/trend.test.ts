import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  benjaminiHochberg,
  findRising,
  negativeBinomialTail,
  type TagBlocks,
  trendState,
} from '#shared/analysis/trend.ts'

/** Plain summing of the probability mass, the slow way, as a second opinion. */
function tailBySumming(k: number, shape: number, mean: number): number {
  const success = mean / (shape + mean)
  let tail = 0
  let mass = (1 - success) ** shape
  for (let count = 0; count < 5000; count++) {
    if (count >= k) tail += mass
    mass *= ((shape + count) / (count + 1)) * success
  }
  return tail
}

describe('the negative binomial tail', () => {
  it('agrees with summing the mass', () => {
    for (const shape of [0.5, 1, 3, 12]) {
      for (const mean of [0.1, 1, 4, 20]) {
        for (const k of [1, 2, 5, 12, 40]) {
          expect(negativeBinomialTail(k, { shape, mean })).toBeCloseTo(tailBySumming(k, shape, mean), 10)
        }
      }
    }
  })

  it('of a geometric count is a power: shape 1, mean 1, P(X ≥ k) = 2^-k, also far out', () => {
    for (const k of [0, 1, 10, 60, 200])
      expect(negativeBinomialTail(k, { shape: 1, mean: 1 }) * 2 ** k).toBeCloseTo(1, 9)
  })

  it('lies between 0 and 1 and falls with k', () => {
    const positive = fc.double({ min: 0.01, max: 50, noNaN: true })
    fc.assert(
      fc.property(positive, positive, fc.nat(100), (shape, mean, k) => {
        const here = negativeBinomialTail(k, { shape, mean })
        expect(here).toBeGreaterThanOrEqual(0)
        expect(here).toBeLessThanOrEqual(1)
        expect(negativeBinomialTail(k + 1, { shape, mean })).toBeLessThanOrEqual(here + 1e-12)
      }),
    )
  })
})

describe('Benjamini-Hochberg', () => {
  it('takes the largest rank whose p is under its share, and everything before it', () => {
    expect(benjaminiHochberg([0.01, 0.04, 0.03, 0.9], 0.1)).toEqual([true, true, true, false])
    expect(benjaminiHochberg([0.06, 0.07, 0.9, 0.9], 0.1)).toEqual([false, false, false, false])
    expect(benjaminiHochberg([], 0.1)).toEqual([])
  })
})

const flat = (tag: string, perBlock: number, window = perBlock): TagBlocks => ({
  tag,
  authors: [window, ...Array.from({ length: 9 }, () => perBlock)],
})
const evenNotes = Array.from({ length: 10 }, () => 200)
const background = Array.from({ length: 50 }, (_, i) => flat(`ordinary-${i}`, 2))

describe('rising tags', () => {
  it('stand out from their own past', () => {
    const [trend, ...others] = findRising([...background, flat('rising', 2, 14)], evenNotes, 3)
    expect(trend).toMatchObject({ tag: 'rising', authors: 14, isNew: false })
    expect(trend?.expected).toBeGreaterThan(1)
    expect(trend?.expected).toBeLessThan(3)
    expect(others).toEqual([])
  })

  it('are not claimed because the team browsed five times as much', () => {
    const busy = [1000, ...evenNotes.slice(1)]
    const tags = background.map((tag) => flat(tag.tag, 2, 10))
    expect(findRising(tags, busy, 3)).toEqual([])
  })

  it('need three authors, however unlikely two are', () => {
    const quiet = Array.from({ length: 10 }, () => 100_000)
    const huge = Array.from({ length: 50 }, (_, i) => flat(`ordinary-${i}`, 0, 0))
    expect(findRising([...huge, flat('two', 0, 2)], quiet, 3)).toEqual([])
    expect(findRising([...huge, flat('three', 0, 3)], quiet, 3)).toMatchObject([{ tag: 'three', isNew: true }])
  })

  it('are at most a tenth false over many random months', () => {
    const next = mulberry(7)
    let months = 0
    for (let month = 0; month < 200; month++) {
      const tags = Array.from({ length: 60 }, (_, i) => ({
        tag: `t${i}`,
        authors: Array.from({ length: 10 }, () => poisson(3, next)),
      }))
      if (findRising(tags, evenNotes, 3).length > 0) months += 1
    }
    expect(months / 200).toBeLessThanOrEqual(0.1)
  })

  it('come in the same order every time', () => {
    const tags = [flat('b', 0, 12), flat('a', 0, 12), ...background]
    expect(findRising(tags, evenNotes, 3).map((trend) => trend.tag)).toEqual(['a', 'b'])
    expect(findRising(tags.toReversed(), evenNotes, 3).map((trend) => trend.tag)).toEqual(['a', 'b'])
  })
})

describe('the state of a trend', () => {
  it.each([
    ['new', true, [5, 20], [0, 20]],
    ['rising', false, [10, 20], [4, 20]],
    ['steady', false, [10, 20], [10, 20]],
    ['fading', false, [2, 20], [10, 20]],
    ['steady', false, [20, 40], [10, 20]],
    ['rising', false, [10, 20], [0, 0]],
  ] as const)('is %s (new: %s) for late %j and early %j', (state, isNew, late, early) => {
    const span = ([authors, notes]: readonly [number, number]) => ({ authors, notes })
    expect(trendState(isNew, span(late), span(early))).toBe(state)
  })
})

/** A seeded random number in [0, 1): the test must fail the same way every time. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = next(); product > limit; product *= next()) count += 1
  return count
}
