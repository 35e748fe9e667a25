import { ok } from '#shared/model/result.ts'
import type { Handlers } from '../messaging/serve.ts'
import { readMeta } from '../replica/meta.ts'
import type { Core } from './core.ts'

/** What our own pages tell the background about themselves and about what they wrote. */
export function pageHandlers(core: Core): Pick<Handlers, 'sync/now' | 'sync/keep-live' | 'replica/changed'> {
  return {
    'sync/now': async () => {
      core.upload()
      const outcome = await core.sync.now()
      return outcome.ok ? ok({}) : outcome
    },
    'sync/keep-live': async () => {
      await core.live.hold()
      return ok({})
    },
    'replica/changed': async ({ noteIds }) => {
      core.changed(noteIds)
      await core.pushToTabs({ type: 'pause/changed', paused: await readMeta(core.db, 'paused') })
      return ok({})
    },
  }
}
