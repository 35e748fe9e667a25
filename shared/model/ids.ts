import * as v from 'valibot'

/**
 * RED ids of notes, users, boards and comments: 24 lower-case hex digits. The check also drops the
 * phantom keys `"undefined"`, `""` and `"null"` that RED's own page state contains.
 */
const redId = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/))

export const noteIdSchema = v.pipe(redId, v.brand('NoteId'))
export type NoteId = v.InferOutput<typeof noteIdSchema>

export const creatorIdSchema = v.pipe(redId, v.brand('CreatorId'))
export type CreatorId = v.InferOutput<typeof creatorIdSchema>

/** Ids that Redmark makes itself (boards, ops, batches, clients): 1–64 URL-safe characters. */
export const ownIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))

export const isNoteId = (text: string): text is NoteId => v.is(noteIdSchema, text)
export const isCreatorId = (text: string): text is CreatorId => v.is(creatorIdSchema, text)

/**
 * Publish time in epoch milliseconds, taken from the first 8 hex digits of a note id (Unix seconds).
 * Measured on public notes: exact from the 5th to the 95th percentile; a scheduled note may differ.
 */
export function publishedAtOf(noteId: NoteId): number {
  return Number.parseInt(noteId.slice(0, 8), 16) * 1000
}
