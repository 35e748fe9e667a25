import * as v from 'valibot'
import { countSchema } from '../count.ts'
import { creatorIdSchema, noteIdSchema, ownIdSchema } from '../ids.ts'
import { noteKindSchema, redUrlSchema, tagSchema } from '../sighting.ts'
import { textUpTo } from '../text.ts'

const epochMs = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** A saved note. Its entity id is the RED note id, so two members who save the same note share one item. */
export const itemFieldsSchema = v.partial(
  v.strictObject({
    title: v.nullable(textUpTo(200)),
    body: v.nullable(textUpTo(2000)),
    noteTags: v.pipe(v.array(tagSchema), v.maxLength(40)),
    authorId: v.nullable(creatorIdSchema),
    authorName: v.nullable(textUpTo(64)),
    noteKind: v.nullable(noteKindSchema),
    publishedAt: epochMs,
    url: v.nullable(redUrlSchema),
    coverUrl: v.nullable(redUrlSchema),
    /** Numbers as they stood at the moment of saving. */
    likes: v.nullable(countSchema),
    collects: v.nullable(countSchema),
    comments: v.nullable(countSchema),
    shares: v.nullable(countSchema),
    savedAt: epochMs,
    /** The team's own words about it. */
    comment: textUpTo(4000),
    /** Sets, changed by `add` and `remove`. */
    tags: v.pipe(v.array(tagSchema), v.maxLength(200)),
    boards: v.pipe(v.array(ownIdSchema), v.maxLength(200)),
  }),
)
export type ItemFields = v.InferOutput<typeof itemFieldsSchema>
export const itemIdSchema = noteIdSchema
