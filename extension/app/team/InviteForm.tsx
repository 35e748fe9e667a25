import { useState } from 'preact/hooks'
import type { InviteResponse } from '#shared/contract/session.ts'
import * as m from '../../locales/compiled/messages.js'
import { formatDate } from '../../locales/format.ts'
import type { AppErrorCode } from '../../messaging/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Field.tsx'
import { useApp } from '../app-context.ts'
import { Failure } from '../Failure.tsx'

type InvitedRole = 'editor' | 'reviewer' | 'viewer'

const roles = [
  { value: 'editor', name: m.team_role_editor, text: m.team_role_editor_text },
  { value: 'reviewer', name: m.team_role_reviewer, text: m.team_role_reviewer_text },
  { value: 'viewer', name: m.team_role_viewer, text: m.team_role_viewer_text },
] as const

/** Makes a single-use invite code; it is shown here once and nowhere again. */
export function InviteForm() {
  const app = useApp()
  const [role, setRole] = useState<InvitedRole>('editor')
  const [busy, setBusy] = useState(false)
  const [invite, setInvite] = useState<InviteResponse | null>(null)
  const [failure, setFailure] = useState<AppErrorCode | null>(null)
  const create = async () => {
    setBusy(true)
    const result = await app.ask('invite/create', { role })
    setBusy(false)
    setInvite(result.ok ? result.value : null)
    setFailure(result.ok ? null : result.code)
  }
  return (
    <section class="invite" aria-labelledby="invite-title">
      <h2 id="invite-title">{m.team_invite()}</h2>
      <div class="invite-row">
        <Select
          label={m.team_invite_role()}
          value={role}
          onChange={setRole}
          choices={roles.map(({ value, name, text }) => ({
            value,
            text: m.team_role_choice({ role: name(), can: text() }),
          }))}
        />
        <Button tone="primary" busy={busy} onClick={() => void create()}>
          {m.team_invite_create()}
        </Button>
      </div>
      {failure && <Failure code={failure} again={() => void create()} />}
      {invite && <InviteCode invite={invite} />}
    </section>
  )
}

function InviteCode({ invite }: { invite: InviteResponse }) {
  const { toasts } = useApp()
  const copy = async () => {
    const done = await navigator.clipboard.writeText(invite.code).then(
      () => true,
      () => false,
    )
    toasts.add({ text: done ? m.team_invite_copied() : m.tags_copy_failed() })
  }
  return (
    <div class="invite-code" role="status">
      <p class="visually-hidden">{m.team_invite_code()}</p>
      <p class="invite-row">
        <code>{invite.code}</code>
        <Button icon="copy" onClick={() => void copy()}>
          {m.common_copy()}
        </Button>
      </p>
      <p class="faint">{m.team_invite_text({ date: formatDate(invite.expiresAt) })}</p>
      <p class="faint">{m.team_invite_how()}</p>
    </div>
  )
}
