import * as v from 'valibot'
import type { PullResponse } from '#shared/contract/sync.ts'
import { type Entity, entityKey, type Kind, kinds, modelFingerprint } from '#shared/model/entity.ts'
import type { EntityRow, ReplicaDb } from './db.ts'
import { readMeta, writeMeta } from './meta.ts'
import { asSent, becomeNewClient } from './outbox.ts'
import { rebaseRows } from './rebase.ts'
import type { WritePorts } from './write.ts'

/** What the pull was asked with: an answer to an older question is ignored. */
export interface PullAsked {
  clientId: string
  cursor: number
}

export type PullOutcome = { applied: false } | { applied: true; changed: Array<{ kind: Kind; id: string }> }

/**
 * Applies one answer of pull in one transaction: server copies, acknowledgements (ops with `seq ≤ lastSeq` leave the
 * outbox, and only here), refusals (moved to `refused`), cursor. Not applied when the replica has moved on since the
 * question: another cursor, or another client id after joining another workspace. Nor when it acknowledges ops that
 * are not ours: then this replica goes on as a new client (see {@link becomeNewClient}).
 */
export async function applyPull(
  db: ReplicaDb,
  response: PullResponse,
  asked: PullAsked,
  ports: WritePorts,
): Promise<PullOutcome> {
  return db.transaction('rw', db.entity, db.op, db.refused, db.meta, async () => {
    const [cursor, clientId] = await Promise.all([readMeta(db, 'cursor'), readMeta(db, 'clientId')])
    if (cursor !== asked.cursor || clientId !== asked.clientId) return { applied: false }
    if (response.reset && asked.cursor > 0) {
      await startAfresh(db)
      return { applied: true, changed: [] }
    }
    if (await isForAnother(db, response)) {
      await becomeNewClient(db, ports)
      return { applied: false }
    }
    await noteWhatIsLeftOut(db, response)
    const bases = new Map(
      response.entities.filter(isKnownKind).map((entity) => [entityKey(entity.kind, entity.id), knownFields(entity)]),
    )
    const settled = await settleOps(db, response)
    const keys = [...new Set([...bases.keys(), ...settled])]
    await rebaseRows(db, keys, bases)
    await writeMeta(db, 'cursor', response.cursor)
    const swept = response.more ? [] : await sweepStale(db, response.cursor, ports)
    return { applied: true, changed: [...keys, ...swept].map(targetOf) }
  })
}

/** Whether it acknowledges a number that was never given out here, or that stands for another op here. */
async function isForAnother(db: ReplicaDb, { lastSeq, lastOpId }: PullResponse): Promise<boolean> {
  if (lastSeq >= (await readMeta(db, 'nextSeq'))) return true
  const held = await db.op.get(lastSeq)
  return held !== undefined && held.opId !== lastOpId
}

/** Takes acknowledged and refused ops out of the outbox; returns the keys of what they changed. */
async function settleOps(db: ReplicaDb, response: PullResponse): Promise<string[]> {
  const refusalOf = new Map(response.refusals.map((refusal) => [refusal.opId, refusal.code]))
  const acknowledged = await db.op.where('seq').belowOrEqual(response.lastSeq).toArray()
  const refused = acknowledged.flatMap((op) => {
    const code = refusalOf.get(op.opId)
    return code === undefined ? [] : [{ opId: op.opId, key: op.key, op: asSent(op), code, at: op.at }]
  })
  await db.refused.bulkPut(refused)
  await db.op.bulkDelete(acknowledged.map((op) => op.seq))
  return acknowledged.map((op) => op.key)
}

/**
 * The cursor is older than the tombstones the worker keeps. The server copies stay on view until the pull from 0 is
 * complete, so that nothing flickers and a kill in the middle leaves a usable library.
 */
async function startAfresh(db: ReplicaDb): Promise<void> {
  await db.entity.filter((row) => row.base !== null).modify({ stale: true })
  await writeMeta(db, 'cursor', 0)
}

/**
 * What the complete pull did not bring is gone on the server: its tombstone was forgotten. Only what is newer than
 * the whole server was never deleted: the server was put back to an earlier state, and is offered it again (law 3).
 * Unsent work stays in the outbox either way.
 */
async function sweepStale(db: ReplicaDb, serverRev: number, ports: WritePorts): Promise<string[]> {
  const stale = await db.entity.filter((row) => row.stale === true).toArray()
  if (stale.length === 0) return []
  const lost = stale.filter((row) => row.base !== null && !row.base.deleted && row.base.rev > serverRev)
  await offerAgain(db, lost, ports)
  await db.entity.bulkPut(stale.map((row) => ({ ...row, stale: undefined, base: null })))
  const keys = stale.map((row) => row.key)
  await rebaseRows(db, keys)
  return keys
}

async function offerAgain(db: ReplicaDb, lost: EntityRow[], ports: WritePorts): Promise<void> {
  const seq = await readMeta(db, 'nextSeq')
  await db.op.bulkAdd(
    lost.map(({ key, kind, id, base }, index) => ({
      key,
      kind,
      id,
      at: ports.now(),
      seq: seq + index,
      opId: ports.newId(),
      change: { type: 'create', fields: base?.fields ?? {} },
    })),
  )
  await writeMeta(db, 'nextSeq', seq + lost.length)
}

type PulledEntity = PullResponse['entities'][number]

const isKnownKind = (entity: PulledEntity): entity is PulledEntity & { kind: Kind } => Object.hasOwn(kinds, entity.kind)

/** A newer worker may know fields that this version does not: they are left out one by one, the rest stays usable. */
function knownFields(entity: PulledEntity & { kind: Kind }): Entity {
  const schema = kinds[entity.kind].fields
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(entity.fields)) {
    const parsed = v.safeParse(schema, { [name]: value })
    if (parsed.success) Object.assign(fields, parsed.output)
  }
  return { ...entity, fields }
}

/** Kinds and fields of a newer worker pass by, and with them the cursor: a version that knows them must pull again. */
async function noteWhatIsLeftOut(db: ReplicaDb, { entities }: PullResponse): Promise<void> {
  const isWhole = (entity: PulledEntity): boolean =>
    isKnownKind(entity) && Object.keys(entity.fields).every((name) => Object.hasOwn(knownFields(entity).fields, name))
  if (!entities.every(isWhole)) await writeMeta(db, 'leftOutBy', modelFingerprint)
}

/** Pulls everything anew if an older version of this extension left something out that this one may know. */
export async function pullWhatWasLeftOut(db: ReplicaDb): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const leftOutBy = await readMeta(db, 'leftOutBy')
    if (leftOutBy === null || leftOutBy === modelFingerprint) return
    await writeMeta(db, 'cursor', 0)
    await writeMeta(db, 'leftOutBy', null)
  })
}

function targetOf(key: string): { kind: Kind; id: string } {
  const [kind, id] = key.split(':') as [Kind, string]
  return { kind, id }
}
