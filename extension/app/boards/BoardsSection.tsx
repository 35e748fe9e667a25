import { useState } from 'preact/hooks'
import * as m from '../../locales/compiled/messages.js'
import { pageUrl } from '../../platform/runtime.ts'
import { listBoardSummaries } from '../../replica/board-summaries.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useApp } from '../app-context.ts'
import { Failure } from '../Failure.tsx'
import { useMay } from '../rights.ts'
import { hashOf } from '../route.ts'
import { useLive } from '../use-live.ts'
import { BoardDialog } from './BoardDialog.tsx'

/** Boards in the side panel: names and how many, opening in the dashboard. */
export function BoardsSection() {
  const { db } = useApp()
  const mayCreate = useMay('board', 'create')
  const summaries = useLive(() => listBoardSummaries(db), [])
  const [asking, setAsking] = useState(false)
  if (summaries.state === 'loading') return <Skeleton label={m.common_loading()} />
  if (summaries.state === 'failed') return <Failure code="storage-failed" />
  return (
    <>
      {summaries.value.length === 0 && <p class="faint">{m.boards_empty_text()}</p>}
      <ul class="panel-list">
        {summaries.value.map(({ board, items }) => (
          <li key={board.id}>
            <a
              class="panel-row"
              href={pageUrl(`dashboard.html${hashOf({ board: board.id })}`)}
              target="_blank"
              rel="noopener"
            >
              <Icon name="bookmark" size={13} filled />
              <span class="panel-row-title">{board.fields.name || m.boards_unnamed()}</span>
              <span class="panel-row-aside">{items}</span>
            </a>
          </li>
        ))}
      </ul>
      {mayCreate && (
        <Button tone="quiet" icon="plus" onClick={() => setAsking(true)}>
          {m.boards_new()}
        </Button>
      )}
      {asking && <BoardDialog board={null} onClose={() => setAsking(false)} />}
    </>
  )
}
