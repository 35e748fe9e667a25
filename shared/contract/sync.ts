/**
 * The sync protocol. Server order decides everything; clocks decide nothing.
 *
 * - A client (one local replica) numbers its ops 1, 2, 3 … without holes and pushes from the head.
 * - The Workspace object, in one transaction: `seq ≤ last` → skipped, if it is the op taken under that number, else
 *   `client-copied`; a hole → `sequence-gap` with the number it expects; else checked, authorised with the role held now, applied or refused; each op gets the next `rev`.
 * - A refused op is recorded with its reason so that the queue moves on.
 * - Pull returns everything with `rev > cursor`. The client applies rows, cursor, acknowledgement and
 *   refusals in one transaction, and forgets an op only through `lastSeq` of a pull.
 * - The WebSocket carries only "rev is now N".
 */
import * as v from 'valibot'
import { opSchema } from '../model/entity.ts'
import { ownIdSchema } from '../model/ids.ts'

export const protocolVersion = 1
export const pushOpsMax = 200
export const pushBytesMax = 256 * 1024
export const pullRowsMax = 500

/** `POST /v1/sync/push` */
export const pushRequestSchema = v.strictObject({
  clientId: ownIdSchema,
  ops: v.pipe(v.array(opSchema), v.minLength(1), v.maxLength(pushOpsMax)),
})
export type PushRequest = v.InferOutput<typeof pushRequestSchema>
/**
 * What the worker asks of a push before it looks at the ops one by one: an op it cannot read (from a newer or a
 * broken client) is recorded as `op-malformed` under its number, so that one bad op never blocks the queue.
 */
export const pushEnvelopeSchema = v.strictObject({
  clientId: ownIdSchema,
  ops: v.pipe(
    v.array(v.looseObject({ seq: opSchema.entries.seq, opId: opSchema.entries.opId })),
    v.minLength(1),
    v.maxLength(pushOpsMax),
  ),
})
/** `expectedSeq` is the next number the server wants from this client. */
export const pushResponseSchema = v.object({ rev: v.number(), expectedSeq: v.number() })
export type PushResponse = v.InferOutput<typeof pushResponseSchema>

const cursorText = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))
/** `GET /v1/sync/pull?clientId=…&cursor=…` */
export const pullQuerySchema = v.strictObject({ clientId: ownIdSchema, cursor: cursorText })

export const opRefusalSchema = v.picklist(['op-malformed', 'entity-missing', 'entity-deleted', 'not-allowed'])
/** Why an op was refused. Each has a text in both languages. */
export type OpRefusal = v.InferOutput<typeof opRefusalSchema>

export const entitySchema = v.object({
  /** Not a picklist: a worker may be newer than its clients, which leave out the kinds they do not know. */
  kind: v.pipe(v.string(), v.maxLength(64)),
  id: v.string(),
  fields: v.record(v.string(), v.unknown()),
  rev: v.number(),
  deleted: v.boolean(),
  createdBy: v.nullable(v.string()),
  updatedBy: v.nullable(v.string()),
  createdAt: v.number(),
  updatedAt: v.number(),
})

export const pullResponseSchema = v.object({
  entities: v.array(entitySchema),
  /** Everything with `rev ≤ cursor` is in what the client now holds. */
  cursor: v.number(),
  more: v.boolean(),
  /** Highest seq of this client whose effect (or refusal) lies at or before `cursor`; 0 when none. */
  lastSeq: v.number(),
  /** The op taken under `lastSeq`, so that a client never takes another replica's acknowledgement for its own. */
  lastOpId: v.nullable(v.string()),
  refusals: v.array(
    // A newer worker may have another reason; that the op was refused is what counts.
    v.object({ seq: v.number(), opId: v.string(), code: v.fallback(opRefusalSchema, 'op-malformed') }),
  ),
  /** True when the client's cursor is older than the tombstones kept: drop the server copy and pull from 0. */
  reset: v.boolean(),
})
export type PullResponse = v.InferOutput<typeof pullResponseSchema>

/**
 * `GET /v1/sync/live`: WebSocket. The token travels as the second sub-protocol (a browser can set no header
 * and an address would end in logs): `new WebSocket(url, [liveProtocol, token])`.
 */
export const liveProtocol = 'redmark.v1'
export const liveMessageSchema = v.variant('type', [
  v.object({ type: v.literal('rev'), rev: v.number() }),
  v.object({ type: v.literal('pong') }),
])
/** Close code of a socket whose device was revoked: the client stops and asks the person. */
export const liveRevokedCode = 4401
