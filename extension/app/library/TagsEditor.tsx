import { useId, useState } from 'preact/hooks'
import type { NoteId } from '#shared/model/ids.ts'
import * as m from '../../locales/compiled/messages.js'
import { changeTag } from '../../replica/item-edits.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { act } from '../act.ts'
import { useApp } from '../app-context.ts'
import { useMay } from '../rights.ts'

/** The team's own tags on one note. */
export function TagsEditor({ noteId, held }: { noteId: NoteId; held: readonly string[] }) {
  const app = useApp()
  const mayEdit = useMay('item', 'add')
  const [typed, setTyped] = useState('')
  const id = useId()
  const change = (tag: string, on: boolean) =>
    act(app, () => changeTag(app.db, { noteId, tag, on }, app.ports), [noteId])
  const add = async (event: Event) => {
    event.preventDefault()
    const tag = tagFrom(typed)
    if (tag && (await change(tag, true))) setTyped('')
  }
  return (
    <section class="item-part">
      <h3>{m.item_tags()}</h3>
      {held.length > 0 && (
        <p class="chips">
          {held.map((tag) => (
            <Chip
              key={tag}
              remove={mayEdit ? { label: m.item_tag_remove({ tag }), run: () => void change(tag, false) } : undefined}
            >
              {tag}
            </Chip>
          ))}
        </p>
      )}
      {mayEdit && (
        <form class="adder" onSubmit={(event) => void add(event)}>
          <label class="visually-hidden" for={id}>
            {m.item_tag_add()}
          </label>
          <input
            id={id}
            class="field-input"
            value={typed}
            maxLength={64}
            placeholder={m.item_tag_add()}
            autocomplete="off"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" icon="plus" disabled={tagFrom(typed) === ''}>
            {m.item_tag_add_button()}
          </Button>
        </form>
      )}
    </section>
  )
}

/** People paste `#tag`; the sign is not part of the tag. */
const tagFrom = (typed: string): string => typed.replace(/^[#\s\uFF03]+/, '').trim()
