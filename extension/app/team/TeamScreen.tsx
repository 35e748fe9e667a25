import { useState } from 'preact/hooks'
import type { MembersResponse } from '#shared/contract/session.ts'
import * as m from '../../locales/compiled/messages.js'
import { formatAge } from '../../locales/format.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Notes.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { Session } from '../../replica/meta.ts'
import { useApp } from '../app-context.ts'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { ConnectLine } from '../ConnectLine.tsx'
import { Failure } from '../Failure.tsx'
import { useAnswer } from '../use-answer.ts'
import { useSession } from '../use-live.ts'
import { InviteForm } from './InviteForm.tsx'
import { roleName } from './role-name.ts'
import './TeamScreen.css'

type Member = MembersResponse['members'][number]
type Device = Member['devices'][number]

/** Members with their devices; owners invite, and everyone can cut off a lost device of their own. */
export function TeamScreen() {
  const session = useSession()
  return (
    <div class="screen">
      <header class="screen-head">
        <div class="screen-title">
          <h1>{session ? session.workspace.name : m.app_team()}</h1>
        </div>
      </header>
      {session === null && (
        <Empty icon="team" title={m.team_offline_title()}>
          <p>{m.team_offline_text()}</p>
          <ConnectLine short />
        </Empty>
      )}
      {session && <Team session={session} />}
    </div>
  )
}

function Team({ session }: { session: Session }) {
  const { answer, again } = useAnswer('members/read', {})
  const isOwner = session.member.role === 'owner'
  return (
    <>
      {isOwner && <InviteForm />}
      <section class="members" aria-labelledby="members-title">
        <h2 id="members-title">{m.team_members()}</h2>
        {answer.state === 'loading' && <Skeleton label={m.common_loading()} />}
        {answer.state === 'failed' && <Failure code={answer.code} again={again} />}
        {answer.state === 'ready' && (
          <ul>
            {answer.value.members.map((member) => (
              <MemberCard
                key={member.id}
                member={member}
                session={session}
                mayRevoke={isOwner || member.id === session.member.id}
                onRevoked={again}
              />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

interface MemberCardProps {
  member: Member
  session: Session
  mayRevoke: boolean
  onRevoked: () => void
}

function MemberCard({ member, session, mayRevoke, onRevoked }: MemberCardProps) {
  return (
    <li class="member">
      <h3>
        {member.nickname}
        {member.id === session.member.id && <span class="faint"> {m.team_you()}</span>}
        <span class="member-role">{roleName[member.role]()}</span>
      </h3>
      {member.devices.length === 0 && <p class="faint">{m.team_no_devices()}</p>}
      <ul class="devices">
        {member.devices.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            here={device.id === session.device.id}
            mayRevoke={mayRevoke}
            onRevoked={onRevoked}
          />
        ))}
      </ul>
    </li>
  )
}

interface DeviceRowProps {
  device: Device
  here: boolean
  mayRevoke: boolean
  onRevoked: () => void
}

function DeviceRow({ device, here, mayRevoke, onRevoked }: DeviceRowProps) {
  const app = useApp()
  const [asking, setAsking] = useState(false)
  const revoke = async () => {
    const result = await app.ask('device/revoke', { deviceId: device.id })
    app.toasts.add({ text: result.ok ? m.team_revoked({ device: device.name }) : m.item_changed_failed() })
    onRevoked()
  }
  return (
    <li class="device">
      <span class="device-name">{device.name}</span>
      <span class="faint">
        {device.revoked && m.team_device_revoked()}
        {!device.revoked && here && m.team_device_this()}
        {!device.revoked && !here && m.team_device_seen({ age: formatAge(device.lastSeenAt, app.ports.now()) })}
      </span>
      {mayRevoke && !device.revoked && !here && (
        <Button tone="danger" onClick={() => setAsking(true)}>
          {m.team_revoke()}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={m.team_revoke_of({ device: device.name })}
          text={m.team_revoke_ask({ device: device.name })}
          confirm={m.team_revoke()}
          onConfirm={() => void revoke()}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  )
}
