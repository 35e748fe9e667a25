import { useState } from 'preact/hooks'
import * as m from '../../locales/compiled/messages.js'
import { formatAge } from '../../locales/format.ts'
import { pageUrl } from '../../platform/runtime.ts'
import type { ItemRow } from '../../replica/queries.ts'
import { SearchField } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useApp } from '../app-context.ts'
import { Failure } from '../Failure.tsx'
import { hashOf } from '../route.ts'
import { Figure } from './Figures.tsx'
import { NoteKind } from './NoteKind.tsx'
import { SaveMark } from './SaveMark.tsx'
import { useItems } from './use-items.ts'

/** How many notes the panel lists before it hands over to the dashboard. */
const shownMost = 8

/** Library search in the side panel. */
export function LibrarySection() {
  const [text, setText] = useState('')
  const found = useItems({ text, boardId: null, tag: null })
  return (
    <>
      <SearchField label={m.library_search()} value={text} onInput={setText} />
      {found.state === 'loading' && <Skeleton label={m.common_loading()} />}
      {found.state === 'failed' && <Failure code="storage-failed" />}
      {found.state === 'ready' && found.value.length === 0 && (
        <p class="faint panel-gap">{text ? m.library_no_match_text() : m.library_empty_text()}</p>
      )}
      {found.state === 'ready' && found.value.length > 0 && (
        <>
          <ul class="panel-list panel-gap">
            {found.value.slice(0, shownMost).map((row) => (
              <li key={row.item.id}>
                <ItemPanelRow row={row} />
              </li>
            ))}
          </ul>
          {found.value.length > shownMost && (
            <p class="panel-gap">
              <a href={pageUrl(`dashboard.html${hashOf({ text })}`)} target="_blank" rel="noopener">
                {m.library_more({ count: found.value.length })}
              </a>
            </p>
          )}
        </>
      )}
    </>
  )
}

function ItemPanelRow({ row }: { row: ItemRow }) {
  const { ports } = useApp()
  const { fields } = row.item
  return (
    <a
      class="panel-row panel-note"
      href={pageUrl(`dashboard.html${hashOf({ item: row.item.id })}`)}
      target="_blank"
      rel="noopener"
    >
      <span class="panel-row-title">{fields.title || m.common_untitled()}</span>
      <span class="panel-row-meta">
        <NoteKind kind={fields.noteKind} />
        <span class="panel-row-name">{fields.authorName || m.common_unknown()}</span>
        <Figure icon="heart" label={m.item_likes()} count={fields.likes} />
        {fields.publishedAt !== undefined && <span>{formatAge(fields.publishedAt, ports.now())}</span>}
        {row.state !== 'saved' && <SaveMark state={row.state} />}
      </span>
    </a>
  )
}
