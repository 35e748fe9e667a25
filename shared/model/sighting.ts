import * as v from 'valibot'
import { countSchema } from './count.ts'
import { creatorIdSchema, noteIdSchema } from './ids.ts'
import { textUpTo } from './text.ts'

export const pageKindSchema = v.picklist([
  'explore',
  'search',
  'note',
  'profile',
  'board',
  'notification',
  'publish',
  'blocked',
  'login',
  'captcha',
  'other',
])
/** What a RED page is. `blocked`, `login` and `captcha` stop every activity of Redmark in that tab (law 1). */
export type PageKind = v.InferOutput<typeof pageKindSchema>

export const noteKindSchema = v.picklist(['image', 'video'])
export type NoteKind = v.InferOutput<typeof noteKindSchema>

const epochMs = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** Only RED's own https pages and pictures: `javascript:` and foreign addresses are refused at the door. */
export const redUrlSchema = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.regex(/^https:\/\/([a-z0-9-]+\.)*(xiaohongshu\.com|rednote\.com|xhscdn\.com|rednotecdn\.com)\//),
)
export const tagSchema = v.pipe(textUpTo(64), v.trim(), v.minLength(1))
const tagsSchema = v.pipe(v.array(tagSchema), v.maxLength(40))

const authorSchema = v.strictObject({ id: v.nullable(creatorIdSchema), name: textUpTo(64) })

/**
 * One note as seen at one moment on one page. `null` means "this page does not show it": a value is
 * never guessed. `publishedAt` (epoch ms) comes from the id, see `publishedAtOf`.
 */
export const noteSightingSchema = v.strictObject({
  noteId: noteIdSchema,
  title: v.nullable(textUpTo(200)),
  body: v.nullable(textUpTo(2000)),
  tags: v.nullable(tagsSchema),
  author: v.nullable(authorSchema),
  noteKind: v.nullable(noteKindSchema),
  likes: v.nullable(countSchema),
  collects: v.nullable(countSchema),
  comments: v.nullable(countSchema),
  shares: v.nullable(countSchema),
  publishedAt: epochMs,
  /** Last seen full address; carries a token that goes stale, so it opens the note but never identifies it. */
  url: v.nullable(redUrlSchema),
  coverUrl: v.nullable(redUrlSchema),
  seenAt: epochMs,
  where: pageKindSchema,
  /** The search words when `where` is `search`: trends must not count a tag the team searched for. */
  query: v.nullable(textUpTo(100)),
})
export type NoteSighting = v.InferOutput<typeof noteSightingSchema>

/** One creator as seen on a profile page. */
export const creatorSightingSchema = v.strictObject({
  creatorId: creatorIdSchema,
  name: textUpTo(64),
  redId: v.nullable(textUpTo(32)),
  followers: v.nullable(countSchema),
  likesAndCollects: v.nullable(countSchema),
  url: v.nullable(redUrlSchema),
  seenAt: epochMs,
})
export type CreatorSighting = v.InferOutput<typeof creatorSightingSchema>
