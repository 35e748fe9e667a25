import type { NoteId } from '#shared/model/ids.ts'
import * as m from '../../locales/compiled/messages.js'
import { changeBoardOf, listBoards } from '../../replica/boards.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Select } from '../../ui/Field.tsx'
import { act } from '../act.ts'
import { useApp } from '../app-context.ts'
import { useMay } from '../rights.ts'
import { useLive } from '../use-live.ts'

/** The boards one note is on; adding and removing take effect at once. `held` may name boards that are gone. */
export function BoardsEditor({ noteId, held }: { noteId: NoteId; held: readonly string[] }) {
  const app = useApp()
  const mayEdit = useMay('item', 'add')
  const loaded = useLive(() => listBoards(app.db), [])
  const boards =
    loaded.state === 'ready'
      ? loaded.value.map((board) => ({ id: board.id, name: board.fields.name || m.boards_unnamed() }))
      : []
  const on = boards.filter((board) => held.includes(board.id))
  const off = boards.filter((board) => !held.includes(board.id))
  const put = (boardId: string, to: boolean) =>
    void act(app, () => changeBoardOf(app.db, { noteIds: [noteId], boardId, on: to }, app.ports), [noteId])
  return (
    <section class="item-part">
      <h3>{m.item_boards()}</h3>
      {on.length > 0 ? (
        <p class="chips">
          {on.map(({ id, name }) => (
            <Chip
              key={id}
              icon="bookmark"
              remove={mayEdit ? { label: m.item_board_remove({ board: name }), run: () => put(id, false) } : undefined}
            >
              {name}
            </Chip>
          ))}
        </p>
      ) : (
        <p class="faint">{m.item_no_boards()}</p>
      )}
      {mayEdit && off.length > 0 && (
        <Select
          label={m.item_board_add()}
          labelHidden
          value=""
          onChange={(boardId) => boardId && put(boardId, true)}
          choices={[{ value: '', text: m.item_board_add() }, ...off.map(({ id, name }) => ({ value: id, text: name }))]}
        />
      )}
    </section>
  )
}
