import type { RedSiteMode } from '../mode.ts'

/** A count as the site writes it: `9999`, `1.2万`, `12万`; guests see `10+`, `1千+`; rednote `27.7K`. */
export function countText(count: number, style: RedSiteMode['counts']): string {
  if (style === 'guest') return guestBucket(count)
  if (style === 'english') return count < 10_000 ? count.toLocaleString('en-US') : `${Math.round(count / 100) / 10}K`
  return count < 10_000 ? String(count) : `${Math.round(count / 1000) / 10}万`
}

const buckets = [
  [100_000, '10万+'],
  [10_000, '1万+'],
  [1000, '1千+'],
  [100, '100+'],
  [10, '10+'],
] as const

function guestBucket(count: number): string {
  return buckets.find(([from]) => count >= from)?.[1] ?? String(count)
}
