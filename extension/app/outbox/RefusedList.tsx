import { useState } from 'preact/hooks'
import type { Entity } from '#shared/model/entity.ts'
import { errorText } from '../../locales/error-text.ts'
import * as m from '../../locales/compiled/messages.js'
import { formatDateTime } from '../../locales/format.ts'
import type { RefusedOp } from '../../replica/db.ts'
import { discardRefused, retryRefused } from '../../replica/refused.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { useApp } from '../app-context.ts'
import { useLive } from '../use-live.ts'

const verbs = {
  create: m.outbox_verb_create,
  set: m.outbox_verb_set,
  add: m.outbox_verb_add,
  remove: m.outbox_verb_remove,
  delete: m.outbox_verb_delete,
  restore: m.outbox_verb_restore,
}
const kinds = {
  item: m.outbox_kind_item,
  board: m.outbox_kind_board,
  competitor: m.outbox_kind_competitor,
  setting: m.outbox_kind_setting,
}

/** The changes a worker refused, each with its reason. */
export function RefusedList({ refused }: { refused: readonly RefusedOp[] }) {
  return (
    <section class="refused">
      <h2>{m.outbox_refused_title()}</h2>
      <p class="faint">{m.outbox_refused_text()}</p>
      <ul>
        {refused.map((entry) => (
          <Refused key={entry.opId} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

function Refused({ entry }: { entry: RefusedOp }) {
  const app = useApp()
  const [asking, setAsking] = useState(false)
  const loaded = useLive(() => nameOf(app.db, entry), [entry.key])
  const name = (loaded.state === 'ready' && loaded.value) || m.common_untitled()
  const { kind, change } = entry.op
  const what = m.outbox_what({ verb: verbs[change.type](), kind: kinds[kind](), name })
  const reason = errorText[entry.code]()
  const after = () => void app.ask('sync/now', {})
  return (
    <li class="refused-op">
      <div>
        <h3>{what}</h3>
        <p>{reason.happened}</p>
        <p class="faint">{reason.todo}</p>
        <p class="faint">{formatDateTime(entry.at)}</p>
      </div>
      <div class="refused-actions">
        <Button onClick={() => void retryRefused(app.db, entry.opId, app.ports).then(after)}>{m.outbox_retry()}</Button>
        <Button tone="danger" onClick={() => setAsking(true)}>
          {m.outbox_discard()}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={m.outbox_discard_of({ what })}
          text={m.outbox_discard_ask()}
          confirm={m.outbox_discard()}
          onConfirm={() => void discardRefused(app.db, entry.opId)}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  )
}

/** What people call the thing a refused change is about; the change itself may be all that is left of it. */
async function nameOf(db: ReturnType<typeof useApp>['db'], entry: RefusedOp): Promise<string | null> {
  const row = await db.entity.get(entry.key)
  const { change } = entry.op
  const proposed = change.type === 'create' || change.type === 'set' ? change.fields : {}
  const fields = { ...proposed, ...row?.current.fields } as Entity<'item'>['fields'] & Entity<'board'>['fields']
  return fields.title || fields.name || null
}
