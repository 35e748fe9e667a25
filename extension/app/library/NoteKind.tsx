import type { NoteKind as Kind } from '#shared/model/sighting.ts'
import * as m from '../../locales/compiled/messages.js'
import { Icon } from '../../ui/Icon.tsx'

/** Pictures or video, as a sign with a name; nothing when the page did not tell. */
export function NoteKind({ kind }: { kind: Kind | null | undefined }) {
  if (!kind) return null
  const label = kind === 'video' ? m.library_kind_video() : m.library_kind_image()
  return (
    <span class="note-kind" title={label}>
      <Icon name={kind} size={13} filled={kind === 'video'} />
      <span class="visually-hidden">{label}</span>
    </span>
  )
}
