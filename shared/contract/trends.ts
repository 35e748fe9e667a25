import * as v from 'valibot'

const daysText = v.pipe(v.string(), v.picklist(['1', '3', '7']), v.transform(Number))
const limitText = v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(100))

/** `GET /v1/trends?days=3&limit=20`: which tags more distinct authors use than their own past predicts. */
export const trendsQuerySchema = v.strictObject({ days: v.optional(daysText), limit: v.optional(limitText) })
export type TrendsQuery = v.InferOutput<typeof trendsQuerySchema>

export const trendSchema = v.object({
  tag: v.string(),
  state: v.picklist(['new', 'rising', 'steady', 'fading']),
  /** Distinct authors and notes that used the tag inside the window. */
  authors: v.number(),
  notes: v.number(),
  /** Authors expected in the window from the tag's share of what was observed before. */
  expected: v.number(),
  /** Shrunk ratio (authors + 1) / (expected + 1). */
  ratio: v.number(),
  /** Probability of at least this many authors if nothing had changed. */
  pValue: v.number(),
  /** Distinct authors a day, oldest first, over the last 28 days; null = nothing was observed that day. */
  series: v.array(v.nullable(v.number())),
  /** Up to 5 note ids behind it, newest first. */
  noteIds: v.array(v.string()),
})
export type Trend = v.InferOutput<typeof trendSchema>

export const trendsResponseSchema = v.object({
  days: v.number(),
  trends: v.array(trendSchema),
  /** Notes observed in the window and in the baseline before it. */
  observed: v.object({ window: v.number(), baseline: v.number() }),
  /** Set when data are too thin for any answer: observed notes needed in the window. */
  needNotes: v.nullable(v.number()),
  /** Set when there is too little to compare the window with: observed notes needed in the baseline. */
  needBaseline: v.nullable(v.number()),
})
export type TrendsResponse = v.InferOutput<typeof trendsResponseSchema>
