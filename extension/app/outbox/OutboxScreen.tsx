import { useState } from 'preact/hooks'
import type { AppErrorCode } from '../../messaging/errors.ts'
import * as m from '../../locales/compiled/messages.js'
import { formatAge } from '../../locales/format.ts'
import { readOutbox } from '../../replica/queries.ts'
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
  const app = useApp()
  const session = useSession()
  const outbox = useLive(() => readOutbox(app.db), [])
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
  const save = async () => {
    const text = await exportUnsent(app.db, app.ports.now())
    saveFile(`${m.outbox_export_file()}.json`, text)
  }
  const failure = answered ?? syncError
  return (
    <div class="screen">
      <header class="screen-head">
        <div class="screen-title">
          <h1>{m.app_outbox()}</h1>
          {session && (
            <Button icon="refresh" busy={syncing} onClick={() => void sync()}>
              {m.outbox_sync_now()}
            </Button>
          )}
        </div>
        {session && (
          <p class="faint">
            {lastSyncAt === null ? m.outbox_never() : m.outbox_last({ age: formatAge(lastSyncAt, app.ports.now()) })}
          </p>
        )}
      </header>
      {session && failure && <SyncFailure code={failure} again={() => void sync()} />}
      {outbox.state === 'loading' && <Skeleton label={m.common_loading()} />}
      {outbox.state === 'failed' && <Failure code="storage-failed" />}
      {outbox.state === 'ready' && outbox.value.pending > 0 && (
        <div class="outbox-waiting">
          <p>
            <strong>{m.outbox_waiting({ count: outbox.value.pending })}</strong>
          </p>
          <p class="faint">{m.outbox_paused_text()}</p>
        </div>
      )}
      {outbox.state === 'ready' && outbox.value.refused.length > 0 && <RefusedList refused={outbox.value.refused} />}
      {outbox.state === 'ready' && outbox.value.refused.length + outbox.value.pending > 0 && (
        <p>
          <Button icon="download" onClick={() => void save()}>
            {m.outbox_export()}
          </Button>
        </p>
      )}
      {outbox.state === 'ready' && outbox.value.refused.length + outbox.value.pending === 0 && !failure && (
        <Empty icon="check" title={session ? m.outbox_all_done_title() : m.outbox_local_title()}>
          <p>{session ? m.outbox_all_done_text() : m.outbox_local_text()}</p>
        </Empty>
      )}
    </div>
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
