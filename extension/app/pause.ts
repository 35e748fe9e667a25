import { writeMeta } from '../replica/meta.ts'
import type { App } from './app-context.ts'

/** Stops or resumes everything on RED pages; the background then tells the open tabs. */
export async function setPaused(app: App, paused: boolean): Promise<void> {
  await writeMeta(app.db, 'paused', paused)
  void app.ask('replica/changed', { noteIds: [] })
}
