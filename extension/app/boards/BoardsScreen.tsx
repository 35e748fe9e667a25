import { useState } from 'preact/hooks'
import type { Entity } from '#shared/model/entity.ts'
import * as m from '../../locales/compiled/messages.js'
import { type BoardSummary, listBoardSummaries } from '../../replica/board-summaries.ts'
import { deleteBoard, restoreBoard } from '../../replica/boards.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Empty } from '../../ui/Notes.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { act } from '../act.ts'
import { useApp } from '../app-context.ts'
import { Failure } from '../Failure.tsx'
import { useMay } from '../rights.ts'
import { hashOf } from '../route.ts'
import { useLive } from '../use-live.ts'
import { BoardDialog } from './BoardDialog.tsx'
import './BoardsScreen.css'

/** All boards: open, make, rename, delete. Deleting a board never deletes its notes. */
export function BoardsScreen() {
  const { db } = useApp()
  const mayCreate = useMay('board', 'create')
  const summaries = useLive(() => listBoardSummaries(db), [])
  const [asking, setAsking] = useState<Entity<'board'> | 'new' | null>(null)
  const create = mayCreate && (
    <Button tone="primary" icon="plus" onClick={() => setAsking('new')}>
      {m.boards_new()}
    </Button>
  )
  return (
    <div class="screen">
      <header class="screen-head">
        <div class="screen-title">
          <h1>{m.app_boards()}</h1>
          {summaries.state === 'ready' && summaries.value.length > 0 && create}
        </div>
      </header>
      {summaries.state === 'loading' && <Skeleton label={m.common_loading()} />}
      {summaries.state === 'failed' && <Failure code="storage-failed" />}
      {summaries.state === 'ready' && summaries.value.length === 0 && (
        <Empty icon="board" title={m.boards_empty_title()}>
          <p>{m.boards_empty_text()}</p>
          {create}
        </Empty>
      )}
      {summaries.state === 'ready' && summaries.value.length > 0 && (
        <ul class="boards">
          {summaries.value.map((summary) => (
            <BoardCard key={summary.board.id} summary={summary} onRename={() => setAsking(summary.board)} />
          ))}
        </ul>
      )}
      {asking && <BoardDialog board={asking === 'new' ? null : asking} onClose={() => setAsking(null)} />}
    </div>
  )
}

function BoardCard({ summary: { board, items, latest }, onRename }: { summary: BoardSummary; onRename: () => void }) {
  const app = useApp()
  const mayEdit = useMay('board', 'set')
  const mayDelete = useMay('board', 'delete')
  const name = board.fields.name || m.boards_unnamed()
  const remove = async () => {
    if (!(await act(app, () => deleteBoard(app.db, board.id, app.ports)))) return
    const undo = () => void act(app, () => restoreBoard(app.db, board.id, app.ports))
    app.toasts.add({ text: m.boards_deleted({ board: name }), action: { label: m.common_undo(), run: undo } })
  }
  return (
    <li class="board-card">
      <Icon name="bookmark" size={18} filled />
      <div class="board-words">
        <h2>
          <a href={hashOf({ board: board.id })}>{name}</a>
        </h2>
        <p class="faint">
          {m.library_count({ count: items })}
          {latest && <> · {m.boards_latest({ title: latest.fields.title || m.common_untitled() })}</>}
        </p>
      </div>
      {mayEdit && <IconButton label={m.boards_rename_of({ board: name })} icon="edit" onClick={onRename} />}
      {mayDelete && (
        <IconButton label={m.boards_delete_of({ board: name })} icon="trash" onClick={() => void remove()} />
      )}
    </li>
  )
}
