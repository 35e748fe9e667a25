import { ok } from '#shared/model/result.ts'
import type { TabSettings } from '../messaging/protocol.ts'
import type { Handlers } from '../messaging/serve.ts'
import type { ReplicaDb } from '../replica/db.ts'
import { readMeta } from '../replica/meta.ts'
import type { Core } from './core.ts'

export function tabSettingsHandlers({ db }: Pick<Core, 'db'>): Pick<Handlers, 'tab/settings'> {
  return { 'tab/settings': async () => ok(await readTabSettings(db)) }
}

/** Tells all RED tabs what the person has set. A tab that opens later asks by itself. */
export async function pushTabSettings({ db, pushToTabs }: Pick<Core, 'db' | 'pushToTabs'>): Promise<void> {
  await pushToTabs({ type: 'settings/changed', ...(await readTabSettings(db)) })
}

async function readTabSettings(db: ReplicaDb): Promise<TabSettings> {
  const [paused, locale] = await Promise.all([readMeta(db, 'paused'), readMeta(db, 'locale')])
  return { paused, locale }
}
