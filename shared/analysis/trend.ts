/**
 * Which tags more distinct authors use than their own past predicts. What a team happens to browse is a biased,
 * uneven sample, so the unit is the distinct author (one person repeating a tag is one), the measure is the share of
 * what was observed (a busy day is not a trend), and the test is the upper tail of a Gamma-Poisson (negative
 * binomial) prediction with Benjamini-Hochberg over all tags.
 */
import type { Trend } from '../contract/trends.ts'

/** Distinct authors of a tag per block of `days` days; block 0 is the window, 1 … n the baseline, newest first. */
export interface TagBlocks {
  tag: string
  authors: readonly number[]
}

export interface TrendTest {
  tag: string
  authors: number
  expected: number
  ratio: number
  pValue: number
  /** No author at all in the baseline. */
  isNew: boolean
}

const falseDiscoveryRate = 0.1
const trendAuthorsMin = 3
export const windowNotesMin = 30
export const baselineNotesMin = 60

const decayPerDay = 0.95
/** Worth of the prior in authors: weak, so that a tag's own history soon outweighs the mean of all tags. */
const priorAuthors = 0.5
/** More history than this must not make the prediction surer: real rates drift. Measured best at 12. */
const shapeMax = 12

/**
 * Tests every tag and returns those that hold at a false discovery rate of 0.1 with at least 3 authors, most certain
 * first. `notes` are the observed notes per block in the same order; a block with none carries no information.
 */
export function findRising(tags: readonly TagBlocks[], notes: readonly number[], days: number): TrendTest[] {
  const tests = tags.map((tag) => testTag(tag, notes, { days, prior: priorRate(tags, notes) }))
  const held = benjaminiHochberg(
    tests.map((test) => test.pValue),
    falseDiscoveryRate,
  )
  return tests
    .filter((test, i) => held[i] === true && test.authors >= trendAuthorsMin)
    .sort((a, b) => a.pValue - b.pValue || b.ratio - a.ratio || (a.tag < b.tag ? -1 : 1))
}

/** Mean authors per observed note of one tag over the baseline: what is expected of a tag nothing is known about. */
function priorRate(tags: readonly TagBlocks[], notes: readonly number[]): number {
  const authors = tags.reduce((sum, tag) => sum + tag.authors.slice(1).reduce((a, b) => a + b, 0), 0)
  const observed = notes.slice(1).reduce((a, b) => a + b, 0)
  return tags.length > 0 && observed > 0 ? Math.max(authors, 1) / observed / tags.length : 0
}

function testTag(tag: TagBlocks, notes: readonly number[], known: { days: number; prior: number }): TrendTest {
  let authorsBefore = 0
  let notesBefore = 0
  for (let block = 1; block < notes.length; block++) {
    const weight = decayPerDay ** (block * known.days)
    authorsBefore += weight * (tag.authors[block] ?? 0)
    notesBefore += weight * (notes[block] ?? 0)
  }
  let shape = priorAuthors + authorsBefore
  let rate = (known.prior > 0 ? priorAuthors / known.prior : 0) + notesBefore
  if (shape > shapeMax) {
    rate *= shapeMax / shape
    shape = shapeMax
  }
  const authors = tag.authors[0] ?? 0
  const exposure = notes[0] ?? 0
  const expected = rate > 0 ? (shape / rate) * exposure : 0
  return {
    tag: tag.tag,
    authors,
    expected,
    ratio: (authors + 1) / (expected + 1),
    pValue: rate > 0 ? negativeBinomialTail(authors, { shape, mean: expected }) : 1,
    isNew: tag.authors.slice(1).every((count) => count === 0),
  }
}

/** P(X ≥ k) for a Poisson count whose rate is Gamma-distributed with this shape (> 0) and mean (≥ 0). */
export function negativeBinomialTail(k: number, { shape, mean }: { shape: number; mean: number }): number {
  if (k <= 0) return 1
  if (mean === 0) return 0
  const success = mean / (shape + mean)
  let mass = Math.exp(shape * Math.log(1 - success))
  let below = 0
  for (let count = 0; count < k; count++) {
    below += mass
    mass *= ((shape + count) / (count + 1)) * success
  }
  if (below < 0.999) return Math.max(0, 1 - below)
  // So far out that 1 − below has lost its digits: sum the tail itself.
  let tail = 0
  for (let count = k; mass > tail * 1e-12 && mass > 0; count++) {
    tail += mass
    mass *= ((shape + count) / (count + 1)) * success
  }
  return Math.min(1, tail)
}

/** Which of the tests hold when the expected share of false ones among them may be `rate` at most. */
export function benjaminiHochberg(pValues: readonly number[], rate: number): boolean[] {
  const order = pValues.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p)
  const last = order.findLastIndex(({ p }, rank) => p <= (rate * (rank + 1)) / order.length)
  const held = pValues.map(() => false)
  for (const { i } of order.slice(0, last + 1)) held[i] = true
  return held
}

const steadyBand = 1.25

/**
 * Where a trend stands, from its share of the newest days against the days just before. `late` and `early` hold
 * authors and observed notes of two equally long spans; a span with nothing observed says nothing, which reads as rising.
 */
export function trendState(
  isNew: boolean,
  late: { authors: number; notes: number },
  early: { authors: number; notes: number },
): Trend['state'] {
  if (isNew) return 'new'
  if (late.notes === 0 || early.notes === 0) return 'rising'
  const expectedLate = (early.authors / early.notes) * late.notes
  const change = (late.authors + 1) / (expectedLate + 1)
  if (change > steadyBand) return 'rising'
  return change < 1 / steadyBand ? 'fading' : 'steady'
}
