import { forgetOldInvites } from './directory/invites.ts'
import { listWorkspaceIds } from './directory/workspaces.ts'
import { type Env, logLevelOf } from './env.ts'
import { writeLog } from './log.ts'
import { workspaceOf } from './workspace/stub.ts'

const pageSize = 200

/** The night's sweep: spent invites, then every workspace on its own, so that one failing object stops no other. */
export async function runNightly(env: Env, now: number): Promise<void> {
  await forgetOldInvites(env.DIRECTORY, now)
  const totals = { workspaces: 0, tombstones: 0, ops: 0, failed: 0 }
  let after = ''
  for (;;) {
    const ids = await listWorkspaceIds(env.DIRECTORY, after, pageSize)
    for (const workspaceId of ids) await sweepOne(env, workspaceId, totals)
    after = ids.at(-1) ?? ''
    if (ids.length < pageSize) break
  }
  writeLog(logLevelOf(env), totals.failed > 0 ? 'error' : 'info', { job: 'nightly', ...totals })
}

interface Totals {
  workspaces: number
  tombstones: number
  ops: number
  failed: number
}

async function sweepOne(env: Env, workspaceId: string, totals: Totals): Promise<void> {
  totals.workspaces += 1
  try {
    const swept = await workspaceOf(env, { workspaceId }).sweep()
    totals.tombstones += swept.tombstones
    totals.ops += swept.ops
  } catch {
    // Counted and logged as a number; the object gets its next chance tomorrow night.
    totals.failed += 1
  }
}
