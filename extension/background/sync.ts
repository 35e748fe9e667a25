/** One round of sync: push the outbox from its head until it is empty, then pull until there is no more. */
import { fail, ok, type Result } from '#shared/model/result.ts'
import type { Kind, Op } from '#shared/model/entity.ts'
import type { AppErrorCode } from '../messaging/errors.ts'
import { renumber } from '../replica/connect.ts'
import type { ReplicaDb } from '../replica/db.ts'
import { readMeta, type Session, writeMeta } from '../replica/meta.ts'
import { becomeNewClient, readHead } from '../replica/outbox.ts'
import { applyPull, pullWhatWasLeftOut } from '../replica/pull.ts'
import type { WritePorts } from '../replica/write.ts'
import type { ApiFailure, ApiResult, WorkerApi } from './api.ts'
import { nextBackoff } from './backoff.ts'

export interface SyncPorts extends WritePorts {
  db: ReplicaDb
  api: Pick<WorkerApi, 'push' | 'pull'>
  /** 0 ≤ x < 1 */
  random(): number
  /** Called after each page that is on disk. */
  pulled(changed: Array<{ kind: Kind; id: string }>): void
  /** Called when a round failed, with the newest of what waits: people see "queued" from here on. */
  stuck(waiting: Array<{ kind: Kind; id: string }>): void
}

/** A tab shows a few dozen cards: marks of older waiting ops come with their next sighting. */
const stuckMax = 200

/** Repairs of the numbering per round: more than this means that the worker contradicts itself. */
const repairsMax = 3

/**
 * Safe to stop at any await and to run again: ops leave the outbox only through a pull, and the worker skips numbers
 * it has. Session, client id and position are read afresh before each request, so that a person who leaves or joins
 * another workspace in the middle never sends one workspace's ops to the other. Call under the lock `sync`.
 */
export async function syncOnce(ports: SyncPorts): Promise<Result<null, AppErrorCode>> {
  const session = await readMeta(ports.db, 'session')
  if (!session) return fail('not-connected')
  await pullWhatWasLeftOut(ports.db)
  const pushed = await pushAll(ports)
  const outcome = pushed.ok ? await pullAll(ports) : pushed
  await recordOutcome(ports, session, outcome)
  if (outcome.ok) return outcome
  ports.stuck((await ports.db.op.orderBy('seq').toArray()).slice(-stuckMax))
  return fail(outcome.code)
}

/** Where to push from; another client id means from the head. */
interface PushFrom {
  clientId: string
  seq: number
}

async function pushAll(ports: SyncPorts): Promise<ApiResult<null>> {
  let from: PushFrom = { clientId: '', seq: 0 }
  let repairs = 0
  for (;;) {
    const step = await pushOnce(ports, from)
    if (!step.ok) return step
    if (step.value === 'empty') return ok(null)
    if (!step.value.advanced && repairs++ >= repairsMax) return fail('sequence-gap')
    from = step.value.from
  }
}

async function pushOnce(
  ports: SyncPorts,
  from: PushFrom,
): Promise<ApiResult<'empty' | { from: PushFrom; advanced: boolean }>> {
  const next = await readPush(ports.db, from)
  if (!next) return fail('not-connected')
  const { session, clientId, ops } = next
  const [head] = ops
  if (!head) return ok('empty')
  const answer = await ports.api.push(session, { clientId, ops })
  if (!answer.ok && answer.code !== 'sequence-gap' && answer.code !== 'client-copied') return answer
  const expected = (answer.ok ? answer.value.expectedSeq : answer.expectedSeq) ?? 1
  const isCopied = !answer.ok && answer.code === 'client-copied'
  // Numbers that were never given out here: the worker has them from another replica with our client id.
  if (isCopied || expected > next.nextSeq) {
    await becomeNewClient(ports.db, ports)
    return ok({ from: { clientId: '', seq: 0 }, advanced: false })
  }
  if (answer.ok || (await ports.db.op.get(expected)) !== undefined) {
    return ok({ from: { clientId, seq: expected }, advanced: answer.ok && expected > head.seq })
  }
  // It wants a number that was acknowledged long ago: it has lost what it had.
  await renumber(ports.db, ports)
  return ok({ from: { clientId: '', seq: 0 }, advanced: false })
}

async function pullAll(ports: SyncPorts): Promise<ApiResult<null>> {
  let overtaken = 0
  for (;;) {
    const asked = await readPosition(ports.db)
    if (!asked) return fail('not-connected')
    const answer = await ports.api.pull(asked.session, asked)
    if (!answer.ok) return answer
    const { more, reset, cursor } = answer.value
    if (more && !reset && cursor <= asked.cursor) return fail('not-redmark')
    const outcome = await applyPull(ports.db, answer.value, asked, ports)
    if (outcome.applied && outcome.changed.length > 0) ports.pulled(outcome.changed)
    if (!outcome.applied && overtaken++ >= repairsMax) return ok(null)
    if (outcome.applied && !more) return ok(null)
  }
}

interface Position {
  session: Session
  clientId: string
  cursor: number
  nextSeq: number
}

async function readPosition(db: ReplicaDb): Promise<Position | null> {
  return db.transaction('r', db.meta, async () => {
    const [session, clientId] = await Promise.all([readMeta(db, 'session'), readMeta(db, 'clientId')])
    if (!session || clientId === null) return null
    return { session, clientId, cursor: await readMeta(db, 'cursor'), nextSeq: await readMeta(db, 'nextSeq') }
  })
}

async function readPush(
  db: ReplicaDb,
  from: { clientId: string; seq: number },
): Promise<(Position & { ops: Op[] }) | null> {
  return db.transaction('r', db.meta, db.op, async () => {
    const position = await readPosition(db)
    if (!position) return null
    const fromSeq = position.clientId === from.clientId ? from.seq : 0
    return { ...position, ops: await readHead(db, fromSeq) }
  })
}

/** Keeps how the round went, unless the session it was for has been replaced meanwhile. */
async function recordOutcome(ports: SyncPorts, session: Session, outcome: { ok: true } | ApiFailure): Promise<void> {
  const { db } = ports
  await db.transaction('rw', db.meta, async () => {
    if ((await readMeta(db, 'session'))?.token !== session.token) return
    const now = ports.now()
    if (outcome.ok) await writeMeta(db, 'lastSyncAt', now)
    const before = await readMeta(db, 'backoff')
    await writeMeta(db, 'syncError', outcome.ok ? null : outcome.code)
    await writeMeta(db, 'backoff', outcome.ok ? null : nextBackoff(before, outcome, { now, random: ports.random() }))
  })
}
