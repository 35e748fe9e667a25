import type { Handlers } from '../messaging/serve.ts'
import { competitorHandlers } from './competitors.ts'
import type { Core } from './core.ts'
import { itemHandlers } from './items.ts'
import { pageHandlers } from './pages.ts'
import { sessionHandlers } from './session.ts'
import { sightingHandlers } from './sightings.ts'
import { tabSettingsHandlers } from './tab-settings.ts'
import { teamHandlers } from './team.ts'

/** One handler per message of the protocol. */
export function createHandlers(core: Core): Handlers {
  return {
    ...sightingHandlers(core),
    ...tabSettingsHandlers(core),
    ...itemHandlers(core),
    ...competitorHandlers(core),
    ...sessionHandlers(core),
    ...pageHandlers(core),
    ...teamHandlers(core),
  }
}
