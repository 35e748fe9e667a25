import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange } from '#shared/model/apply.ts'
import { type Change, type Entity, entityKey, type Op } from '#shared/model/entity.ts'
import { mayChange } from '#shared/model/policy.ts'
import type { Role } from '#shared/model/role.ts'
import { migrate } from '../../worker/workspace/migrations.ts'
import { SimulatedClient } from './support/simulated-client.ts'
import { noteIdOf } from './support/ops.ts'

/** The third client belongs to a reviewer, so that refusals are part of every run. */
const roles: readonly Role[] = ['owner', 'editor', 'reviewer']

const word = fc.constantFrom('a', 'b', 'c')
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ type: fc.constant('create' as const), fields: fc.record({ title: word, tags: fc.array(word) }) }),
  fc.record({ type: fc.constant('set' as const), fields: fc.record({ comment: word }) }),
  fc.record({ type: fc.constant('add' as const), field: fc.constant('tags'), values: fc.array(word) }),
  fc.record({ type: fc.constant('remove' as const), field: fc.constant('tags'), values: fc.array(word) }),
  fc.constant({ type: 'delete' as const }),
  fc.constant({ type: 'restore' as const }),
)
const client = fc.nat(2)
/** What may happen, in any order: replies are lost, come twice, or come late and out of order. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('edit' as const), client, note: fc.nat(2), change }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('push' as const), client, atMost: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('ask' as const), client }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('hear' as const), client, which: fc.nat(5), keep: fc.boolean() }),
  },
)

describe('three clients on a bad network', () => {
  it('end with the same entities, each op taken once and in order, nothing lost and nothing refused in silence', async () => {
    const stub = env.WORKSPACE.get(env.WORKSPACE.newUniqueId())
    await runInDurableObject(stub, async (_object, { storage }) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
          await storage.deleteAll()
          migrate(storage)
          const clients = roles.map((role, i) => new SimulatedClient(storage, { name: `client-${i}`, role }))
          for (const one of steps) {
            const actor = clients[one.client]
            if (one.does === 'edit') actor?.edit({ kind: 'item', id: noteIdOf(one.note), change: one.change })
            if (one.does === 'push') actor?.push(one.atMost)
            if (one.does === 'ask') actor?.ask()
            if (one.does === 'hear') actor?.hear(one.which, one.keep)
          }
          for (const each of clients) each.settle()
          for (const each of clients) each.settle()
          expectOneHistory(storage, clients)
        }),
        { numRuns: 150, seed: 20_261_122 },
      )
    })
  })
})

function expectOneHistory(storage: DurableObjectStorage, clients: SimulatedClient[]): void {
  const log = storage.sql
    .exec<{ client_id: string; seq: number; rev: number; code: string | null }>('SELECT * FROM op_log ORDER BY rev')
    .toArray()
  expect(log.map((row) => row.rev)).toEqual(log.map((_, i) => i + 1))
  for (const one of clients) {
    const seqs = log.filter((row) => row.client_id === one.name).map((row) => row.seq)
    expect(seqs).toEqual(one.made.map((op) => op.seq))
    expect(one.outbox).toEqual([])
    const refused = log.filter((row) => row.client_id === one.name && row.code !== null)
    expect([...one.refusals]).toEqual(refused.map((row) => [row.seq, row.code]))
  }
  const truth = replay(log, clients)
  for (const one of clients) expect(one.shown()).toEqual(truth)
}

/** The merge rule applied by hand to the server's order: what everybody must end with. */
function replay(log: readonly { client_id: string; seq: number; code: string | null }[], clients: SimulatedClient[]) {
  const held = new Map<string, Entity>()
  for (const { client_id, seq, code } of log) {
    const author = clients.find((one) => one.name === client_id)
    const op = author?.made[seq - 1]
    if (!author || !op) throw new Error('an op that nobody made')
    expect(code).toBe(takeByHand(held, op, author.role))
  }
  return Object.fromEntries([...held].map(([key, { fields, deleted }]) => [key, { fields, deleted }]))
}

function takeByHand(held: Map<string, Entity>, op: Op, role: Role): string | null {
  if (!mayChange(role, op.kind, op.change.type)) return 'not-allowed'
  const key = entityKey(op.kind, op.id)
  const next = applyChange(held.get(key) ?? null, op, op.change, { by: 'm', at: 1 })
  if (!next.ok) return next.code
  held.set(key, { ...next.value, kind: op.kind, id: op.id })
  return null
}
