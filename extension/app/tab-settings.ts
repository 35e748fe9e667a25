/** Settings that hold on open RED pages too: the background tells those once they are written. */
import type { Locale } from '../locales/locale.ts'
import { writeMeta } from '../replica/meta.ts'
import type { App } from './app-context.ts'

/** Stops or resumes everything on RED pages. */
export async function setPaused(app: App, paused: boolean): Promise<void> {
  await writeMeta(app.db, 'paused', paused)
  void app.ask('replica/changed', { noteIds: [] })
}

/** `null` follows the browser. */
export async function setLocale(app: App, locale: Locale | null): Promise<void> {
  await writeMeta(app.db, 'locale', locale)
  void app.ask('replica/changed', { noteIds: [] })
}
