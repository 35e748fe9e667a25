/** Nearest-rank percentile; 0 for no values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0
}

export const median = (values: readonly number[]): number => percentile(values, 50)

/** Each card's share of the turn it came up in, in the order in which the cards came. */
export function perCard(batches: ReadonlyArray<{ ms: number; cards: number }>): number[] {
  return batches.flatMap(({ ms, cards }) => Array.from({ length: cards }, () => ms / cards))
}
