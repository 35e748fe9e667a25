import { fail, ok, type Result } from '#shared/model/result.ts'
import type { SessionResponse, SetupRequest } from '#shared/contract/session.ts'
import { newSession } from './new-session.ts'
import { answerAgain, attemptHash, redeemAgainMs } from './redeem-again.ts'
import { isSameSecret, sha256Hex } from './secrets.ts'

type SetupFailure = 'setup-code-wrong' | 'setup-code-used' | 'rate-limited'

const wrongGuessesMax = 5
export const lockedMs = 15 * 60_000

/**
 * Redeems the deployment's setup code: owner, workspace and first device appear together with the mark that kills
 * the code, in one D1 batch (= one transaction), so two people redeeming at once cannot both win. The attempt that won
 * may ask again for 10 minutes (see `attempt` in the contract).
 */
export async function redeemSetupCode(
  db: D1Database,
  secret: string | undefined,
  request: SetupRequest,
  now: number,
): Promise<Result<SessionResponse, SetupFailure>> {
  if (!(await reserveGuess(db, now))) return fail('rate-limited')
  if (!secret || !(await isSameSecret(request.code, secret))) return fail('setup-code-wrong')
  await db.prepare(`DELETE FROM lockout WHERE name = 'setup'`).run()

  const codeHash = await sha256Hex(secret)
  const attempt = await attemptHash(request.attempt)
  const used = await db
    .prepare('SELECT member_id AS memberId, attempt_hash AS attempt, used_at AS usedAt FROM setup WHERE code_hash = ?')
    .bind(codeHash)
    .first<{ memberId: string | null; attempt: string | null; usedAt: number }>()
  if (used) {
    const isSame = attempt !== null && used.attempt === attempt && used.usedAt > now - redeemAgainMs
    const again = isSame && used.memberId !== null ? await answerAgain(db, used.memberId) : null
    return again ? ok(again) : fail('setup-code-used')
  }

  const session = await newSession({ ...request, role: 'owner' })
  const { workspace, member, device } = session.response
  try {
    await db.batch([
      db
        .prepare('INSERT INTO workspace (id, name, created_at) VALUES (?, ?, ?)')
        .bind(workspace.id, workspace.name, now),
      db
        .prepare('INSERT INTO setup (code_hash, workspace_id, used_at, attempt_hash, member_id) VALUES (?, ?, ?, ?, ?)')
        .bind(codeHash, workspace.id, now, attempt, member.id),
      db
        .prepare('INSERT INTO member (id, workspace_id, nickname, role, created_at) VALUES (?, ?, ?, ?, ?)')
        .bind(member.id, workspace.id, member.nickname, member.role, now),
      db
        .prepare(
          'INSERT INTO device (id, member_id, name, token_hash, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .bind(device.id, member.id, device.name, session.tokenHash, now, now),
    ])
  } catch (error) {
    // Somebody else redeemed between the look and the write: the primary key decides who was first.
    if (error instanceof Error && error.message.includes('setup.code_hash')) return fail('setup-code-used')
    throw error
  }
  return ok(session.response)
}

/** Counts the guess before it is looked at, so that guesses sent in parallel count as well. False while locked. */
async function reserveGuess(db: D1Database, now: number): Promise<boolean> {
  const row = await db
    .prepare(
      `INSERT INTO lockout (name, failures, locked_until) VALUES ('setup', 1, 0)
       ON CONFLICT (name) DO UPDATE SET
         failures = CASE WHEN failures >= ?1 THEN 1 ELSE failures + 1 END,
         locked_until = CASE WHEN failures + 1 = ?1 THEN ?2 + ?3 ELSE 0 END
       WHERE locked_until <= ?2
       RETURNING failures`,
    )
    .bind(wrongGuessesMax, now, lockedMs)
    .first()
  return row !== null
}
