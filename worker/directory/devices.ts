import * as v from 'valibot'
import { tokenSchema } from '#shared/contract/session.ts'
import { fail, ok, type Result } from '#shared/model/result.ts'
import { roleSchema } from '#shared/model/role.ts'
import type { Actor } from '../actor.ts'
import { authorize } from '../authorize.ts'
import { sha256Hex } from './secrets.ts'

const idleTokenMs = 90 * 86_400_000
const seenGrainMs = 3_600_000

const actorRowSchema = v.object({
  memberId: v.string(),
  role: roleSchema,
  workspaceId: v.string(),
  deviceId: v.string(),
  lastSeenAt: v.number(),
})

/** The actor behind a token at this moment; null for unknown, revoked, or unused for 90 days. Asked on every request. */
export async function findActor(db: D1Database, token: string, now: number): Promise<Actor | null> {
  if (!v.is(tokenSchema, token)) return null
  const row = await db
    .prepare(
      `SELECT device.id AS deviceId, device.last_seen_at AS lastSeenAt, member.id AS memberId, member.role AS role,
              member.workspace_id AS workspaceId
       FROM device JOIN member ON member.id = device.member_id
       WHERE device.token_hash = ?1 AND device.revoked_at IS NULL AND device.last_seen_at > ?2`,
    )
    .bind(await sha256Hex(token), now - idleTokenMs)
    .first()
  if (!row) return null
  const { lastSeenAt, ...actor } = v.parse(actorRowSchema, row)
  // To the hour: a write per request would make the directory the slowest part of every request.
  if (now - lastSeenAt > seenGrainMs) {
    await db.prepare('UPDATE device SET last_seen_at = ?1 WHERE id = ?2').bind(now, actor.deviceId).run()
  }
  return actor
}

/**
 * Ends a device. Own devices by anyone, any device of the workspace by its owner. A device of another workspace is
 * `not-found`, exactly like one that does not exist.
 */
export async function revokeDevice(
  db: D1Database,
  actor: Actor,
  deviceId: string,
  now: number,
): Promise<Result<true, 'not-found' | 'not-allowed'>> {
  const target = await db
    .prepare(
      `SELECT device.member_id AS memberId FROM device JOIN member ON member.id = device.member_id
       WHERE device.id = ? AND member.workspace_id = ?`,
    )
    .bind(deviceId, actor.workspaceId)
    .first<{ memberId: string }>()
  if (!target) return fail('not-found')
  const allowed = authorize(actor, target.memberId === actor.memberId ? 'revoke-own-device' : 'revoke-any-device')
  if (!allowed) return fail('not-allowed')
  await db.prepare('UPDATE device SET revoked_at = ?1 WHERE id = ?2 AND revoked_at IS NULL').bind(now, deviceId).run()
  return ok(true)
}
