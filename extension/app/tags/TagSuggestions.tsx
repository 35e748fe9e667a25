import type { TagSuggestion } from '#shared/contract/tags.ts'
import type { NoteSighting } from '#shared/model/sighting.ts'
import { cutText } from '#shared/model/text.ts'
import * as m from '../../locales/compiled/messages.js'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useApp } from '../app-context.ts'
import { Failure } from '../Failure.tsx'
import { useAnswer } from '../use-answer.ts'
import { useSession } from '../use-live.ts'
import { noteTextOf } from './note-text.ts'
import './TagSuggestions.css'

/** Tags that similar notes and this author use, each with the reason, ready to paste as `#a #b`. */
export function TagSuggestions({ note }: { note: NoteSighting }) {
  const session = useSession()
  const text = noteTextOf(note)
  const { answer, again } = useAnswer(
    'tags/suggest',
    session ? { noteId: note.noteId, authorId: note.author?.id ?? null, text: text && cutText(text, 1200) } : null,
  )
  if (session === null) return <p class="faint">{m.tags_offline()}</p>
  if (answer.state === 'loading') return <Skeleton label={m.common_loading()} />
  if (answer.state === 'failed') return <Failure code={answer.code} again={again} />
  const { suggestions, notesKnown, needNotes } = answer.value
  if (needNotes !== null) return <p class="faint">{m.tags_need({ need: needNotes, have: notesKnown })}</p>
  if (suggestions.length === 0) return <p class="faint">{m.tags_none()}</p>
  return <SuggestionList suggestions={suggestions} notesKnown={notesKnown} />
}

function SuggestionList({ suggestions, notesKnown }: { suggestions: readonly TagSuggestion[]; notesKnown: number }) {
  const { toasts } = useApp()
  const copy = async (chosen: readonly TagSuggestion[]) => {
    const tags = chosen.map(({ tag }) => `#${tag}`).join(' ')
    const done = await navigator.clipboard.writeText(tags).then(
      () => true,
      () => false,
    )
    toasts.add({ text: done ? m.tags_copied({ tags }) : m.tags_copy_failed() })
  }
  return (
    <>
      <ul class="suggestions">
        {suggestions.map((suggestion) => (
          <li key={suggestion.tag} class="suggestion">
            <div>
              <p class="suggestion-tag">#{suggestion.tag}</p>
              {reasonsOf(suggestion).map((reason) => (
                <p key={reason} class="faint">
                  {reason}
                </p>
              ))}
            </div>
            <IconButton
              label={m.tags_copy_one({ tag: suggestion.tag })}
              icon="copy"
              onClick={() => void copy([suggestion])}
            />
          </li>
        ))}
      </ul>
      <div class="suggestions-foot">
        <p class="faint">{m.tags_known({ count: notesKnown })}</p>
        <Button icon="copy" onClick={() => void copy(suggestions)}>
          {m.tags_copy_all()}
        </Button>
      </div>
    </>
  )
}

/** Only the parts that apply; a suggestion never comes without at least one. */
function reasonsOf({ neighbours, author, literal }: TagSuggestion): string[] {
  return [
    neighbours && m.tags_neighbours(neighbours),
    author && m.tags_author(author),
    literal && m.tags_literal(),
  ].filter((reason) => typeof reason === 'string')
}
