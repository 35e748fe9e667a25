import * as m from '../../locales/compiled/messages.js'
import { pageUrl } from '../../platform/runtime.ts'
import { readOutbox } from '../../replica/queries.ts'
import { Badge } from '../../ui/Chip.tsx'
import { Shape } from '../../ui/Shape.tsx'
import { useApp } from '../app-context.ts'
import { hashOf } from '../route.ts'
import { useLive, useMeta, useSession } from '../use-live.ts'

/** One line that always tells whether everything has reached the team. `elsewhere`: the dashboard is another page. */
export function OutboxLine({ elsewhere }: { elsewhere?: boolean }) {
  const { db } = useApp()
  const session = useSession()
  const outbox = useLive(() => readOutbox(db), [])
  const syncError = useMeta('syncError')
  if (session === undefined || outbox.state !== 'ready') return <span />
  const { pending, refused } = outbox.value
  const hash = hashOf({ screen: 'outbox' })
  return (
    <a
      class="outbox-line"
      href={elsewhere ? pageUrl(`dashboard.html${hash}`) : hash}
      target={elsewhere ? '_blank' : undefined}
      rel={elsewhere ? 'noopener' : undefined}
    >
      <span role="status">
        <State connected={session !== null} pending={pending} failed={refused.length} stopped={syncError !== null} />
      </span>
    </a>
  )
}

function State({
  connected,
  pending,
  failed,
  stopped,
}: {
  connected: boolean
  pending: number
  failed: number
  stopped: boolean
}) {
  if (failed > 0) {
    return (
      <Badge tone="danger" icon={<Shape name="alert" />}>
        {m.outbox_failed({ count: failed })}
      </Badge>
    )
  }
  if (!connected) {
    return (
      <Badge tone="calm" icon={<Shape name="tick" />}>
        {m.outbox_local()}
      </Badge>
    )
  }
  if (pending > 0 || stopped) {
    return (
      <Badge tone="down" icon={<Shape name="ring" />}>
        {pending > 0 ? m.outbox_waiting({ count: pending }) : m.outbox_error()}
      </Badge>
    )
  }
  return (
    <Badge tone="calm" icon={<Shape name="tick" />}>
      {m.outbox_synced()}
    </Badge>
  )
}
