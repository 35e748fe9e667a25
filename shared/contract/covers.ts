import * as v from 'valibot'

export const coverBytesMax = 2 * 1024 * 1024
/** `PUT|GET /v1/covers/:hash` — lower-case hex SHA-256 of the bytes; JPEG, PNG or WebP by their magic bytes. */
export const coverHashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
export const coverStoredSchema = v.object({ hash: coverHashSchema, bytes: v.number(), created: v.boolean() })
