import * as v from 'valibot'

/**
 * A count as RED shows it. `1.2万` stands for any whole number in [11_500, 12_499]; `10+` for anything
 * from 10 up, where `high` is null. `nominal` is the number as written (12_000), for sorting and display.
 * An exact count has low = high = nominal.
 */
export const countSchema = v.pipe(
  v.strictObject({
    low: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    high: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
    nominal: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  }),
  v.check((count) => count.low <= count.nominal && (count.high === null || count.high >= count.nominal)),
)
export type Count = v.InferOutput<typeof countSchema>

export const exactCount = (value: number): Count => ({ low: value, high: value, nominal: value })
export const isExact = (count: Count): boolean => count.low === count.high
