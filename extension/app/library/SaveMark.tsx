import * as m from '../../locales/compiled/messages.js'
import type { SaveState } from '../../messaging/protocol.ts'
import { Badge } from '../../ui/Chip.tsx'
import { Shape } from '../../ui/Shape.tsx'

/** Saved, waiting or failed, by shape and word. */
export function SaveMark({ state }: { state: SaveState }) {
  if (state === 'failed') {
    return (
      <Badge tone="danger" icon={<Shape name="alert" />}>
        {m.library_state_failed()}
      </Badge>
    )
  }
  if (state === 'queued') {
    return (
      <Badge tone="down" icon={<Shape name="ring" />}>
        {m.library_state_queued()}
      </Badge>
    )
  }
  return (
    <Badge tone="calm" icon={<Shape name="tick" />}>
      {m.library_state_saved()}
    </Badge>
  )
}
