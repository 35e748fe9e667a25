import * as v from 'valibot'
import { ownIdSchema } from '../model/ids.ts'
import { roleSchema } from '../model/role.ts'
import { textUpTo } from '../model/text.ts'

const nameSchema = v.pipe(textUpTo(60), v.trim(), v.minLength(1))
/** Codes are pasted by people: blanks around them do not count. */
const codeSchema = v.pipe(v.string(), v.maxLength(200), v.trim(), v.minLength(4))
/**
 * A random key that the client keeps on disk before it redeems. A code is dead once redeemed, but the same code with the
 * same key within 10 minutes answers once more, with a fresh token for the same device: the first answer may have been
 * lost on its way. The earlier token is dead from then on.
 */
const attemptSchema = v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,64}$/)))
/** `rmk_` (for leak scanners) and 256 random bits in base64url. */
export const tokenSchema = v.pipe(v.string(), v.regex(/^rmk_[A-Za-z0-9_-]{43}$/))

/** `POST /v1/setup`: the first redeem of the deployment's setup code makes owner and workspace. */
export const setupRequestSchema = v.strictObject({
  code: codeSchema,
  workspaceName: nameSchema,
  nickname: nameSchema,
  deviceName: nameSchema,
  attempt: attemptSchema,
})
export type SetupRequest = v.InferOutput<typeof setupRequestSchema>
/** `POST /v1/invites/redeem`: single use, role fixed by the invite. */
export const redeemRequestSchema = v.strictObject({
  code: codeSchema,
  nickname: nameSchema,
  deviceName: nameSchema,
  attempt: attemptSchema,
})
export type RedeemRequest = v.InferOutput<typeof redeemRequestSchema>

const workspaceSchema = v.object({ id: ownIdSchema, name: v.string() })
const memberSchema = v.object({ id: ownIdSchema, nickname: v.string(), role: roleSchema })
const deviceSchema = v.object({ id: ownIdSchema, name: v.string() })

/** Answer of setup and redeem: the only time the token is ever sent. */
export const sessionResponseSchema = v.object({
  token: tokenSchema,
  workspace: workspaceSchema,
  member: memberSchema,
  device: deviceSchema,
})
export type SessionResponse = v.InferOutput<typeof sessionResponseSchema>

/** `GET /v1/me` */
export const meResponseSchema = v.object({ workspace: workspaceSchema, member: memberSchema, device: deviceSchema })
export type MeResponse = v.InferOutput<typeof meResponseSchema>

/** `POST /v1/invites` (owner only). The code is shown once; only its hash is kept. Valid for 7 days. */
export const inviteRequestSchema = v.strictObject({ role: v.picklist(['editor', 'reviewer', 'viewer']) })
export type InviteRequest = v.InferOutput<typeof inviteRequestSchema>
export const inviteResponseSchema = v.object({ code: v.string(), role: roleSchema, expiresAt: v.number() })
export type InviteResponse = v.InferOutput<typeof inviteResponseSchema>

/** `GET /v1/members` */
export const membersResponseSchema = v.object({
  members: v.array(
    v.object({
      ...memberSchema.entries,
      devices: v.array(v.object({ ...deviceSchema.entries, lastSeenAt: v.number(), revoked: v.boolean() })),
    }),
  ),
})
export type MembersResponse = v.InferOutput<typeof membersResponseSchema>

/** `DELETE /v1/devices/:id` — own devices, or any as owner. The token dies with the request. */
export const deviceRevokeResponseSchema = v.object({ revoked: v.literal(true) })
