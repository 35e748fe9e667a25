import * as v from 'valibot'
import { creatorIdSchema, noteIdSchema } from '../model/ids.ts'
import { textUpTo } from '../model/text.ts'

const limitText = v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number), v.minValue(1), v.maxValue(50))

/**
 * `GET /v1/tags/suggest?text=…&authorId=…&noteId=…&limit=10`. `text` is title and body without hashtags; where it
 * is missing the note the workspace knows under `noteId` is used. Tags the note already has are left out.
 */
export const tagSuggestQuerySchema = v.strictObject({
  text: v.optional(textUpTo(1200)),
  authorId: v.optional(creatorIdSchema),
  noteId: v.optional(noteIdSchema),
  limit: v.optional(limitText),
})
export type TagSuggestQuery = v.InferOutput<typeof tagSuggestQuerySchema>

/** Why a tag is suggested; parts that do not apply are null. No part is ever made up (law 4). */
export const tagSuggestionSchema = v.object({
  tag: v.string(),
  /** Unitless rank score, comparable only inside one answer. */
  score: v.number(),
  /** In `hits` of the `of` most similar notes. */
  neighbours: v.nullable(v.object({ hits: v.number(), of: v.number() })),
  /** Used by this author in `uses` of the last `of` notes known. */
  author: v.nullable(v.object({ uses: v.number(), of: v.number() })),
  /** The tag's own words stand in the text. */
  literal: v.boolean(),
})
export type TagSuggestion = v.InferOutput<typeof tagSuggestionSchema>

export const tagSuggestResponseSchema = v.object({
  suggestions: v.array(tagSuggestionSchema),
  /** Notes with tags that the workspace has observed: the evidence behind the answer. */
  notesKnown: v.number(),
  /** Set when there is no suggestion: the notes needed before an answer is given. */
  needNotes: v.nullable(v.number()),
})
export type TagSuggestResponse = v.InferOutput<typeof tagSuggestResponseSchema>
