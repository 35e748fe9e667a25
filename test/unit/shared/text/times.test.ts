import { describe, expect, it } from 'vitest'
import { chinaOffsetMinutes, parseRedTime } from '#shared/text/times.ts'

/** 2025-11-10 12:00 in China. */
const now = Date.UTC(2025, 10, 10, 4)
const inChina = (year: number, month: number, day: number, hour = 0, minute = 0): number =>
  Date.UTC(year, month - 1, day, hour - 8, minute)
const read = (text: string, at = now) => parseRedTime(text, at, chinaOffsetMinutes)

describe('parseRedTime', () => {
  it.each([
    ['刚刚', now, 'minute'],
    ['30秒前', now - 30_000, 'second'],
    ['5分钟前', now - 300_000, 'minute'],
    ['3小时前', now - 3 * 3_600_000, 'hour'],
    ['2天前', now - 2 * 86_400_000, 'day'],
    ['2周前', now - 14 * 86_400_000, 'week'],
    ['1个月前', now - 30 * 86_400_000, 'month'],
    ['今天 09:13', inChina(2025, 11, 10, 9, 13), 'minute'],
    ['昨天 12:30', inChina(2025, 11, 9, 12, 30), 'minute'],
    ['昨天', inChina(2025, 11, 9), 'day'],
    ['前天', inChina(2025, 11, 8), 'day'],
    ['08-12', inChina(2025, 8, 12), 'day'],
    ['12-31', inChina(2024, 12, 31), 'day'],
    ['02-29', inChina(2024, 2, 29), 'day'],
    ['2025-08-16', inChina(2025, 8, 16), 'day'],
  ])('reads %s', (text, at, precision) => {
    expect(read(text)).toEqual({ at, precision, edited: false, place: null })
  })

  it.each([
    ['编辑于 昨天 12:30 上海', inChina(2025, 11, 9, 12, 30), true, '上海'],
    ['发布于 2025-08-16', inChina(2025, 8, 16), false, null],
    ['08-12 云南', inChina(2025, 8, 12), false, '云南'],
    ['3天前 中国香港', now - 3 * 86_400_000, false, '中国香港'],
  ])('splits prefix and place off %s', (text, at, edited, place) => {
    expect(read(text)).toMatchObject({ at, edited, place })
  })

  it('takes the day from the time zone given, not from the machine', () => {
    const lateEvening = Date.UTC(2025, 10, 9, 17)
    expect(parseRedTime('昨天', lateEvening, 480)?.at).toBe(inChina(2025, 11, 9))
    expect(parseRedTime('昨天', lateEvening, 0)?.at).toBe(Date.UTC(2025, 10, 8))
  })

  it.each(
    [
      '',
      '02-30',
      '13-01',
      '2025-02-29',
      '昨天 25:00',
      '昨天 12:60',
      '99天',
      '08-12 2',
      '2025-08-16T10',
      'soon',
      '9'.repeat(1_000_000),
    ].map((text) => [text.slice(0, 20), text]),
  )('gives null for %s', (_label, text) => {
    expect(read(text)).toBeNull()
  })
})
