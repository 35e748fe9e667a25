import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { countSchema, exactCount } from '#shared/model/count.ts'
import { formatCount, parseCount } from '#shared/text/counts.ts'

describe('parseCount', () => {
  it.each([
    ['0', 0, 0, 0],
    ['4124', 4124, 4124, 4124],
    ['51070', 51070, 51070, 51070],
    ['5,123', 5123, 5123, 5123],
    ['1,234,567', 1234567, 1234567, 1234567],
    [' 12 ', 12, 12, 12],
    ['1.2万', 11500, 12499, 12000],
    ['1.5万', 14500, 15499, 15000],
    ['10.3万', 102500, 103499, 103000],
    ['12万', 119500, 120499, 120000],
    ['1万', 9500, 10499, 10000],
    ['1.25万', 12450, 12549, 12500],
    ['3w', 29500, 30499, 30000],
    ['27.7K', 27650, 27749, 27700],
    ['1.2M', 1150000, 1249999, 1200000],
    ['1.2亿', 115000000, 124999999, 120000000],
    ['1.5千', 1450, 1549, 1500],
  ])('reads %s as its range', (text, low, high, nominal) => {
    expect(parseCount(text)).toEqual({ low, high, nominal })
  })

  it.each([
    ['10+', 10],
    ['100+', 100],
    ['1千+', 1000],
    ['1万+', 10000],
    ['10万+', 100000],
  ])('reads the guest bucket %s as a lower bound without an upper one', (text, low) => {
    expect(parseCount(text)).toEqual({ low, high: null, nominal: low })
  })

  it.each(['赞', '收藏', '评论', 'Like', 'SAVE', 'Comments'])('reads the word %s as zero', (text) => {
    expect(parseCount(text)).toEqual({ low: 0, high: 0, nominal: 0 })
  })

  it.each(
    [
      '',
      ' ',
      '-1',
      '1,2万',
      '12,34',
      '1.234',
      '1.2.3万',
      '很多',
      '1万2',
      'NaN',
      '1e5',
      '99999999999999999',
      '9'.repeat(1_000_000),
    ].map((text) => [text.slice(0, 20), text]),
  )('gives null for %s instead of a guess', (_label, text) => {
    expect(parseCount(text)).toBeNull()
  })
})

describe('formatCount', () => {
  it.each([
    [0, '0', '0'],
    [9999, '9999', '9999'],
    [12000, '1.2万', '12K'],
    [120000, '12万', '120K'],
    [99999999, '1亿', '100M'],
  ])('writes %d as %s and %s', (value, wan, kilo) => {
    expect(formatCount(exactCount(value))).toBe(wan)
    expect(formatCount(exactCount(value), 'kilo')).toBe(kilo)
  })

  it('never raises a lower bound', () => {
    expect(formatCount({ low: 12600, high: null, nominal: 12600 })).toBe('1.2万+')
  })

  it('is read back as a valid count that contains the number written', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 5_000_000_000 }),
        fc.constantFrom('wan' as const, 'kilo' as const),
        fc.boolean(),
        (value, style, open) => {
          const back = parseCount(
            formatCount(open ? { low: value, high: null, nominal: value } : exactCount(value), style),
          )
          return back !== null && v.is(countSchema, back) && back.low <= value && (back.high ?? Infinity) >= value
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('keeps the meaning of every count that was read', () => {
    for (const text of ['1.2万', '10+', '1千+', '1万+', '4124', '赞', '1.2亿', '12万']) {
      const count = parseCount(text)
      expect(count && parseCount(formatCount(count))).toEqual(count)
    }
  })
})
