import * as v from 'valibot'
import type { MembersResponse, MeResponse } from '#shared/contract/session.ts'
import { roleSchema } from '#shared/model/role.ts'
import type { Actor } from '../actor.ts'
import type { Authorized } from '../authorize.ts'

const meRowSchema = v.object({ workspaceName: v.string(), nickname: v.string(), deviceName: v.string() })

export async function readMe(db: D1Database, actor: Actor): Promise<MeResponse> {
  const row = await db
    .prepare(
      `SELECT workspace.name AS workspaceName, member.nickname AS nickname, device.name AS deviceName
       FROM device JOIN member ON member.id = device.member_id JOIN workspace ON workspace.id = member.workspace_id
       WHERE device.id = ?`,
    )
    .bind(actor.deviceId)
    .first()
  const { workspaceName, nickname, deviceName } = v.parse(meRowSchema, row)
  return {
    workspace: { id: actor.workspaceId, name: workspaceName },
    member: { id: actor.memberId, nickname, role: actor.role },
    device: { id: actor.deviceId, name: deviceName },
  }
}

const memberRowsSchema = v.array(
  v.object({
    memberId: v.string(),
    nickname: v.string(),
    role: roleSchema,
    deviceId: v.nullable(v.string()),
    deviceName: v.nullable(v.string()),
    lastSeenAt: v.nullable(v.number()),
    revoked: v.number(),
  }),
)

/** Members of the actor's workspace, oldest first, each with their devices. */
export async function listMembers(db: D1Database, actor: Authorized<'read'>): Promise<MembersResponse> {
  const { results } = await db
    .prepare(
      `SELECT member.id AS memberId, member.nickname AS nickname, member.role AS role, device.id AS deviceId,
              device.name AS deviceName, device.last_seen_at AS lastSeenAt, device.revoked_at IS NOT NULL AS revoked
       FROM member LEFT JOIN device ON device.member_id = member.id
       WHERE member.workspace_id = ? ORDER BY member.created_at, member.id, device.created_at`,
    )
    .bind(actor.workspaceId)
    .all()
  const members = new Map<string, MembersResponse['members'][number]>()
  for (const row of v.parse(memberRowsSchema, results)) {
    const member = members.get(row.memberId) ?? {
      id: row.memberId,
      nickname: row.nickname,
      role: row.role,
      devices: [],
    }
    members.set(row.memberId, member)
    if (row.deviceId === null) continue
    member.devices.push({
      id: row.deviceId,
      name: row.deviceName ?? '',
      lastSeenAt: row.lastSeenAt ?? 0,
      revoked: row.revoked === 1,
    })
  }
  return { members: [...members.values()] }
}
