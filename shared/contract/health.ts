import * as v from 'valibot'
import { protocolVersion } from './sync.ts'

/** `GET /v1/health`, no token. Tells a Redmark worker from any other server that answers 200. */
export const healthResponseSchema = v.object({
  service: v.literal('redmark'),
  api: v.literal(protocolVersion),
  version: v.string(),
})
export type HealthResponse = v.InferOutput<typeof healthResponseSchema>
