/** Puts the parts of the background together with the browser's own clock, randomness, network and locks. */
import { pushToRedTabs } from '../platform/red-tabs.ts'
import { setRepeatingAlarm } from '../platform/alarms.ts'
import { ReplicaDb } from '../replica/db.ts'
import { readMeta } from '../replica/meta.ts'
import { createApi } from './api.ts'
import type { Core } from './core.ts'
import { createLive } from './live.ts'
import { notesAmong, pushMarks } from './marks.ts'
import { uploadObservations } from './observation-upload.ts'
import { createSyncLoop } from './sync-loop.ts'
import { noteSignedOut } from './team.ts'

export const syncAlarm = 'sync'

export function createCore(): Core {
  const db = new ReplicaDb()
  const api = createApi((input, init) => fetch(input, init))
  const chance = { now: () => Date.now(), newId: () => crypto.randomUUID(), random: () => Math.random() }
  const later = (ms: number, run: () => void) => void setTimeout(run, ms)
  const exclusively = <T>(name: string, run: () => Promise<T>) => navigator.locks.request(name, run) as Promise<T>
  const tellTabs = (noteIds: Parameters<Core['changed']>[0]) => {
    // Marks are a courtesy to open pages: they ask again with their next sightings.
    pushMarks({ db, pushToTabs: pushToRedTabs }, noteIds).catch(() => {})
  }
  const sync = createSyncLoop({
    db,
    api,
    later,
    ...chance,
    exclusively: (run) => exclusively('sync', run),
    setAlarm: (minutes) => setRepeatingAlarm(syncAlarm, minutes),
    pulled: (changed) => tellTabs(notesAmong(changed)),
    stuck: (waiting) => tellTabs(notesAmong(waiting)),
  })
  const live = createLive({
    db,
    later,
    ...chance,
    openSocket: (url, protocols) => new WebSocket(url, protocols),
    hint: () => sync.wake(),
    reached: () => void sync.now(),
    revoked: () => {
      void readMeta(db, 'session').then((session) => session && noteSignedOut({ db }, session.token))
    },
  })
  return {
    db,
    api,
    sync,
    live,
    ...chance,
    pushToTabs: pushToRedTabs,
    changed: (noteIds) => {
      // After the reply of the handler that calls this: a person waits for that, and both would read the same stores.
      later(0, () => {
        tellTabs(noteIds)
        sync.wake()
      })
    },
    upload: () => {
      // The next alarm tries again; the batch keeps its id.
      exclusively('observations', () => uploadObservations({ db, api, ...chance })).catch(() => {})
    },
  }
}
