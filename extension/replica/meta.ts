import * as v from 'valibot'
import { ownIdSchema } from '#shared/model/ids.ts'
import { roleSchema } from '#shared/model/role.ts'
import { tokenSchema } from '#shared/contract/session.ts'
import { appErrorCodes } from '../messaging/errors.ts'
import type { ReplicaDb } from './db.ts'

/** The connection to a worker. The token never leaves extension-origin storage and the Authorization header. */
const sessionSchema = v.object({
  address: v.string(),
  token: tokenSchema,
  workspace: v.object({ id: ownIdSchema, name: v.string() }),
  member: v.object({ id: ownIdSchema, nickname: v.string(), role: roleSchema }),
  device: v.object({ id: ownIdSchema, name: v.string() }),
})
export type Session = v.InferOutput<typeof sessionSchema>

const entries = {
  session: v.nullable(sessionSchema),
  /** The code that is being redeemed, and the key that lets the same device ask again when the answer was lost. */
  redeeming: v.nullable(v.object({ code: v.string(), attempt: v.string() })),
  /** The workspace that server copies, cursor and queue belong to; it outlives the session, so that a return is seamless. */
  workspaceId: v.nullable(ownIdSchema),
  /** Identity of this replica towards the worker; a wiped database is a new client. */
  clientId: v.nullable(ownIdSchema),
  /** The next op's number; starts at 1 for each clientId. */
  nextSeq: v.number(),
  cursor: v.number(),
  /** The model (see `modelFingerprint`) of the version that left out something a newer worker had sent; null = nothing. */
  leftOutBy: v.nullable(v.string()),
  shareObservations: v.boolean(),
  paused: v.boolean(),
  locale: v.nullable(v.picklist(['zh-CN', 'en'])),
  theme: v.picklist(['system', 'light', 'dark']),
  /** Outcome of the last sync: null = fine. */
  syncError: v.nullable(v.picklist(appErrorCodes)),
  lastSyncAt: v.nullable(v.number()),
  /** Failures in a row and the earliest next attempt (epoch ms); on disk, because the background is stopped between attempts. */
  backoff: v.nullable(v.object({ failures: v.number(), notBefore: v.number() })),
  /** The same for the upload of observations. */
  uploadBackoff: v.nullable(v.object({ failures: v.number(), notBefore: v.number() })),
  /** The observations (all up to `lastId`) that are being uploaded; kept so that a resend is the same batch. */
  observationBatch: v.nullable(v.object({ batchId: ownIdSchema, lastId: v.number() })),
  /** The board that the next one-click save goes to: the one last chosen. */
  lastBoardId: v.nullable(ownIdSchema),
}
const defaults: Meta = {
  session: null,
  redeeming: null,
  workspaceId: null,
  clientId: null,
  nextSeq: 1,
  cursor: 0,
  leftOutBy: null,
  shareObservations: false,
  paused: false,
  locale: null,
  theme: 'system',
  syncError: null,
  lastSyncAt: null,
  backoff: null,
  uploadBackoff: null,
  observationBatch: null,
  lastBoardId: null,
}

export type Meta = { [K in keyof typeof entries]: v.InferOutput<(typeof entries)[K]> }

/** Reads one stored value; anything missing or out of shape reads as the default. */
export async function readMeta<K extends keyof Meta>(db: ReplicaDb, key: K): Promise<Meta[K]> {
  const row = await db.meta.get(key)
  const parsed = v.safeParse(entries[key], row?.value)
  return parsed.success ? (parsed.output as Meta[K]) : defaults[key]
}

export async function writeMeta<K extends keyof Meta>(db: ReplicaDb, key: K, value: Meta[K]): Promise<void> {
  await db.meta.put({ key, value })
}
