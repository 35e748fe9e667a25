import type { NoteId } from '#shared/model/ids.ts'
import * as m from '../../locales/compiled/messages.js'
import { formatAge, formatDate, formatDateTime } from '../../locales/format.ts'
import { getItem, type ItemRow } from '../../replica/queries.ts'
import { Button, ButtonLink, IconButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Notes.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useApp } from '../app-context.ts'
import { Failure } from '../Failure.tsx'
import { useMay } from '../rights.ts'
import { useLive } from '../use-live.ts'
import { BoardsEditor } from './BoardsEditor.tsx'
import { CommentField } from './CommentField.tsx'
import { deleteWithUndo } from './delete-items.ts'
import { Figures } from './Figures.tsx'
import { NoteKind } from './NoteKind.tsx'
import { SaveMark } from './SaveMark.tsx'
import { TagsEditor } from './TagsEditor.tsx'
import './ItemPage.css'

/** The inspector: one saved note with what was seen at saving and what the team made of it. */
export function ItemPage({ noteId, onClose }: { noteId: string; onClose: () => void }) {
  const { db } = useApp()
  const item = useLive(() => getItem(db, noteId), [noteId])
  return (
    <aside class="item-page" aria-label={m.item_page()}>
      <div class="item-page-bar">
        {item.state === 'ready' && item.value ? <SaveMark state={item.value.state} /> : <span />}
        <IconButton label={m.common_close()} icon="close" onClick={onClose} />
      </div>
      {item.state === 'loading' && <Skeleton label={m.common_loading()} rows={5} />}
      {item.state === 'failed' && <Failure code="storage-failed" />}
      {item.state === 'ready' &&
        (item.value ? (
          <ItemDetails key={noteId} row={item.value} onClose={onClose} />
        ) : (
          <Empty icon="library" title={m.item_gone_title()}>
            <p>{m.item_gone_text()}</p>
            <Button onClick={onClose}>{m.item_back()}</Button>
          </Empty>
        ))}
    </aside>
  )
}

function ItemDetails({ row, onClose }: { row: ItemRow; onClose: () => void }) {
  const app = useApp()
  const mayEdit = useMay('item', 'set')
  const mayDelete = useMay('item', 'delete')
  const { fields } = row.item
  const noteId = row.item.id as NoteId
  const remove = async () => {
    if (await deleteWithUndo(app, [row])) onClose()
  }
  return (
    <>
      <ItemHead row={row} />
      <div class="item-page-actions">
        {fields.url ? (
          <ButtonLink href={fields.url} icon="open" outside>
            {m.item_open_red()}
          </ButtonLink>
        ) : (
          <p class="faint">{m.item_no_url()}</p>
        )}
        {mayDelete && (
          <Button tone="danger" icon="trash" onClick={() => void remove()}>
            {m.common_delete()}
          </Button>
        )}
      </div>
      {!mayEdit && <p class="faint">{m.item_read_only()}</p>}
      <section class="item-part">
        <h3>{m.item_facts()}</h3>
        <Figures numbers={fields} />
        {fields.savedAt !== undefined && (
          <p class="faint">{m.item_facts_at({ date: formatDateTime(fields.savedAt) })}</p>
        )}
      </section>
      <BoardsEditor noteId={noteId} held={fields.boards ?? []} />
      <TagsEditor noteId={noteId} held={fields.tags ?? []} />
      <CommentField noteId={noteId} stored={fields.comment ?? ''} readOnly={!mayEdit} />
      <NoteWords row={row} />
    </>
  )
}

function ItemHead({ row }: { row: ItemRow }) {
  const { ports } = useApp()
  const { fields } = row.item
  return (
    <header class="item-page-head">
      <h2>{fields.title || m.common_untitled()}</h2>
      <p class="item-page-by">
        <NoteKind kind={fields.noteKind} />
        <span>{fields.authorName || m.common_unknown()}</span>
        {fields.publishedAt !== undefined && (
          <time dateTime={new Date(fields.publishedAt).toISOString()} title={m.item_published_why()}>
            {formatDate(fields.publishedAt)} · {formatAge(fields.publishedAt, ports.now())}
          </time>
        )}
      </p>
    </header>
  )
}

/** What the author wrote, as it stood at saving. */
function NoteWords({ row }: { row: ItemRow }) {
  const { fields } = row.item
  return (
    <>
      {fields.body && (
        <section class="item-part">
          <h3>{m.item_body()}</h3>
          <p class="item-body">{fields.body}</p>
        </section>
      )}
      {(fields.noteTags?.length ?? 0) > 0 && (
        <section class="item-part">
          <h3>{m.item_note_tags()}</h3>
          <p class="chips">
            {fields.noteTags?.map((tag) => (
              <Chip key={tag}>#{tag}</Chip>
            ))}
          </p>
        </section>
      )}
    </>
  )
}
