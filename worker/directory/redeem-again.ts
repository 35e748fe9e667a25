import * as v from 'valibot'
import type { SessionResponse } from '#shared/contract/session.ts'
import { roleSchema } from '#shared/model/role.ts'
import { makeToken, sha256Hex } from './secrets.ts'

/** How long after its first use a code still answers the attempt that used it. */
export const redeemAgainMs = 10 * 60_000

export const attemptHash = (attempt: string | undefined): Promise<string | null> =>
  attempt === undefined ? Promise.resolve(null) : sha256Hex(attempt)

const rowSchema = v.object({
  workspaceId: v.string(),
  workspaceName: v.string(),
  memberId: v.string(),
  nickname: v.string(),
  role: roleSchema,
  deviceId: v.string(),
  deviceName: v.string(),
})

/**
 * A fresh token for the member's first device, in place of the one that may never have arrived. The caller has made
 * sure that this is the attempt that made the member. Null when the device was revoked meanwhile.
 */
export async function answerAgain(db: D1Database, memberId: string): Promise<SessionResponse | null> {
  const row = await db
    .prepare(
      `SELECT workspace.id AS workspaceId, workspace.name AS workspaceName, member.id AS memberId,
              member.nickname AS nickname, member.role AS role, device.id AS deviceId, device.name AS deviceName
       FROM member JOIN workspace ON workspace.id = member.workspace_id JOIN device ON device.member_id = member.id
       WHERE member.id = ? AND device.revoked_at IS NULL ORDER BY device.created_at LIMIT 1`,
    )
    .bind(memberId)
    .first()
  if (!row) return null
  const { workspaceId, workspaceName, nickname, role, deviceId, deviceName } = v.parse(rowSchema, row)
  const token = makeToken()
  await db
    .prepare('UPDATE device SET token_hash = ? WHERE id = ? AND revoked_at IS NULL')
    .bind(await sha256Hex(token), deviceId)
    .run()
  return {
    token,
    workspace: { id: workspaceId, name: workspaceName },
    member: { id: memberId, nickname, role },
    device: { id: deviceId, name: deviceName },
  }
}
