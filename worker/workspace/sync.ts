/** Push and pull of the sync protocol (`shared/contract/sync.ts`) over the object's own tables. */
import { type OpRefusal, type PullResponse, pullRowsMax, type PushResponse } from '#shared/contract/sync.ts'
import { applyChange } from '#shared/model/apply.ts'
import { fail, ok, type Result } from '#shared/model/result.ts'
import { type Authorized, type AuthorizedOp, authorizeOp } from '../authorize.ts'
import { readEntity, rowToEntity, writeEntity, type EntityRow } from './entity-row.ts'
import type { IncomingOp } from './incoming-op.ts'

export type PushOutcome =
  | { ok: true; value: PushResponse }
  | { ok: false; code: 'not-allowed' | 'client-copied' }
  | { ok: false; code: 'sequence-gap'; expectedSeq: number }

/**
 * Takes a batch in one transaction. Ops already taken are skipped, a hole or another op under a taken number refuses
 * the whole batch, and every other op is applied or refused on its own and takes the next `rev`. A client id belongs to the device that first
 * used it: from another one it is `not-allowed`.
 */
export function push(
  storage: DurableObjectStorage,
  actor: Authorized<'push'>,
  batch: { clientId: string; ops: readonly IncomingOp[] },
  now: number,
): PushOutcome {
  return storage.transactionSync((): PushOutcome => {
    const { sql } = storage
    const { clientId, ops } = batch
    const client = readClient(sql, clientId)
    if (client && client.deviceId !== actor.deviceId) return fail('not-allowed')

    let lastSeq = client?.lastSeq ?? 0
    if (ops.some((incoming) => incoming.seq <= lastSeq && !isTaken(sql, clientId, incoming))) {
      return fail('client-copied')
    }
    const fresh = ops.filter((incoming) => incoming.seq > lastSeq)
    if (fresh.some((incoming, i) => incoming.seq !== lastSeq + 1 + i)) {
      return { ...fail('sequence-gap'), expectedSeq: lastSeq + 1 }
    }
    let rev = readCounter(sql, 'rev')
    for (const incoming of fresh) {
      rev += 1
      lastSeq = incoming.seq
      const code = takeOp(sql, actor, incoming, { rev, now })
      sql.exec(
        'INSERT INTO op_log (client_id, seq, op_id, rev, code, at) VALUES (?, ?, ?, ?, ?, ?)',
        clientId,
        incoming.seq,
        incoming.opId,
        rev,
        code,
        now,
      )
    }
    sql.exec(`UPDATE counter SET value = ? WHERE name = 'rev'`, rev)
    sql.exec(
      `INSERT INTO client (id, device_id, last_seq, seen_rev, base_horizon) VALUES (?, ?, ?, 0, 0)
       ON CONFLICT (id) DO UPDATE SET last_seq = excluded.last_seq`,
      clientId,
      actor.deviceId,
      lastSeq,
    )
    return ok({ rev, expectedSeq: lastSeq + 1 })
  })
}

/**
 * Whether this very op is in the log. A line that was swept is one whose acknowledgement the client had heard
 * (see retention): only a copy of it sends that number again.
 */
function isTaken(sql: SqlStorage, clientId: string, { seq, opId }: IncomingOp): boolean {
  const rows = sql.exec('SELECT 1 FROM op_log WHERE client_id = ? AND seq = ? AND op_id = ?', clientId, seq, opId)
  return rows.toArray().length > 0
}

/** Applies one op, or says why not. */
function takeOp(
  sql: SqlStorage,
  actor: Authorized<'push'>,
  incoming: IncomingOp,
  stamp: { rev: number; now: number },
): OpRefusal | null {
  if (!incoming.op) return 'op-malformed'
  const allowed = authorizeOp(actor.role, incoming.op)
  if (!allowed) return 'not-allowed'
  const applied = applyOp(sql, allowed, { ...stamp, by: actor.memberId })
  return applied.ok ? null : applied.code
}

function applyOp(
  sql: SqlStorage,
  op: AuthorizedOp,
  stamp: { rev: number; now: number; by: string },
): Result<true, OpRefusal> {
  const before = readEntity(sql, op.kind, op.id)
  const after = applyChange(before, { kind: op.kind, id: op.id }, op.change, { by: stamp.by, at: stamp.now })
  if (!after.ok) return after
  writeEntity(sql, { ...after.value, rev: stamp.rev })
  return ok(true)
}

