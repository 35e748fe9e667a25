import { useState } from 'preact/hooks'
import type { NoteSighting } from '#shared/model/sighting.ts'
import * as m from '../../locales/compiled/messages.js'
import { formatAge } from '../../locales/format.ts'
import { pageUrl } from '../../platform/runtime.ts'
import { saveNote } from '../../replica/items.ts'
import { getItem } from '../../replica/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { act } from '../act.ts'
import { useApp } from '../app-context.ts'
import { BoardsEditor } from '../library/BoardsEditor.tsx'
import { Figures } from '../library/Figures.tsx'
import { NoteKind } from '../library/NoteKind.tsx'
import { SaveMark } from '../library/SaveMark.tsx'
import { useMay } from '../rights.ts'
import { hashOf } from '../route.ts'
import { useLive } from '../use-live.ts'

/** The open note: who, what numbers, and whether it is ours. */
export function NoteContext({ note }: { note: NoteSighting }) {
  const app = useApp()
  const mayCreate = useMay('item', 'create')
  const item = useLive(() => getItem(app.db, note.noteId), [note.noteId])
  const [saving, setSaving] = useState(false)
  const saved = item.state === 'ready' ? item.value : null
  const save = async () => {
    setSaving(true)
    const done = await act(app, () => saveNote(app.db, note, app.ports), [note.noteId])
    setSaving(false)
    if (done) app.toasts.add({ text: m.context_saved() })
  }
  return (
    <>
      <h1 class="context-title">{note.title || m.common_untitled()}</h1>
      <p class="context-by">
        <NoteKind kind={note.noteKind} />
        {note.author && <span>{note.author.name}</span>}
        <span title={m.item_published_why()}>
          {m.context_published({ age: formatAge(note.publishedAt, app.ports.now()) })}
        </span>
      </p>
      <Figures numbers={note} />
      {saved && (
        <>
          <p class="context-row">
            <SaveMark state={saved.state} />
            <a href={pageUrl(`dashboard.html${hashOf({ item: note.noteId })}`)} target="_blank" rel="noopener">
              {m.item_page()}
            </a>
          </p>
          <BoardsEditor noteId={note.noteId} held={saved.item.fields.boards ?? []} />
        </>
      )}
      {item.state === 'ready' && !saved && mayCreate && (
        <Button tone="primary" icon="bookmark" busy={saving} onClick={() => void save()}>
          {m.context_save()}
        </Button>
      )}
    </>
  )
}
