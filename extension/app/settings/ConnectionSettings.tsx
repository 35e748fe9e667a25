import { useState } from 'preact/hooks'
import * as m from '../../locales/compiled/messages.js'
import { pageUrl } from '../../platform/runtime.ts'
import { readOutbox } from '../../replica/queries.ts'
import type { Session } from '../../replica/meta.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { useApp } from '../app-context.ts'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { roleName } from '../team/role-name.ts'
import { useLive, useSession } from '../use-live.ts'

/** To which worker this device belongs, and the way out. */
export function ConnectionSettings() {
  const session = useSession()
  if (session === undefined) return null
  if (session === null) {
    return (
      <>
        <p>{m.settings_not_connected()}</p>
        <p class="faint">{m.app_connect_line()}</p>
        <p>
          <ButtonLink href={pageUrl('pair.html')} tone="primary" icon="link">
            {m.app_connect()}
          </ButtonLink>
        </p>
      </>
    )
  }
  return <Connected session={session} />
}

function Connected({ session }: { session: Session }) {
  const app = useApp()
  const outbox = useLive(() => readOutbox(app.db), [])
  const [asking, setAsking] = useState(false)
  const waiting = outbox.state === 'ready' ? outbox.value.pending + outbox.value.refused.length : 0
  const leave = async () => {
    const result = await app.ask('session/leave', {})
    app.toasts.add({ text: result.ok ? m.settings_left() : m.item_changed_failed() })
  }
  const facts = [
    [m.settings_workspace(), session.workspace.name],
    [m.settings_nickname(), session.member.nickname],
    [m.settings_role(), roleName[session.member.role]()],
    [m.settings_device(), session.device.name],
    [m.settings_address(), session.address],
  ]
  return (
    <>
      <dl class="settings-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Button tone="danger" onClick={() => setAsking(true)}>
          {m.settings_leave()}
        </Button>
      </p>
      {asking && (
        <ConfirmDialog
          title={m.settings_leave()}
          text={waiting > 0 ? m.settings_leave_waiting({ count: waiting }) : m.settings_leave_ask()}
          confirm={m.settings_leave()}
          onConfirm={() => void leave()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
