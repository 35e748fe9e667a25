/** What the object forgets, and when. Nothing a client still needs goes: see the comments per table. */
export const tombstonesKeptMs = 60 * 86_400_000
const batchIdsKeptMs = 30 * 86_400_000

/** One night's work. Returns how many rows went, for the log. */
export function sweep(storage: DurableObjectStorage, now: number): { tombstones: number; ops: number } {
  return storage.transactionSync(() => {
    const { sql } = storage
    const cutoff = now - tombstonesKeptMs
    // A client whose cursor lies before a forgotten tombstone would never hear of the deletion: it must start anew.
    sql.exec(
      `UPDATE counter SET value = max(value, coalesce((SELECT max(rev) FROM entity WHERE deleted = 1 AND updated_at < ?), 0))
       WHERE name = 'horizon'`,
      cutoff,
    )
    sql.exec('DELETE FROM entity WHERE deleted = 1 AND updated_at < ?', cutoff)
    const tombstones = lastChanges(sql)
    // A line of the op log may go once its client has answered with a later cursor, except the newest of each
    // client: `lastSeq` is read from it.
    sql.exec(
      `DELETE FROM op_log WHERE at < ?1
         AND rev <= (SELECT seen_rev FROM client WHERE client.id = op_log.client_id)
         AND seq < (SELECT last_seq FROM client WHERE client.id = op_log.client_id)`,
      cutoff,
    )
    const ops = lastChanges(sql)
    sql.exec('DELETE FROM batch WHERE at < ?', now - batchIdsKeptMs)
    return { tombstones, ops }
  })
}

const lastChanges = (sql: SqlStorage): number => sql.exec<{ n: number }>('SELECT changes() AS n').one().n
