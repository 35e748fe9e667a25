import * as v from 'valibot'

export const roleSchema = v.picklist(['owner', 'editor', 'reviewer', 'viewer'])
export type Role = v.InferOutput<typeof roleSchema>
