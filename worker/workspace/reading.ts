import type { Count } from '#shared/model/count.ts'

const dayMs = 86_400_000

interface Reading {
  seenAt: number
  counts: readonly (string | null)[]
}

/** A reading is kept when a known count changed or a day passed: the same number every minute says nothing. */
export function isWorthReading(last: Reading, next: Reading): boolean {
  if (next.counts.every((count) => count === null)) return false
  if (Math.abs(next.seenAt - last.seenAt) >= dayMs) return true
  return next.counts.some((count, i) => count !== null && count !== last.counts[i])
}

export const countText = (count: Count | null): string | null =>
  count === null ? null : JSON.stringify([count.low, count.high, count.nominal])
