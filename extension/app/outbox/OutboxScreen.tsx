import { useState } from 'preact/hooks'
import type { AppErrorCode } from '../../messaging/errors.ts'
import * as m from '../../locales/compiled/messages.js'
import { formatAge } from '../../locales/format.ts'
import { type OutboxState, readOutbox } from '../../replica/queries.ts'
import { exportUnsent } from '../../replica/refused.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Notes.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { pageUrl } from '../../platform/runtime.ts'
import { useApp } from '../app-context.ts'
import { Failure } from '../Failure.tsx'
import { useLive, useMeta, useSession } from '../use-live.ts'
import { saveFile } from './save-file.ts'
import { RefusedList } from './RefusedList.tsx'
import './OutboxScreen.css'

/** What has not reached the team and why, with every way out: retry, export, discard. */
export function OutboxScreen() {
  const { db } = useApp()
  const session = useSession()
  const outbox = useLive(() => readOutbox(db), [])
  return (
    <div class="screen">
      {session ? (
        <SyncHead />
      ) : (
        <header class="screen-head">
          <div class="screen-title">
            <h1>{m.app_outbox()}</h1>
          </div>
        </header>
      )}
      {outbox.state === 'loading' && <Skeleton label={m.common_loading()} />}
      {outbox.state === 'failed' && <Failure code="storage-failed" />}
      {outbox.state === 'ready' && <Unsent outbox={outbox.value} connected={Boolean(session)} />}
    </div>
  )
}

function SyncHead() {
  const app = useApp()
  const syncError = useMeta('syncError')
  const lastSyncAt = useMeta('lastSyncAt')
  const [syncing, setSyncing] = useState(false)
  const [answered, setAnswered] = useState<AppErrorCode | null>(null)
  const sync = async () => {
    setSyncing(true)
    const result = await app.ask('sync/now', {})
    setSyncing(false)
    setAnswered(result.ok ? null : result.code)
    if (result.ok) app.toasts.add({ text: m.outbox_synced_now() })
  }
  const failure = answered ?? syncError
  return (
    <>
      <header class="screen-head">
        <div class="screen-title">
          <h1>{m.app_outbox()}</h1>
          <Button icon="refresh" busy={syncing} onClick={() => void sync()}>
            {m.outbox_sync_now()}
          </Button>
        </div>
        <p class="faint">
          {lastSyncAt === null ? m.outbox_never() : m.outbox_last({ age: formatAge(lastSyncAt, app.ports.now()) })}
        </p>
      </header>
      {failure && <SyncFailure code={failure} again={() => void sync()} />}
    </>
  )
}

function Unsent({ outbox: { pending, refused }, connected }: { outbox: OutboxState; connected: boolean }) {
  const app = useApp()
  if (refused.length + pending === 0) {
    return (
      <Empty icon="check" title={connected ? m.outbox_all_done_title() : m.outbox_local_title()}>
        <p>{connected ? m.outbox_all_done_text() : m.outbox_local_text()}</p>
      </Empty>
    )
  }
  const save = async () => {
    const text = await exportUnsent(app.db, app.ports.now())
    saveFile(`${m.outbox_export_file()}.json`, text)
  }
  return (
    <>
      {pending > 0 && (
        <div class="outbox-waiting">
          <p>
            <strong>{m.outbox_waiting({ count: pending })}</strong>
          </p>
          <p class="faint">{m.outbox_paused_text()}</p>
        </div>
      )}
      {refused.length > 0 && <RefusedList refused={refused} />}
      <p>
        <Button icon="download" onClick={() => void save()}>
          {m.outbox_export()}
        </Button>
      </p>
    </>
  )
}

/** A revoked or broken connection needs a new code; anything else can be tried again. */
function SyncFailure({ code, again }: { code: AppErrorCode; again: () => void }) {
  if (code !== 'token-invalid') return <Failure code={code} again={again} />
  return (
    <div class="outbox-revoked">
      <Failure code={code} />
      <ButtonLink href={pageUrl('pair.html')} tone="primary" icon="link">
        {m.app_connect()}
      </ButtonLink>
    </div>
  )
}
