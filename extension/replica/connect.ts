import { applyChange } from '#shared/model/apply.ts'
import type { Entity } from '#shared/model/entity.ts'
import { mayChange } from '#shared/model/policy.ts'
import type { EntityRow, QueuedOp, ReplicaDb } from './db.ts'
import { readMeta, type Session, writeMeta } from './meta.ts'
import { becomeNewClient, replaceQueue } from './outbox.ts'
import { rebaseRows } from './rebase.ts'
import type { WritePorts } from './write.ts'

/**
 * Connects the replica to the session's workspace in one transaction. Nothing local is lost in any case:
 *
 * - first connection: the ops gathered alone are kept and will be pushed;
 * - the workspace it belonged to before: server copies, cursor and queue go on;
 * - another workspace: what lives here is offered to it anew, see {@link offerEverything}.
 *
 * A client id belongs to one device on the worker, and each connection is a new device: the queue is numbered anew.
 * An op whose acknowledgement was still under way is then applied once more, which changes nothing unless somebody
 * else has set the same field in between.
 */
export async function connect(db: ReplicaDb, session: Session, consent: boolean, ports: WritePorts): Promise<void> {
  await db.transaction('rw', [db.entity, db.op, db.refused, db.observation, db.meta], async () => {
    const before = await readMeta(db, 'workspaceId')
    await writeMeta(db, 'session', session)
    await writeMeta(db, 'redeeming', null)
    await writeMeta(db, 'workspaceId', session.workspace.id)
    await writeMeta(db, 'syncError', null)
    await writeMeta(db, 'backoff', null)
    await writeMeta(db, 'uploadBackoff', null)
    if (before !== null && before !== session.workspace.id) {
      await offerEverything(db, session.member.id, ports)
      await dropObservations(db)
      await writeMeta(db, 'cursor', 0)
    } else {
      await becomeNewClient(db, ports)
    }
    await setConsent(db, consent)
  })
}

/** Forgets the session. Library and outbox stay; consent to upload sightings was given for that workspace and ends. */
export async function leave(db: ReplicaDb): Promise<void> {
  await db.transaction('rw', db.observation, db.meta, async () => {
    await writeMeta(db, 'session', null)
    await writeMeta(db, 'syncError', null)
    await writeMeta(db, 'backoff', null)
    await setConsent(db, false)
  })
}

/** Consent to upload what is passed by (law 2). Withdrawing it deletes what waits. */
export async function setConsent(db: ReplicaDb, consent: boolean): Promise<void> {
  await db.transaction('rw', db.observation, db.meta, async () => {
    await writeMeta(db, 'shareObservations', consent)
    if (!consent) await dropObservations(db)
  })
}

/**
 * The server has lost ops that it had acknowledged (it was put back to an earlier state), so the numbering no longer
 * meets. The replica becomes a new client: it offers again what it knows of the server's entities, which fills gaps
 * and overwrites nothing, and then its own unsent ops in their order.
 */
export async function renumber(db: ReplicaDb, ports: WritePorts): Promise<void> {
  await db.transaction('rw', db.entity, db.op, db.refused, db.meta, async () => {
    const waiting = await db.op.orderBy('seq').toArray()
    const role = (await readMeta(db, 'session'))?.member.role ?? 'owner'
    const known = await db.entity
      .filter((row) => row.base !== null && !row.base.deleted && mayChange(role, row.kind, 'create'))
      .toArray()
    const offered = known.map((row) => createOp(row, row.base as Entity, ports))
    await replaceQueue(db, [...offered, ...waiting], ports)
    await writeMeta(db, 'cursor', 0)
    await rebaseRows(db, [...new Set([...offered, ...waiting].map((op) => op.key))])
  })
}

/**
 * A new client with one `create` per living entity; server copies and tombstones of the old workspace go. Refused
 * creates are part of it and therefore no longer listed; other refused ops stay listed, for export.
 */
async function offerEverything(db: ReplicaDb, memberId: string, ports: WritePorts): Promise<void> {
  const rows = await db.entity.toArray()
  const living = rows.filter((row) => !row.current.deleted)
  const ops = living.map((row) => createOp(row, row.current, ports))
  await db.refused.filter((entry) => entry.op.change.type === 'create').delete()
  await db.entity.clear()
  await db.entity.bulkPut(living.map((row) => offeredRow(row, memberId)))
  await replaceQueue(db, ops, ports)
}

function createOp(row: EntityRow, entity: Entity, ports: WritePorts): Omit<QueuedOp, 'seq'> {
  const { key, kind, id } = row
  return { key, kind, id, at: ports.now(), opId: ports.newId(), change: { type: 'create', fields: entity.fields } }
}

/** The members of the old workspace mean nothing in the new one. */
function offeredRow({ key, kind, id, current }: EntityRow, memberId: string): EntityRow {
  const stamp = { by: memberId, at: current.updatedAt }
  const made = applyChange(null, { kind, id }, { type: 'create', fields: current.fields }, stamp)
  return { key, kind, id, base: null, current: made.ok ? made.value : current, pending: 1 }
}

async function dropObservations(db: ReplicaDb): Promise<void> {
  await db.observation.clear()
  await writeMeta(db, 'observationBatch', null)
}
