/** The background's core over a model worker: what it would send to tabs and when it would sync is on record. */
import type { TabPush } from '../../extension/messaging/protocol.ts'
import { createApi } from '../../extension/background/api.ts'
import type { Core } from '../../extension/background/core.ts'
import { createHandlers } from '../../extension/background/handlers.ts'
import { ok } from '#shared/model/result.ts'
import type { FetchPort } from '../../extension/background/api.ts'
import type { Sender } from '../../extension/platform/runtime.ts'
import { countingPorts, openReplica } from './replica.ts'

export const ownPage: Sender = { isOwnPage: true, tabOrigin: null, tabId: null }
export const redTab: Sender = { isOwnPage: false, tabOrigin: 'https://www.xiaohongshu.com', tabId: 4 }

export function aCore(fetchPort: FetchPort) {
  const record = { pushed: [] as TabPush[], changed: [] as string[][], wakes: 0, uploads: 0, holds: 0, restarts: 0 }
  const core: Core = {
    ...countingPorts(),
    db: openReplica(),
    api: createApi(fetchPort),
    sync: { wake: () => (record.wakes += 1), now: async () => ok(null), isIdle: () => true, whenIdle: (run) => run() },
    live: { hold: async () => void (record.holds += 1), restart: async () => void (record.restarts += 1) },
    pushToTabs: async (push) => void record.pushed.push(push),
    changed: (noteIds) => void record.changed.push([...noteIds]),
    upload: () => (record.uploads += 1),
  }
  return { core, record, handlers: createHandlers(core) }
}
