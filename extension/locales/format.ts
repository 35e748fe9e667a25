import { type Count, isExact } from '#shared/model/count.ts'
import * as m from './compiled/messages.js'
import { currentLocale } from './locale.ts'

/**
 * A count as RED wrote it: exact ones in full (`9,876`), rounded ones short and marked (`~1.2万`, `~12K`),
 * `10+` for "at least". Never more digits than were seen (law 4).
 */
export function formatCount(count: Count): string {
  if (isExact(count)) return formatNumber(count.nominal)
  const short = compactOf(count.nominal)
  return count.high === null ? `${short}+` : `~${short}`
}

/** Says in words what a rounded count stands for; null for an exact one. */
export function explainCount(count: Count): string | null {
  if (isExact(count)) return null
  if (count.high === null) return m.common_at_least({ low: formatNumber(count.low) })
  return m.common_range({ low: formatNumber(count.low), high: formatNumber(count.high) })
}

export function formatNumber(value: number, maximumFractionDigits = 0): string {
  return new Intl.NumberFormat(currentLocale(), { maximumFractionDigits }).format(value)
}

/** A probability in percent, with enough digits to tell small ones apart. */
export function formatShare(share: number): string {
  const digits = share < 0.001 ? 4 : share < 0.1 ? 2 : 0
  return new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: digits }).format(share)
}

const units = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago, in the largest unit that fits: `3天前`, `3 days ago`. Epoch ms; the future counts as now. */
export function formatAge(then: number, now: number): string {
  const gone = Math.max(0, now - then)
  const relative = new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto', style: 'short' })
  const unit = units.find(([, ms]) => gone >= ms)
  return unit ? relative.format(-Math.floor(gone / unit[1]), unit[0]) : relative.format(0, 'second')
}

export function formatDate(epochMs: number): string {
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium' }).format(epochMs)
}

export function formatDateTime(epochMs: number): string {
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(epochMs)
}

const compactOf = (value: number): string =>
  new Intl.NumberFormat(currentLocale(), { notation: 'compact', maximumFractionDigits: 1 }).format(value)
