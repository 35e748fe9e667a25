/** Kills a background at its k-th await: every database request and both ends of every fetch are one step. */
import type { DBCore, DBCoreTable } from 'dexie'
import type { FetchPort } from '../../extension/background/api.ts'
import type { ReplicaDb } from '../../extension/replica/db.ts'

export class Killed extends Error {}

export class KillSwitch {
  steps = 0
  private readonly at: number

  /** Dies at step `at` (from 1) and at every step after it; 0 lives for ever and only counts. */
  constructor(at = 0) {
    this.at = at
  }

  step(): void {
    this.steps += 1
    if (this.at > 0 && this.steps >= this.at) throw new Killed(`at step ${this.steps}`)
  }

  /** A request that fails aborts its transaction, as the end of the process would. */
  wire(db: ReplicaDb): ReplicaDb {
    const wired = (table: DBCoreTable): DBCoreTable => ({
      ...table,
      mutate: (request) => this.before(() => table.mutate(request)),
      get: (request) => this.before(() => table.get(request)),
      getMany: (request) => this.before(() => table.getMany(request)),
      query: (request) => this.before(() => table.query(request)),
      openCursor: (request) => this.before(() => table.openCursor(request)),
      count: (request) => this.before(() => table.count(request)),
    })
    db.use({
      stack: 'dbcore',
      name: 'kill-switch',
      create: (core: DBCore) => ({ ...core, table: (name: string) => wired(core.table(name)) }),
    })
    return db
  }

  /** Dies before the request leaves, or after the worker has done it and before the answer is heard. */
  wireFetch(fetchPort: FetchPort): FetchPort {
    return async (input, init) => {
      this.step()
      const response = await fetchPort(input, init)
      this.step()
      return response
    }
  }

  private before<T>(request: () => PromiseLike<T>): Promise<T> {
    this.step()
    return request() as Promise<T>
  }
}
