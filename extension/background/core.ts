import type { NoteId } from '#shared/model/ids.ts'
import type { ApplyRefusal } from '#shared/model/apply.ts'
import { fail } from '#shared/model/result.ts'
import type { AppErrorCode } from '../messaging/errors.ts'
import type { TabPush } from '../messaging/protocol.ts'
import type { ReplicaDb } from '../replica/db.ts'
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

/** A refusal by the merge rule in the words of messages. */
export function refusedAs(code: ApplyRefusal): { ok: false; code: AppErrorCode } {
  return fail(code === 'op-malformed' ? 'message-malformed' : 'gone')
}