/**
 * One page of everything after `cursor`, at most 500 entities and 500 refusals. `lastSeq` and `refusals` are exact
 * for what lies at or before the answered cursor. A cursor older than the forgotten tombstones gets `reset`.
 */
export function pull(
  storage: DurableObjectStorage,
  actor: Authorized<'read'>,
  query: { clientId: string; cursor: number },
): Result<PullResponse, 'not-allowed'> {
  return storage.transactionSync((): Result<PullResponse, 'not-allowed'> => {
    const { sql } = storage
    const { clientId } = query
    const client = readClient(sql, clientId)
    if (client && client.deviceId !== actor.deviceId) return fail('not-allowed')

    const rev = readCounter(sql, 'rev')
    if (mustReset(sql, client, query.cursor, rev)) {
      return ok({ entities: [], cursor: 0, more: true, lastSeq: 0, lastOpId: null, refusals: [], reset: true })
    }
    noteCursor(sql, actor, query)

    const rows = sql
      .exec<EntityRow>('SELECT * FROM entity WHERE rev > ? ORDER BY rev LIMIT ?', query.cursor, pullRowsMax + 1)
      .toArray()
    const refused = sql
      .exec<RefusalRow>(
        'SELECT seq, op_id AS opId, code, rev FROM op_log WHERE client_id = ? AND rev > ? AND code IS NOT NULL ORDER BY rev LIMIT ?',
        clientId,
        query.cursor,
        pullRowsMax + 1,
      )
      .toArray()
    const cursor = Math.min(pageEnd(rows) ?? rev, pageEnd(refused) ?? rev)
    return ok({
      entities: rows.filter((row) => row.rev <= cursor).map(rowToEntity),
      cursor,
      more: cursor < rev,
      ...lastTakenUpTo(sql, clientId, cursor),
      refusals: refused.filter((row) => row.rev <= cursor).map(({ seq, opId, code }) => ({ seq, opId, code })),
      reset: false,
    })
  })
}

function mustReset(sql: SqlStorage, client: Client | null, cursor: number, rev: number): boolean {
  if (cursor === 0) return false
  // Ahead of the server: the object was restored from a backup, and the client holds what no longer happened.
  if (cursor > rev) return true
  const horizon = readCounter(sql, 'horizon')
  return cursor < horizon && (client?.baseHorizon ?? 0) < horizon
}

/** Remembers what the client holds for certain. A pull from 0 starts it afresh as of today's horizon. */
function noteCursor(sql: SqlStorage, actor: Authorized<'read'>, query: { clientId: string; cursor: number }): void {
  if (query.cursor === 0) {
    sql.exec(
      `INSERT INTO client (id, device_id, last_seq, seen_rev, base_horizon) VALUES (?1, ?2, 0, 0, ?3)
       ON CONFLICT (id) DO UPDATE SET base_horizon = ?3 WHERE base_horizon <> ?3`,
      query.clientId,
      actor.deviceId,
      readCounter(sql, 'horizon'),
    )
    return
  }
  sql.exec('UPDATE client SET seen_rev = ?1 WHERE id = ?2 AND seen_rev < ?1', query.cursor, query.clientId)
}

type RefusalRow = { seq: number; opId: string; code: OpRefusal; rev: number }

/** The rev of the last row that fits on the page; null when all fit. */
function pageEnd(rows: readonly { rev: number }[]): number | null {
  return rows.length > pullRowsMax ? (rows[pullRowsMax - 1]?.rev ?? null) : null
}

function lastTakenUpTo(sql: SqlStorage, clientId: string, cursor: number): Pick<PullResponse, 'lastSeq' | 'lastOpId'> {
  const [row] = sql
    .exec<{ lastSeq: number; lastOpId: string }>(
      `SELECT seq AS lastSeq, op_id AS lastOpId FROM op_log WHERE client_id = ? AND rev <= ?
       ORDER BY rev DESC LIMIT 1`,
      clientId,
      cursor,
    )
    .toArray()
  return row ?? { lastSeq: 0, lastOpId: null }
}

type Client = { deviceId: string; lastSeq: number; baseHorizon: number }

function readClient(sql: SqlStorage, clientId: string): Client | null {
  const [row] = sql
    .exec<Client>(
      'SELECT device_id AS deviceId, last_seq AS lastSeq, base_horizon AS baseHorizon FROM client WHERE id = ?',
      clientId,
    )
    .toArray()
  return row ?? null
}

function readCounter(sql: SqlStorage, name: 'rev' | 'horizon'): number {
  return sql.exec<{ value: number }>('SELECT value FROM counter WHERE name = ?', name).one().value
}
