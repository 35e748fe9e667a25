import * as m from '../../locales/compiled/messages.js'
import { rewatchCreator, unwatchCreator } from '../../replica/competitors.ts'
import { act } from '../act.ts'
import type { App } from '../app-context.ts'

/** Takes an author off the watch-list at once and offers the way back. */
export async function stopWatching(app: App, { creatorId, name }: { creatorId: string; name: string }): Promise<void> {
  if (!(await act(app, () => unwatchCreator(app.db, creatorId, app.ports)))) return
  const undo = () => void act(app, () => rewatchCreator(app.db, creatorId, app.ports))
  app.toasts.add({ text: m.competitors_unwatched({ name }), action: { label: m.common_undo(), run: undo } })
}
