type TimePrecision = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

export interface RedTime {
  /** Epoch ms. With `day` precision a named day is its first moment; "N ago" is counted back from now. */
  at: number
  precision: TimePrecision
  /** The text says 编辑于: this is the time of the last edit, not of publishing. */
  edited: boolean
  /** Place written after the time (IP属地), if any. */
  place: string | null
}

const minute = 60_000
const day = 24 * 60 * minute

/** RED writes times in China's time zone, whatever the visitor's own. */
export const chinaOffsetMinutes = 480

/**
 * Reads the times RED writes on cards and open notes: 刚刚, N秒前 … N个月前, 今天 / 昨天 / 前天 with or without HH:MM,
 * MM-DD, YYYY-MM-DD, optionally after 编辑于 / 发布于 and before a place. A date without a year is the last one that is
 * not in the future. `now` is epoch ms, `offsetMinutes` the page's distance from UTC. Anything else is null.
 */
export function parseRedTime(text: string, now: number, offsetMinutes: number): RedTime | null {
  if (text.length > 80) return null
  const [, prefix = '', rest = ''] = /^\s*(编辑于|发布于)?\s*([^]*?)\s*$/.exec(text) ?? []
  const found = parseAgo(rest, now) ?? parseNamedDay(rest, now, offsetMinutes) ?? parseDate(rest, now, offsetMinutes)
  if (!found) return null
  const place = placeIn(rest.slice(found.length))
  if (place === undefined) return null
  return { at: found.at, precision: found.precision, edited: prefix === '编辑于', place }
}

interface Found {
  at: number
  precision: TimePrecision
  /** How much of the text was the time. */
  length: number
}

const agoUnits: Record<string, { ms: number; precision: TimePrecision }> = {
  秒: { ms: 1000, precision: 'second' },
  秒钟: { ms: 1000, precision: 'second' },
  分钟: { ms: minute, precision: 'minute' },
  小时: { ms: 60 * minute, precision: 'hour' },
  天: { ms: day, precision: 'day' },
  周: { ms: 7 * day, precision: 'week' },
  个月: { ms: 30 * day, precision: 'month' },
  年: { ms: 365 * day, precision: 'year' },
}

function parseAgo(text: string, now: number): Found | null {
  if (text.startsWith('刚刚')) return { at: now, precision: 'minute', length: 2 }
  const match = /^(\d{1,4})\s*(秒钟|秒|分钟|小时|天|周|个月|年)前/.exec(text)
  const unit = match && agoUnits[match[2] ?? '']
  if (!match || !unit) return null
  const at = now - Number(match[1]) * unit.ms
  return at < 0 ? null : { at, precision: unit.precision, length: match[0].length }
}

const daysBack: Record<string, number> = { 今天: 0, 昨天: 1, 前天: 2 }

function parseNamedDay(text: string, now: number, offsetMinutes: number): Found | null {
  const match = /^(今天|昨天|前天)(?:\s*(\d{1,2}):(\d{2})(?!\d))?/.exec(text)
  if (!match) return null
  const startOfToday = Math.floor((now + offsetMinutes * minute) / day) * day - offsetMinutes * minute
  const start = startOfToday - (daysBack[match[1] ?? ''] ?? 0) * day
  if (match[2] === undefined) return { at: start, precision: 'day', length: match[0].length }
  const clock = clockOf(match[2], match[3])
  return clock === null ? null : { at: start + clock, precision: 'minute', length: match[0].length }
}

function parseDate(text: string, now: number, offsetMinutes: number): Found | null {
  const match = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})(?:\s+(\d{1,2}):(\d{2}))?(?![\d:-])/.exec(text)
  if (!match) return null
  const thisYear = new Date(now + offsetMinutes * minute).getUTCFullYear()
  const years = match[1] === undefined ? [thisYear, thisYear - 1] : [Number(match[1])]
  const start = years.map((year) => startOfDay(year, Number(match[2]), Number(match[3]), offsetMinutes))
  const known = start.find((at) => at !== null && at >= 0 && (match[1] !== undefined || at <= now))
  if (known === undefined || known === null) return null
  if (match[4] === undefined) return { at: known, precision: 'day', length: match[0].length }
  const clock = clockOf(match[4], match[5])
  return clock === null ? null : { at: known + clock, precision: 'minute', length: match[0].length }
}

function startOfDay(year: number, month: number, dayOfMonth: number, offsetMinutes: number): number | null {
  const utc = Date.UTC(year, month - 1, dayOfMonth)
  const date = new Date(utc)
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth
  return exists ? utc - offsetMinutes * minute : null
}

function clockOf(hours: string, minutes: string | undefined): number | null {
  const valid = Number(hours) < 24 && Number(minutes) < 60
  return valid ? (Number(hours) * 60 + Number(minutes)) * minute : null
}

/** null when nothing follows the time; undefined when what follows cannot be a place. */
function placeIn(rest: string): string | null | undefined {
  const place = rest.trim()
  if (place === '') return null
  return /^\s/.test(rest) && /^[\p{L} ]{1,20}$/u.test(place) ? place : undefined
}
