import type { NoteId } from '#shared/model/ids.ts'
import type { ApplyRefusal } from '#shared/model/apply.ts'
import type { Change, Kind } from '#shared/model/entity.ts'
import { mayChange } from '#shared/model/policy.ts'
import { fail } from '#shared/model/result.ts'
import type { AppErrorCode } from '../messaging/errors.ts'
import type { TabPush } from '../messaging/protocol.ts'
import type { ReplicaDb } from '../replica/db.ts'
import { readMeta } from '../replica/meta.ts'
import type { WritePorts } from '../replica/write.ts'
import type { WorkerApi } from './api.ts'
import type { Live } from './live.ts'
import type { SyncLoop } from './sync-loop.ts'

/** What every handler works with; all of it is replaced in tests. */
export interface Core extends WritePorts {
  db: ReplicaDb
  api: WorkerApi
  sync: SyncLoop
  live: Live
  /** To all open RED tabs; never fails. */
  pushToTabs(push: TabPush): Promise<void>
  /** These notes changed here: RED tabs learn their marks, the outbox goes out. */
  changed(noteIds: readonly NoteId[]): void
  /** Enough observations wait, or an alarm rang: upload them. Never throws. */
  upload(): void
}

/**
 * Whether the role held in the workspace allows it; alone everything is allowed. Asked before a write, because a save
 * that the worker is bound to refuse must not look like one that waits.
 */
export async function mayHere(db: ReplicaDb, kind: Kind, verb: Change['type']): Promise<boolean> {
  const session = await readMeta(db, 'session')
  return session === null || mayChange(session.member.role, kind, verb)
}

/** A refusal by the merge rule in the words of messages. */
export function refusedAs(code: ApplyRefusal): { ok: false; code: AppErrorCode } {
  return fail(code === 'op-malformed' ? 'message-malformed' : 'gone')
}
