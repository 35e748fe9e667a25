import type { ComponentChildren } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import * as m from '../../locales/compiled/messages.js'
import { listBoards } from '../../replica/boards.ts'
import { type ItemRow, listTags } from '../../replica/queries.ts'
import { ButtonLink, Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Notes.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useApp } from '../app-context.ts'
import { Failure } from '../Failure.tsx'
import { hashOf } from '../route.ts'
import { useMay } from '../rights.ts'
import { type Loaded, useLive } from '../use-live.ts'
import { useView } from '../use-view.ts'
import { deleteWithUndo } from './delete-items.ts'
import { ItemPage } from './ItemPage.tsx'
import { ItemLine, ItemTile, LineHeads } from './ItemTile.tsx'
import { QueryBar } from './QueryBar.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { nothingSelected, type SelectionStep, stepSelection, targetsOf } from './selection.ts'
import { useItems } from './use-items.ts'
import { useLibraryKeys } from './use-library-keys.ts'
import './LibraryScreen.css'

const gridShape = { rowHeight: 214, columnMinWidth: 232, gap: 12 }
const listShape = { rowHeight: 42 }
const noRows: ItemRow[] = []

/** Every saved note: search, filter, walk by keyboard, open beside the list. */
export function LibraryScreen() {
  const app = useApp()
  const { view, go } = useView()
  const mayDelete = useMay('item', 'delete')
  const found = useItems({ text: view.text, boardId: view.board, tag: view.tag })
  const boards = useLive(() => listBoards(app.db), [])
  const tags = useLive(() => listTags(app.db), [])
  const rows = found.state === 'ready' ? found.value : noRows
  const ids = useMemo(() => rows.map((row) => row.item.id), [rows])
  const boardNames = useMemo(
    () => new Map(boards.state === 'ready' ? boards.value.map((board) => [board.id, board.fields.name ?? '']) : []),
    [boards],
  )

  const [selection, setSelection] = useState(nothingSelected)
  const search = useRef<HTMLInputElement>(null)
  const focusNext = useRef<string | null>(null)
  const step = (next: SelectionStep) => setSelection((before) => stepSelection(before, next, ids))
  const move = (by: number) => {
    const next = stepSelection(selection, { type: 'move', by }, ids)
    focusNext.current = next.cursor
    setSelection(next)
  }
  const takeFocus = (id: string) => {
    const mine = focusNext.current === id
    if (mine) focusNext.current = null
    return mine
  }
  const remove = () => {
    const doomed = new Set(targetsOf(selection, ids))
    if (!mayDelete || doomed.size === 0) return
    void deleteWithUndo(
      app,
      rows.filter((row) => doomed.has(row.item.id)),
    )
    setSelection(nothingSelected)
  }
  useLibraryKeys({
    move,
    toggle: () => step({ type: 'toggle' }),
    search: () => search.current?.focus(),
    remove,
    undo: () => void app.toasts.runLatest(),
    leave: () => (view.item ? go({ item: null }) : step({ type: 'clear' })),
  })

  const chosen = rows.filter((row) => selection.chosen.has(row.item.id))
  const draw = (index: number) => {
    const row = rows[index]
    if (!row) return null
    const Shown = view.layout === 'list' ? ItemLine : ItemTile
    const { id } = row.item
    return (
      <Shown
        row={row}
        href={hashOf({ ...view, item: id })}
        now={app.ports.now()}
        boardNames={boardNames}
        open={view.item === id}
        chosen={selection.chosen.has(id)}
        onChoose={() => step({ type: 'toggle', id })}
        onPoint={() => selection.cursor !== id && step({ type: 'point', id })}
        takeFocus={() => takeFocus(id)}
      />
    )
  }

  return (
    <div class={view.item ? 'library library-with-item' : 'library'}>
      <div class="library-list">
        <header class="screen-head">
          <div class="screen-title">
            <h1>{m.app_library()}</h1>
            {found.state === 'ready' && (
              <p class="count" role="status">
                {m.library_count({ count: rows.length })}
              </p>
            )}
          </div>
          <QueryBar
            view={view}
            go={go}
            boards={boards.state === 'ready' ? boards.value : []}
            tags={tags.state === 'ready' ? tags.value : []}
            searchRef={search}
          />
        </header>
        <Found found={found} filtered={view.text !== '' || view.board !== null || view.tag !== null}>
          <VirtualList
            key={view.layout}
            label={m.library_items()}
            count={rows.length}
            {...(view.layout === 'list' ? listShape : gridShape)}
            keyOf={(index) => ids[index] ?? String(index)}
            render={draw}
            cursor={selection.cursor === null ? -1 : ids.indexOf(selection.cursor)}
          >
            {view.layout === 'list' && <LineHeads />}
          </VirtualList>
          <p class="library-keys">{m.library_keys()}</p>
        </Found>
        {chosen.length > 0 && (
          <SelectionBar
            rows={chosen}
            boards={boards.state === 'ready' ? boards.value : []}
            onClear={() => step({ type: 'clear' })}
            onDelete={remove}
          />
        )}
      </div>
      {view.item && <ItemPage noteId={view.item} onClose={() => go({ item: null })} />}
    </div>
  )
}

interface FoundProps {
  found: Loaded<ItemRow[]>
  filtered: boolean
  children: ComponentChildren
}

function Found({ found, filtered, children }: FoundProps) {
  const { go } = useView()
  if (found.state === 'loading') return <Skeleton label={m.common_loading()} rows={6} />
  if (found.state === 'failed') return <Failure code="storage-failed" again={() => location.reload()} />
  if (found.value.length > 0) return <>{children}</>
  if (filtered) {
    return (
      <Empty icon="search" title={m.library_no_match_title()}>
        <p>{m.library_no_match_text()}</p>
        <Button onClick={() => go({ text: '', board: null, tag: null })}>{m.library_clear()}</Button>
      </Empty>
    )
  }
  return (
    <Empty icon="library" title={m.library_empty_title()}>
      <p>{m.library_empty_text()}</p>
      <ButtonLink href="https://www.xiaohongshu.com/explore" tone="primary" icon="open" outside>
        {m.pair_next_open_red()}
      </ButtonLink>
    </Empty>
  )
}
