import { useState } from 'preact/hooks'
import type { Entity } from '#shared/model/entity.ts'
import * as m from '../../locales/compiled/messages.js'
import { createBoard, renameBoard } from '../../replica/boards.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { act } from '../act.ts'
import { useApp } from '../app-context.ts'

/** Asks for a name: of a new board (`board` null) or of this one. */
export function BoardDialog({ board, onClose }: { board: Entity<'board'> | null; onClose: () => void }) {
  const app = useApp()
  const [name, setName] = useState(board?.fields.name ?? '')
  const trimmed = name.trim()
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!trimmed) return
    const write = () =>
      board ? renameBoard(app.db, board.id, trimmed, app.ports) : createBoard(app.db, trimmed, app.ports)
    if (!(await act(app, write))) return
    app.toasts.add({ text: board ? m.boards_renamed({ board: trimmed }) : m.boards_created({ board: trimmed }) })
    onClose()
  }
  const title = board ? m.boards_rename_of({ board: board.fields.name || m.boards_unnamed() }) : m.boards_new()
  return (
    <Dialog title={title} closeLabel={m.common_close()} onClose={onClose}>
      <form class="dialog-form" onSubmit={(event) => void submit(event)}>
        <TextField label={m.boards_name()} value={name} onInput={setName} maxLength={60} required autoFocus />
        <div class="dialog-actions">
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" tone="primary" disabled={!trimmed}>
            {board ? m.boards_rename() : m.boards_create()}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
