import type { Count } from '../model/count.ts'

const units: Record<string, number> = {
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
  k: 1e3,
  w: 1e4,
  m: 1e6,
}

/** Words RED writes in the place of a zero. Other texts without digits are not counts. */
const zeroWords = new Set([
  '赞',
  '点赞',
  '收藏',
  '评论',
  '分享',
  '转发',
  'like',
  'likes',
  'save',
  'saves',
  'collect',
  'collects',
  'comment',
  'comments',
  'share',
  'shares',
])

const written = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,3}))?\s*([千万萬亿億kwm])?(\+)?$/i
/** What nearly every card shows. */
const plain = /^\d{1,9}$/
const longest = 24

/**
 * Reads a count as RED writes it: `4124`, `5,123`, `1.2万`, `10.3万`, `1亿`, `27.7K`, `10+`, `1千+`, or a word for zero.
 *
 * A count with a unit is rounded to its last written decimal, and to at least one: RED drops `.0` (`12万` stands
 * next to `32.7万` on one page). So `1.2万` is 11 500 … 12 499 and `12万` is 119 500 … 120 499. With `+` the written
 * number is the lower bound and there is no upper one. Anything else, the empty text included, is null.
 */
export function parseCount(text: string): Count | null {
  if (text.length > longest) return null
  const trimmed = text.trim()
  if (plain.test(trimmed)) {
    const count = Number(trimmed)
    return { low: count, high: count, nominal: count }
  }
  if (zeroWords.has(trimmed.toLowerCase())) return { low: 0, high: 0, nominal: 0 }
  const [, whole, decimals = '', unit = '', plus] = written.exec(trimmed) ?? []
  // A fraction of a like does not exist: `1.234` is a foreign way of grouping, and which one is unknown.
  if (whole === undefined || (decimals && !unit)) return null

  const scale = units[unit.toLowerCase()] ?? 1
  const nominal = Math.round(Number(`${whole.replaceAll(',', '')}.${decimals}`) * scale)
  if (!Number.isSafeInteger(nominal)) return null
  return plus
    ? { low: nominal, high: null, nominal }
    : spread(nominal, unit ? scale / 10 ** Math.max(1, decimals.length) : 1)
}

/** All whole numbers that round to `nominal` in steps of `step`. */
function spread(nominal: number, step: number): Count {
  const half = step / 2
  return {
    low: Math.max(0, Math.ceil(nominal - half)),
    high: Math.max(nominal, Math.ceil(nominal + half) - 1),
    nominal,
  }
}

export type CountStyle = 'wan' | 'kilo'

/**
 * Writes a count the way RED does, `wan` for Chinese (`1.2万`, `3亿`) and `kilo` for English (`12.3K`, `1.2M`).
 * {@link parseCount} of the result always contains the number written; a lower bound is rounded down for that.
 */
export function formatCount(count: Count, style: CountStyle = 'wan'): string {
  const plus = count.high === null ? '+' : ''
  const round = plus ? Math.floor : Math.round
  if (count.nominal < 1e4) return `${count.nominal}${plus}`
  for (const { from, scale, unit } of style === 'wan' ? wanSteps : kiloSteps) {
    // A number that rounds up to the larger unit is written in it: 99 999 999 is 1亿, not 10000万.
    const tenths = round(count.nominal / (scale / 10))
    if (tenths * (scale / 10) >= from) return `${tenths / 10}${unit}${plus}`
  }
  return `${count.nominal}${plus}`
}

const wanSteps = [
  { from: 1e8, scale: 1e8, unit: '亿' },
  { from: 1e4, scale: 1e4, unit: '万' },
]
const kiloSteps = [
  { from: 1e6, scale: 1e6, unit: 'M' },
  { from: 1e4, scale: 1e3, unit: 'K' },
]
