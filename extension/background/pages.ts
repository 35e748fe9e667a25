import { ok } from '#shared/model/result.ts'
import type { Handlers } from '../messaging/serve.ts'
import type { Core } from './core.ts'
import { pushTabSettings } from './tab-settings.ts'

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
      await pushTabSettings(core)
      return ok({})
    },
  }
}
