import { useState } from 'preact/hooks'
import type { AppErrorCode } from '../../messaging/errors.ts'
import type { MessageReply } from '../../messaging/protocol.ts'
import * as m from '../../locales/compiled/messages.js'
import { pageUrl } from '../../platform/runtime.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useApp } from '../app-context.ts'
import { hashOf } from '../route.ts'
import { useMeta, useSession } from '../use-live.ts'
import { deviceOf, type PairForm, prefillOf } from './pair-form.ts'
import { PairDone } from './PairDone.tsx'
import { PairFields } from './PairFields.tsx'
import '../shell.css'
import './PairPage.css'

type Connected = MessageReply<'session/setup'>

/** Connects this device to a worker: make the team with the setup code, or join it with an invite. */
export function PairPage() {
  const app = useApp()
  const session = useSession()
  const isRevoked = useMeta('syncError') === 'token-invalid'
  const [form, setForm] = useState(firstForm)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppErrorCode | null>(null)
  const [connected, setConnected] = useState<Connected | null>(null)

  const connect = async () => {
    setBusy(true)
    setFailure(null)
    const { mode, workspaceName, ...shared } = form
    const request = { ...shared, address: shared.address.trim(), code: shared.code.trim() }
    const result = await (mode === 'setup'
      ? app.ask('session/setup', { ...request, workspaceName }, 30_000)
      : app.ask('session/join', request, 30_000))
    setBusy(false)
    if (result.ok) setConnected(result.value)
    else setFailure(result.code)
  }

  return (
    <main class="pair">
      <p class="brand">
        <Icon name="bookmark" size={18} filled />
        <span>{m.common_product()}</span>
      </p>
      {connected && <PairDone connected={connected} />}
      {!connected && session && !isRevoked && !busy && (
        <section class="pair-card">
          <h1>{m.pair_title()}</h1>
          <p>{m.pair_already({ workspace: session.workspace.name })}</p>
          <p>
            <ButtonLink href={pageUrl(`dashboard.html${hashOf({ screen: 'settings' })}`)}>
              {m.pair_to_settings()}
            </ButtonLink>
          </p>
        </section>
      )}
      {!connected && (session === null || isRevoked || busy) && (
        <section class="pair-card">
          <h1>{m.pair_title()}</h1>
          <p class="faint">{m.pair_intro()}</p>
          <PairFields form={form} onChange={setForm} busy={busy} failure={failure} onSubmit={() => void connect()} />
        </section>
      )}
    </main>
  )
}

function firstForm(): PairForm {
  const { browser, system } = deviceOf(navigator.userAgent)
  const deviceName = m.pair_device_default({
    browser: browser ?? m.pair_device_browser(),
    system: system ?? m.pair_device_computer(),
  })
  return {
    ...prefillOf(location.hash),
    nickname: '',
    workspaceName: m.pair_workspace_default(),
    deviceName,
    shareObservations: false,
  }
}
