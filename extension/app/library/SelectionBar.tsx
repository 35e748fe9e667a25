import type { Entity } from '#shared/model/entity.ts'
import type { NoteId } from '#shared/model/ids.ts'
import * as m from '../../locales/compiled/messages.js'
import { changeBoardOf } from '../../replica/boards.ts'
import type { ItemRow } from '../../replica/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Field.tsx'
import { act } from '../act.ts'
import { useApp } from '../app-context.ts'
import { useMay } from '../rights.ts'
import './SelectionBar.css'

interface SelectionBarProps {
  rows: readonly ItemRow[]
  boards: ReadonlyArray<Entity<'board'>>
  onClear: () => void
  onDelete: () => void
}

/** What can be done to everything ticked at once. */
export function SelectionBar({ rows, boards, onClear, onDelete }: SelectionBarProps) {
  const app = useApp()
  const mayAdd = useMay('item', 'add')
  const mayDelete = useMay('item', 'delete')
  const ids = rows.map((row) => row.item.id as NoteId)

  const put = async (boardId: string) => {
    // Only what is not on it yet, so that undo takes off exactly what was put on.
    const noteIds = ids.filter((_, index) => !rows[index]?.item.fields.boards?.includes(boardId))
    if (noteIds.length === 0) return
    const change = (on: boolean) => act(app, () => changeBoardOf(app.db, { noteIds, boardId, on }, app.ports), noteIds)
    if (!(await change(true))) return
    const board = boards.find((each) => each.id === boardId)?.fields.name ?? ''
    const undo = () => void change(false)
    app.toasts.add({ text: m.library_added({ board }), action: { label: m.common_undo(), run: undo } })
  }

  return (
    <div class="selection-bar">
      <span role="status">{m.library_selected({ count: rows.length })}</span>
      {mayAdd && boards.length > 0 && (
        <Select
          label={m.library_select_add_board()}
          labelHidden
          value=""
          onChange={(boardId) => boardId && void put(boardId)}
          choices={[
            { value: '', text: m.library_select_add_board() },
            ...boards.map((board) => ({ value: board.id, text: board.fields.name || m.boards_unnamed() })),
          ]}
        />
      )}
      {mayDelete && (
        <Button tone="danger" icon="trash" onClick={onDelete}>
          {m.common_delete()}
        </Button>
      )}
      <Button tone="quiet" onClick={onClear}>
        {m.library_select_none()}
      </Button>
    </div>
  )
}
