import { useEffect, useRef } from 'preact/hooks'
import * as m from '../../locales/compiled/messages.js'
import type { MessageReply } from '../../messaging/protocol.ts'
import { pageUrl } from '../../platform/runtime.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { hashOf } from '../route.ts'
import { roleName } from '../team/role-name.ts'

/** Connected: to what, as whom, and what to do next. */
export function PairDone({ connected }: { connected: MessageReply<'session/setup'> }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section class="pair-card" role="status">
      <h1 ref={heading} tabIndex={-1}>
        {m.pair_done_title({ workspace: connected.workspaceName })}
      </h1>
      <p>{m.pair_done_text({ nickname: connected.nickname, role: roleName[connected.role]() })}</p>
      <h2>{m.pair_next()}</h2>
      <p>{m.pair_next_red()}</p>
      <p class="pair-next">
        <ButtonLink href="https://www.xiaohongshu.com/explore" tone="primary" icon="open" outside>
          {m.pair_next_open_red()}
        </ButtonLink>
        {connected.role === 'owner' && (
          <ButtonLink href={pageUrl(`dashboard.html${hashOf({ screen: 'team' })}`)} icon="team">
            {m.pair_next_invite()}
          </ButtonLink>
        )}
        <ButtonLink href={pageUrl('dashboard.html')} icon="library">
          {m.pair_next_dashboard()}
        </ButtonLink>
      </p>
    </section>
  )
}
