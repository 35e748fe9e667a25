/**
 * Every message of the extension: one entry each, with its direction, request and reply.
 *
 * `tab` verbs may come from a RED tab: a hijacked renderer could forge them, so they never answer with tokens,
 * lists of the library or team data beyond the marks of the notes asked for (reliability: message path).
 * `page` verbs come from our own side panel, dashboard and pairing page only.
 */
import * as v from 'valibot'
import { deviceRevokeResponseSchema, inviteResponseSchema, membersResponseSchema } from '#shared/contract/session.ts'
import { tagSuggestResponseSchema } from '#shared/contract/tags.ts'
import { trendsResponseSchema } from '#shared/contract/trends.ts'
import { creatorIdSchema, noteIdSchema, ownIdSchema } from '#shared/model/ids.ts'
import { roleSchema } from '#shared/model/role.ts'
import { creatorSightingSchema, noteSightingSchema, pageKindSchema } from '#shared/model/sighting.ts'
import { textUpTo } from '#shared/model/text.ts'

/**
 * `saved`: durable here and, if a worker is connected, on it or on its way. `queued`: durable here, but the worker could
 * not be reached. `failed`: the worker refused it, or it could not be written; it stays listed in the outbox.
 */
export const saveStateSchema = v.picklist(['saved', 'queued', 'failed'])
export type SaveState = v.InferOutput<typeof saveStateSchema>

/** What the library knows of a note on the page: the "ours" mark. `state` null = not ours (any more). */
export const markSchema = v.object({
  noteId: noteIdSchema,
  state: v.nullable(saveStateSchema),
  boards: v.array(v.string()),
})
export type Mark = v.InferOutput<typeof markSchema>

const boardChoiceSchema = v.object({ id: ownIdSchema, name: v.string() })
export type BoardChoice = v.InferOutput<typeof boardChoiceSchema>

/** What the active RED tab shows; the side panel follows it. */
export const tabContextSchema = v.object({
  kind: pageKindSchema,
  note: v.nullable(noteSightingSchema),
  creator: v.nullable(creatorSightingSchema),
  query: v.nullable(textUpTo(100)),
})
export type TabContext = v.InferOutput<typeof tabContextSchema>

const tabSettings = { paused: v.boolean(), locale: v.nullable(v.picklist(['zh-CN', 'en'])) }
const tabSettingsSchema = v.object(tabSettings)
/** What a RED tab must know of the person's settings; `locale` null = the browser's language. */
export type TabSettings = v.InferOutput<typeof tabSettingsSchema>

const empty = v.object({})
const sightings = v.pipe(v.array(noteSightingSchema), v.maxLength(200))
const name = v.pipe(textUpTo(60), v.trim(), v.minLength(1))
const connection = {
  address: v.pipe(v.string(), v.maxLength(300)),
  code: v.pipe(v.string(), v.maxLength(200)),
  nickname: name,
  deviceName: name,
  /** Consent to upload what is passed by while browsing (law 2); off unless the person ticked it. */
  shareObservations: v.boolean(),
}
const connected = v.object({ workspaceName: v.string(), nickname: v.string(), role: roleSchema })

export const protocol = {
  'sightings/report': {
    from: 'tab',
    request: v.object({ notes: sightings, creators: v.pipe(v.array(creatorSightingSchema), v.maxLength(20)) }),
    reply: v.object({ marks: v.array(markSchema) }),
  },
  'item/save': {
    from: 'tab',
    request: v.object({ note: noteSightingSchema }),
    reply: v.object({
      mark: markSchema,
      board: v.nullable(boardChoiceSchema),
      boards: v.array(boardChoiceSchema),
      existed: v.boolean(),
    }),
  },
  'item/unsave': { from: 'tab', request: v.object({ noteId: noteIdSchema }), reply: v.object({ mark: markSchema }) },
  'item/move': {
    from: 'tab',
    request: v.object({ noteId: noteIdSchema, from: v.nullable(ownIdSchema), to: ownIdSchema }),
    reply: v.object({ mark: markSchema }),
  },
  'competitor/status': {
    from: 'tab',
    request: v.object({ creatorId: creatorIdSchema }),
    reply: v.object({ watched: v.boolean() }),
  },
  'competitor/watch': {
    from: 'tab',
    request: v.object({ creator: creatorSightingSchema, watch: v.boolean() }),
    reply: v.object({ watched: v.boolean() }),
  },
  'tab/context': { from: 'tab', request: tabContextSchema, reply: empty },
  /** A tab asks before it draws anything; later changes are pushed. */
  'tab/settings': { from: 'tab', request: empty, reply: tabSettingsSchema },

  'session/setup': { from: 'page', request: v.object({ ...connection, workspaceName: name }), reply: connected },
  'session/join': { from: 'page', request: v.object(connection), reply: connected },
  'session/leave': { from: 'page', request: empty, reply: empty },
  'session/consent': { from: 'page', request: v.object({ shareObservations: v.boolean() }), reply: empty },
  /** Push and pull at once; the page asks after a change, on opening, and by button. */
  'sync/now': { from: 'page', request: empty, reply: empty },
  /** Sent every 20 s by an open page, so that the background keeps its live socket while someone looks. */
  'sync/keep-live': { from: 'page', request: empty, reply: empty },
  /** A page changed items or settings in the replica: open RED tabs and the outbox must follow. */
  'replica/changed': { from: 'page', request: v.object({ noteIds: v.array(noteIdSchema) }), reply: empty },
  'tags/suggest': {
    from: 'page',
    request: v.object({
      noteId: v.nullable(noteIdSchema),
      authorId: v.nullable(creatorIdSchema),
      text: v.nullable(textUpTo(1200)),
    }),
    reply: tagSuggestResponseSchema,
  },
  'trends/read': { from: 'page', request: v.object({ days: v.picklist([1, 3, 7]) }), reply: trendsResponseSchema },
  'invite/create': {
    from: 'page',
    request: v.object({ role: v.picklist(['editor', 'reviewer', 'viewer']) }),
    reply: inviteResponseSchema,
  },
  'members/read': { from: 'page', request: empty, reply: membersResponseSchema },
  'device/revoke': { from: 'page', request: v.object({ deviceId: ownIdSchema }), reply: deviceRevokeResponseSchema },
} as const satisfies Record<string, { from: 'tab' | 'page'; request: v.GenericSchema; reply: v.GenericSchema }>

export type MessageName = keyof typeof protocol
export type MessageRequest<N extends MessageName> = v.InferOutput<(typeof protocol)[N]['request']>
export type MessageReply<N extends MessageName> = v.InferOutput<(typeof protocol)[N]['reply']>

/** Background → RED tabs, no reply. */
export const tabPushSchema = v.variant('type', [
  v.object({ type: v.literal('marks/changed'), marks: v.array(markSchema) }),
  v.object({ type: v.literal('settings/changed'), ...tabSettings }),
])
export type TabPush = v.InferOutput<typeof tabPushSchema>
