/**
 * The object's schema, as a list that only grows. A migration that has run is never edited: its text is stored and
 * compared, because an object that missed an edit would differ from its siblings for ever.
 */
export interface Migration {
  id: string
  sql: string
}

/** Brings the object's database to the last migration, all or nothing. Throws on an edited or missing one. */
export function migrate(storage: DurableObjectStorage, migrations: readonly Migration[] = workspaceMigrations): void {
  storage.transactionSync(() => {
    const { sql } = storage
    sql.exec(
      'CREATE TABLE IF NOT EXISTS _migration (position INTEGER PRIMARY KEY, id TEXT NOT NULL, sql TEXT NOT NULL) STRICT',
    )
    const applied = sql
      .exec<{ position: number; id: string; sql: string }>('SELECT position, id, sql FROM _migration ORDER BY position')
      .toArray()
    for (const row of applied) {
      const known = migrations[row.position]
      if (!known) throw new Error(`migration ${row.id} has run here but is missing from the list`)
      if (known.id !== row.id || known.sql !== row.sql)
        throw new Error(`migration ${row.id} was edited after it had run`)
    }
    for (const [position, migration] of migrations.entries()) {
      if (position < applied.length) continue
      sql.exec(migration.sql)
      sql.exec('INSERT INTO _migration (position, id, sql) VALUES (?, ?, ?)', position, migration.id, migration.sql)
    }
  })
}

export const workspaceMigrations: readonly Migration[] = [
  {
    id: '0001_sync',
    sql: `
      CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
      -- rev: the last number given out. horizon: tombstones up to this rev are forgotten.
      INSERT INTO counter (name, value) VALUES ('rev', 0), ('horizon', 0);

      CREATE TABLE entity (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        fields TEXT NOT NULL,
        rev INTEGER NOT NULL,
        deleted INTEGER NOT NULL,
        created_by TEXT,
        updated_by TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        PRIMARY KEY (kind, id)
      ) STRICT;
      CREATE UNIQUE INDEX entity_by_rev ON entity (rev);

      CREATE TABLE client (
        id TEXT PRIMARY KEY,
        device_id TEXT NOT NULL,
        last_seq INTEGER NOT NULL,
        -- The highest cursor this client has sent: what it holds for certain.
        seen_rev INTEGER NOT NULL,
        -- The horizon when it last pulled from 0: until the horizon moves, its pages below it are not stale.
        base_horizon INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE op_log (
        client_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        op_id TEXT NOT NULL,
        rev INTEGER NOT NULL,
        -- Why it was refused; NULL when it was applied.
        code TEXT,
        at INTEGER NOT NULL,
        PRIMARY KEY (client_id, seq)
      ) STRICT;
      CREATE INDEX op_log_by_rev ON op_log (client_id, rev);
    `,
  },
  {
    id: '0002_observations',
    sql: `
      CREATE TABLE batch (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;

      CREATE TABLE note (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT,
        body TEXT,
        tags TEXT,
        author_id TEXT,
        author_name TEXT,
        note_kind TEXT,
        published_at INTEGER NOT NULL,
        url TEXT,
        cover_url TEXT,
        first_seen_at INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        -- The day (UTC+8) on which its tags were first known: the day it counts for in trends.
        tagged_day INTEGER,
        -- Words of the search it was last met in; NULL when it was last met outside search.
        searched TEXT
      ) STRICT;
      CREATE INDEX note_by_author ON note (author_id, published_at DESC) WHERE tags IS NOT NULL;
      CREATE INDEX note_by_tagged_day ON note (tagged_day) WHERE tagged_day IS NOT NULL;

      CREATE TABLE reading (
        note_key INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        likes TEXT,
        collects TEXT,
        comments TEXT,
        shares TEXT,
        PRIMARY KEY (note_key, seen_at)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE creator (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        red_id TEXT,
        url TEXT,
        first_seen_at INTEGER NOT NULL,
        seen_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE creator_reading (
        creator_id TEXT NOT NULL,
        seen_at INTEGER NOT NULL,
        followers TEXT,
        likes_and_collects TEXT,
        PRIMARY KEY (creator_id, seen_at)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE tag (
        folded TEXT PRIMARY KEY,
        tag TEXT NOT NULL
      ) STRICT;

      CREATE TABLE tag_day (
        tag TEXT NOT NULL,
        note_key INTEGER NOT NULL,
        day INTEGER NOT NULL,
        author_id TEXT NOT NULL,
        PRIMARY KEY (tag, note_key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX tag_day_by_day ON tag_day (day, tag, author_id, note_key);

      CREATE VIRTUAL TABLE note_fts USING fts5(
        title, body, tags, author,
        content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0'
      );
      CREATE VIRTUAL TABLE note_term USING fts5vocab('note_fts', 'row');
    `,
  },
]
