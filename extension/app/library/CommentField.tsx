import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { NoteId } from '#shared/model/ids.ts'
import * as m from '../../locales/compiled/messages.js'
import { setComment } from '../../replica/item-edits.ts'
import { TextField } from '../../ui/Field.tsx'
import { act } from '../act.ts'
import { useApp } from '../app-context.ts'

const pauseMs = 800

interface CommentFieldProps {
  noteId: NoteId
  stored: string
  readOnly: boolean
}

/** The team's words about a note. Saves when typing pauses, on leaving, and when the inspector closes: nothing typed is lost (law 3). */
export function CommentField({ noteId, stored, readOnly }: CommentFieldProps) {
  const app = useApp()
  /** What is typed and not yet written; null = the field shows what is stored. */
  const [typed, setTyped] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const unsaved = useRef<string | null>(null)
  unsaved.current = typed === stored ? null : typed

  const write = async () => {
    const comment = unsaved.current
    if (comment === null) return
    setSaved(await act(app, () => setComment(app.db, noteId, comment, app.ports), [noteId]))
  }
  // Only what came back from the store replaces what was typed: the text never jumps back for a moment.
  useEffect(() => {
    if (typed === stored) setTyped(null)
  }, [typed, stored])
  useEffect(() => {
    if (typed === null) return undefined
    const timer = setTimeout(() => void write(), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  // In force from the first drawing on, unlike an effect that waits for the next frame.
  useLayoutEffect(() => () => void write(), [])

  if (readOnly && stored === '') return null
  return (
    <section class="item-part">
      {readOnly ? (
        <>
          <h3>{m.item_comment()}</h3>
          <p class="item-body">{stored}</p>
        </>
      ) : (
        <TextField
          label={m.item_comment()}
          hint={m.item_comment_hint()}
          value={typed ?? stored}
          maxLength={4000}
          multiline
          onBlur={() => void write()}
          onInput={(text) => {
            // At once, not with the next drawing: the inspector may close in between.
            unsaved.current = text
            setSaved(false)
            setTyped(text)
          }}
        />
      )}
      <p class="faint" role="status">
        {saved && typed === null ? m.item_comment_saved() : ''}
      </p>
    </section>
  )
}
