import type { NoteId } from '#shared/model/ids.ts'
import * as m from '../../locales/compiled/messages.js'
import { deleteItems, restoreItems } from '../../replica/items.ts'
import type { ItemRow } from '../../replica/queries.ts'
import { act } from '../act.ts'
import type { App } from '../app-context.ts'

/** Deletes at once and offers the way back for as long as the toast stays. */
export async function deleteWithUndo(app: App, rows: readonly ItemRow[]): Promise<boolean> {
  const ids = rows.map((row) => row.item.id as NoteId)
  const done = await act(app, () => deleteItems(app.db, ids, app.ports), ids)
  if (!done) return false
  const only = rows.length === 1 ? rows[0] : undefined
  const text = only
    ? m.library_deleted_one({ title: only.item.fields.title || m.common_untitled() })
    : m.library_deleted({ count: rows.length })
  const undo = () => void act(app, () => restoreItems(app.db, ids, app.ports), ids)
  app.toasts.add({ text, action: { label: m.common_undo(), run: undo } })
  return true
}
