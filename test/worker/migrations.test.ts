import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { migrate, type Migration, workspaceMigrations } from '../../worker/workspace/migrations.ts'

const first: Migration = { id: '0001_a', sql: 'CREATE TABLE a (x INTEGER) STRICT' }
const second: Migration = { id: '0002_b', sql: 'CREATE TABLE b (x INTEGER) STRICT; INSERT INTO a (x) VALUES (1)' }

/** An object's storage emptied of everything. */
const onEmptyStorage = (use: (storage: DurableObjectStorage) => void | Promise<void>) =>
  runInDurableObject(env.WORKSPACE.get(env.WORKSPACE.newUniqueId()), async (_object, state) => {
    await state.storage.deleteAll()
    await use(state.storage)
  })
const tables = (storage: DurableObjectStorage) =>
  storage.sql
    .exec<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('a', 'b') ORDER BY name`)
    .toArray()
    .map((row) => row.name)

describe('migrations of the workspace object', () => {
  it('run from empty, from the middle, and only once', async () => {
    await onEmptyStorage((storage) => {
      migrate(storage, [first])
      expect(tables(storage)).toEqual(['a'])
      migrate(storage, [first, second])
      migrate(storage, [first, second])
      expect(tables(storage)).toEqual(['a', 'b'])
      expect(storage.sql.exec('SELECT * FROM a').toArray()).toHaveLength(1)
    })
  })

  it('refuse to go on when one that ran was edited or taken away', async () => {
    await onEmptyStorage((storage) => {
      migrate(storage, [first, second])
      expect(() => migrate(storage, [first, { ...second, sql: `${second.sql} ` }])).toThrow('edited')
      expect(() => migrate(storage, [first])).toThrow('missing')
    })
  })

  it('leave nothing behind when one fails', async () => {
    await onEmptyStorage((storage) => {
      expect(() => migrate(storage, [first, { id: '0002_b', sql: 'CREATE TABLE b (x INTEGER); nonsense' }])).toThrow()
      expect(tables(storage)).toEqual([])
      migrate(storage, [first, second])
      expect(tables(storage)).toEqual(['a', 'b'])
    })
  })

  it('of the product build an empty workspace and have distinct ids', async () => {
    await onEmptyStorage((storage) => {
      migrate(storage)
      expect(storage.sql.exec('SELECT * FROM entity').toArray()).toEqual([])
    })
    expect(new Set(workspaceMigrations.map((migration) => migration.id)).size).toBe(workspaceMigrations.length)
  })
})
