import * as v from 'valibot'
import { ownIdSchema } from '../model/ids.ts'
import { creatorSightingSchema, noteSightingSchema } from '../model/sighting.ts'

export const observationsMax = 200

/** `POST /v1/observations`: things passed by (law 2), uploaded only after consent. The same batch twice counts once. */
export const observationsRequestSchema = v.strictObject({
  batchId: ownIdSchema,
  notes: v.pipe(v.array(noteSightingSchema), v.maxLength(observationsMax)),
  creators: v.pipe(v.array(creatorSightingSchema), v.maxLength(observationsMax)),
})
export type ObservationsRequest = v.InferOutput<typeof observationsRequestSchema>
export const observationsResponseSchema = v.object({ notes: v.number(), creators: v.number(), duplicate: v.boolean() })
export type ObservationsResponse = v.InferOutput<typeof observationsResponseSchema>
