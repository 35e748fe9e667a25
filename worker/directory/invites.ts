import * as v from 'valibot'
import { fail, ok, type Result } from '#shared/model/result.ts'
import { roleSchema } from '#shared/model/role.ts'
import type { InviteRequest, InviteResponse, RedeemRequest, SessionResponse } from '#shared/contract/session.ts'
import type { Authorized } from '../authorize.ts'
import { answerAgain, attemptHash, redeemAgainMs } from './redeem-again.ts'
import { makeId, makeInviteCode, makeToken, sha256Hex } from './secrets.ts'

type InviteFailure = 'invite-unknown' | 'invite-used' | 'invite-expired'

const inviteLifeMs = 7 * 86_400_000

/** Makes a single-use invite into the actor's own workspace. The code is in the answer and nowhere else. */
export async function makeInvite(
  db: D1Database,
  actor: Authorized<'invite'>,
  request: InviteRequest,
  now: number,
): Promise<InviteResponse> {
  const code = makeInviteCode()
  const expiresAt = now + inviteLifeMs
  await db
    .prepare(
      'INSERT INTO invite (code_hash, workspace_id, role, created_by, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .bind(await sha256Hex(code), actor.workspaceId, request.role, actor.memberId, now, expiresAt)
    .run()
  return { code, role: request.role, expiresAt }
}

const joinedSchema = v.object({ workspaceId: v.string(), workspaceName: v.string(), role: roleSchema })

/**
 * Joins the inviting workspace. One batch (= one transaction): the invite is taken only if it is still free, and
 * member and device are made only from an invite taken by this very member id, so one code makes one member. The
 * attempt that took it may ask again for 10 minutes (see `attempt` in the contract).
 */
export async function redeemInvite(
  db: D1Database,
  request: RedeemRequest,
  now: number,
): Promise<Result<SessionResponse, InviteFailure>> {
  const codeHash = await sha256Hex(request.code)
  const attempt = await attemptHash(request.attempt)
  const token = makeToken()
  const member = { id: makeId(), nickname: request.nickname }
  const device = { id: makeId(), name: request.deviceName }
  const results = await db.batch([
    db
      .prepare(
        `UPDATE invite SET used_at = ?1, used_by = ?2, attempt_hash = ?4
         WHERE code_hash = ?3 AND used_at IS NULL AND expires_at > ?1`,
      )
      .bind(now, member.id, codeHash, attempt),
    db
      .prepare(
        `INSERT INTO member (id, workspace_id, nickname, role, created_at)
         SELECT used_by, workspace_id, ?1, role, ?2 FROM invite WHERE code_hash = ?3 AND used_by = ?4`,
      )
      .bind(member.nickname, now, codeHash, member.id),
    db
      .prepare(
        `INSERT INTO device (id, member_id, name, token_hash, created_at, last_seen_at)
         SELECT ?1, id, ?2, ?3, ?4, ?4 FROM member WHERE id = ?5`,
      )
      .bind(device.id, device.name, await sha256Hex(token), now, member.id),
    db
      .prepare(
        `SELECT workspace.id AS workspaceId, workspace.name AS workspaceName, member.role AS role
         FROM member JOIN workspace ON workspace.id = member.workspace_id WHERE member.id = ?`,
      )
      .bind(member.id),
  ])
  const joined = v.safeParse(joinedSchema, results[3]?.results[0])
  if (!joined.success) {
    const again = await redeemedBefore(db, codeHash, { attempt, now })
    return again ? ok(again) : fail(await whyRefused(db, codeHash))
  }
  const { workspaceId, workspaceName, role } = joined.output
  return ok({ token, workspace: { id: workspaceId, name: workspaceName }, member: { ...member, role }, device })
}

async function redeemedBefore(
  db: D1Database,
  codeHash: string,
  { attempt, now }: { attempt: string | null; now: number },
): Promise<SessionResponse | null> {
  if (attempt === null) return null
  const row = await db
    .prepare('SELECT used_by AS memberId FROM invite WHERE code_hash = ? AND attempt_hash = ? AND used_at > ?')
    .bind(codeHash, attempt, now - redeemAgainMs)
    .first<{ memberId: string }>()
  return row && answerAgain(db, row.memberId)
}

async function whyRefused(db: D1Database, codeHash: string): Promise<InviteFailure> {
  const row = await db
    .prepare('SELECT used_at AS usedAt FROM invite WHERE code_hash = ?')
    .bind(codeHash)
    .first<{ usedAt: number | null }>()
  if (!row) return 'invite-unknown'
  return row.usedAt === null ? 'invite-expired' : 'invite-used'
}

const spentInviteKeptMs = 30 * 86_400_000

/** Forgets invites that ran out or were used 30 days ago: until then a late paste still learns why it fails. */
export async function forgetOldInvites(db: D1Database, now: number): Promise<void> {
  await db
    .prepare('DELETE FROM invite WHERE expires_at < ?')
    .bind(now - spentInviteKeptMs)
    .run()
}
