import * as v from 'valibot'
import { countSchema } from '../count.ts'
import { creatorIdSchema } from '../ids.ts'
import { redUrlSchema } from '../sighting.ts'
import { textUpTo } from '../text.ts'

const epochMs = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** A watched creator. The entity id is the RED user id; it fills from ordinary browsing only. */
export const competitorFieldsSchema = v.partial(
  v.strictObject({
    name: textUpTo(64),
    redId: v.nullable(textUpTo(32)),
    url: v.nullable(redUrlSchema),
    followers: v.nullable(countSchema),
    likesAndCollects: v.nullable(countSchema),
    watchedAt: epochMs,
    lastSeenAt: epochMs,
    comment: textUpTo(4000),
  }),
)
export type CompetitorFields = v.InferOutput<typeof competitorFieldsSchema>
export const competitorIdSchema = creatorIdSchema
