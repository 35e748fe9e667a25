import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exactCount } from '#shared/model/count.ts'
import { explainCount, formatAge, formatCount, formatShare } from '../../../../extension/locales/format.ts'
import { applyLocale } from '../../../../extension/locales/locale.ts'

const rounded = { low: 11_500, high: 12_499, nominal: 12_000 }
const atLeast = { low: 10, high: null, nominal: 10 }
const now = Date.UTC(2026, 0, 31)
const day = 86_400_000

beforeEach(() => void applyLocale('zh-CN'))
afterEach(() => void applyLocale('zh-CN'))

describe('a count', () => {
  it('that is exact is written in full', () => {
    expect(formatCount(exactCount(12_345))).toBe('12,345')
    expect(explainCount(exactCount(12_345))).toBeNull()
  })

  it('that RED rounded is marked as such, in the words of the language', () => {
    expect(formatCount(rounded)).toBe('~1.2万')
    applyLocale('en')
    expect(formatCount(rounded)).toBe('~12K')
  })

  it('that is only known from below says so', () => {
    expect(formatCount(atLeast)).toBe('10+')
  })

  it('tells what a rounded one stands for', () => {
    expect(explainCount(rounded)).toContain('11,500')
    expect(explainCount(rounded)).toContain('12,499')
    expect(explainCount(atLeast)).toContain('10')
  })
})

describe('an age', () => {
  it.each([
    [0, '现在'],
    [5 * 60_000, '5分钟前'],
    [3 * 3_600_000, '3小时前'],
    [3 * day, '3天前'],
    [65 * day, '2个月前'],
    [-day, '现在'],
  ])('of %i ms reads %s', (ms, text) => {
    expect(formatAge(now - ms, now)).toBe(text)
  })

  it('never rounds up to a unit that has not passed', () => {
    expect(formatAge(now - (2 * day - 1), now)).toBe('昨天')
  })
})

describe('a probability', () => {
  it('keeps small ones apart from zero', () => {
    expect(formatShare(0.00004)).toBe('0.004%')
    expect(formatShare(0.0006)).toBe('0.06%')
    expect(formatShare(0.41)).toBe('41%')
  })
})
