import { describe, expect, it } from 'vitest'
import { countText } from '../../../red-site/wire/counts.ts'
import { timeText } from '../../../red-site/wire/times.ts'

describe('counts as the stand-in writes them', () => {
  it('uses 万 from ten thousand with one decimal at most', () => {
    expect([0, 9999, 10_000, 15_400, 120_000, 327_000].map((count) => countText(count, 'exact'))).toEqual([
      '0',
      '9999',
      '1万',
      '1.5万',
      '12万',
      '32.7万',
    ])
  })

  it('shows buckets to guests and K to rednote', () => {
    expect([9, 10, 100, 1000, 10_000, 250_000].map((count) => countText(count, 'guest'))).toEqual([
      '9',
      '10+',
      '100+',
      '1千+',
      '1万+',
      '10万+',
    ])
    expect([5123, 27_700].map((count) => countText(count, 'english'))).toEqual(['5,123', '27.7K'])
  })
})

describe('times as the stand-in writes them', () => {
  const now = Date.UTC(2026, 10, 20, 4)
  const ago = (minutes: number) => timeText(now - minutes * 60_000, now)

  it('goes from 刚刚 to a full date', () => {
    expect([0.5, 5, 180, 1500, 4000].map(ago)).toEqual(['刚刚', '5分钟前', '3小时前', '昨天 11:00', '2天前'])
    expect([timeText(Date.UTC(2026, 4, 14), now), timeText(Date.UTC(2025, 7, 16), now)]).toEqual([
      '05-14',
      '2025-08-16',
    ])
  })
})
