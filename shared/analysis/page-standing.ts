/**
 * Where a note's likes stand among the cards of one page. Likes only: older notes had more time to gather them,
 * and this is not corrected for. Rounded counts stay ranges all the way (law 4).
 */
import type { Count } from '#shared/model/count.ts'

/** The likes of the distinct notes of a page, kept sorted. `highs` holds Infinity for an open count such as `10+`. */
export interface LikeSample {
  readonly lows: readonly number[]
  readonly highs: readonly number[]
}

export const emptyLikeSample: LikeSample = { lows: [], highs: [] }

export interface PageStanding {
  /** Mid-rank percentile, 0 (fewest likes) to 100 (most): every value in [low, high] is possible, none outside. */
  percentileLow: number
  percentileHigh: number
  /** Notes compared, this one among them. */
  n: number
  /** Likes ÷ the median of the page; `high` null = no upper end. Null when the median may be zero. */
  timesMedian: { low: number; high: number | null } | null
}

export interface TooFewNotes {
  reason: 'too-few'
  n: number
  need: number
}

/** A sample with one note's likes replaced: `before` is what the sample held for it (null = not in it yet). */
export function withLikes(sample: LikeSample, before: Count | null, after: Count | null): LikeSample {
  return {
    lows: replaced(sample.lows, before && before.low, after && after.low),
    highs: replaced(sample.highs, before && highOf(before), after && highOf(after)),
  }
}

/**
 * The standing of a note whose own likes are in the sample. Formula: percentile = 100 × (notes below + ½ notes equal,
 * itself counted as equal) ÷ n, once with the lowest and once with the highest likes that every count allows.
 * Below `need` notes there is no number, only the reason.
 */
export function pageStanding(sample: LikeSample, likes: Count, need = 12): PageStanding | TooFewNotes {
  const n = sample.lows.length
  if (n < need) return { reason: 'too-few', n, need }
  const high = highOf(likes)
  // Its own entry ties with itself, whatever its range: taken out as it was counted, put back as one half.
  const worst = pointsAt(sample.highs, likes.low) - pointsOf(high, likes.low) + 0.5
  const best = pointsAt(sample.lows, high) - pointsOf(likes.low, high) + 0.5
  return {
    percentileLow: (100 * worst) / n,
    percentileHigh: (100 * best) / n,
    n,
    timesMedian: timesMedian(sample, likes),
  }
}

function timesMedian(sample: LikeSample, likes: Count): PageStanding['timesMedian'] {
  const least = medianOf(sample.lows)
  if (least === 0) return null
  const high = highOf(likes) / least
  return { low: likes.low / medianOf(sample.highs), high: Number.isFinite(high) ? high : null }
}

const highOf = (count: Count): number => count.high ?? Infinity

const pointsOf = (other: number, own: number): number => (other < own ? 1 : other === own ? 0.5 : 0)

/** Sum of {@link pointsOf} over a sorted list. */
function pointsAt(sorted: readonly number[], own: number): number {
  return (countBelow(sorted, own, false) + countBelow(sorted, own, true)) / 2
}

/** How many are below `value` (or not above it, with `orEqual`). */
function countBelow(sorted: readonly number[], value: number, orEqual: boolean): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >> 1
    const at = sorted[middle] as number
    if (at < value || (orEqual && at === value)) from = middle + 1
    else to = middle
  }
  return from
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}

function replaced(sorted: readonly number[], before: number | null, after: number | null): readonly number[] {
  if (before === after) return sorted
  const next = sorted.slice()
  if (before !== null) next.splice(countBelow(next, before, false), 1)
  if (after !== null) next.splice(countBelow(next, after, false), 0, after)
  return next
}
