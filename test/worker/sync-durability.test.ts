import {
  abortAllDurableObjects,
  createScheduledController,
  evictDurableObject,
  runInDurableObject,
} from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Authorized } from '../../worker/authorize.ts'
import worker from '../../worker/index.ts'
import { push as takeBatch } from '../../worker/workspace/sync.ts'
import { tombstonesKeptMs } from '../../worker/workspace/retention.ts'
import { newWorkspace, stubOf } from './support/api.ts'
import { anOp, noteIdOf, pull, push } from './support/ops.ts'

describe('a workspace object', () => {
  it('keeps everything over eviction and abort', async () => {
    const session = await newWorkspace()
    await push(session.token, 'c1', [anOp(1, { type: 'create', fields: { title: 'kept' } })])
    const before = await pull(session.token, 'c1')
    await evictDurableObject(stubOf(session))
    expect(await pull(session.token, 'c1')).toEqual(before)
    await abortAllDurableObjects()
    expect(await pull(session.token, 'c1')).toEqual(before)
    expect((await push(session.token, 'c1', [anOp(2, { type: 'delete' })])).body).toEqual({ rev: 2, expectedSeq: 3 })
  })

  it('takes a push as a whole or not at all when a bug throws in the middle', async () => {
    const session = await newWorkspace()
    const actor = {
      memberId: session.member.id,
      role: 'owner',
      workspaceId: session.workspace.id,
      deviceId: session.device.id,
    } as Authorized<'push'>
    const ops = [1, 2, 3].map((seq) => ({
      seq,
      opId: `op-${seq}`,
      op: anOp(seq, { type: 'create', fields: {} }, { id: noteIdOf(seq) }),
    }))
    Object.defineProperty(ops[2], 'op', {
      get() {
        throw new Error('planted')
      },
    })
    const left = await runInDurableObject(stubOf(session), (_object, state) => {
      expect(() => takeBatch(state.storage, actor, { clientId: 'c1', ops }, 1)).toThrow('planted')
      return ['entity', 'op_log', 'client'].map(
        (table) => state.storage.sql.exec(`SELECT * FROM ${table}`).toArray().length,
      )
    })
    expect(left).toEqual([0, 0, 0])
    expect(await pull(session.token, 'c2')).toMatchObject({ cursor: 0, entities: [] })
  })
})

describe('the nightly sweep', () => {
  const age = async (session: Awaited<ReturnType<typeof newWorkspace>>): Promise<void> => {
    await runInDurableObject(stubOf(session), (_object, state) => {
      const old = Date.now() - tombstonesKeptMs - 1000
      state.storage.sql.exec('UPDATE entity SET updated_at = ?', old)
      state.storage.sql.exec('UPDATE op_log SET at = ?', old)
    })
    await worker.scheduled(createScheduledController(), env)
  }

  it('forgets old tombstones and makes a client that may have missed them start anew', async () => {
    const session = await newWorkspace()
    const { token } = session
    await push(token, 'c1', [
      anOp(1, { type: 'create', fields: {} }, { id: noteIdOf(1) }),
      anOp(2, { type: 'create', fields: {} }, { id: noteIdOf(2) }),
    ])
    const stale = await pull(token, 'c2')
    await push(token, 'c1', [anOp(3, { type: 'delete' }, { id: noteIdOf(1) })])
    await pull(token, 'c1', 3)
    await age(session)

    expect(await pull(token, 'c2', stale.cursor)).toMatchObject({ reset: true, cursor: 0, entities: [] })
    const fresh = await pull(token, 'c2')
    expect(fresh).toMatchObject({ reset: false, cursor: 3, entities: [{ id: noteIdOf(2) }] })
    expect(await pull(token, 'c1', 3)).toMatchObject({ reset: false, lastSeq: 3 })
  })

  it('lets a client that starts anew page through what lies before the horizon', async () => {
    const session = await newWorkspace()
    const { token } = session
    for (let batch = 0; batch < 4; batch++) {
      const ops = Array.from({ length: 200 }, (_, i) => {
        const seq = batch * 200 + i + 1
        return anOp(seq, { type: 'create', fields: {} }, { id: noteIdOf(seq) })
      })
      await push(token, 'c1', ops)
    }
    await push(token, 'c1', [anOp(801, { type: 'delete' }, { id: noteIdOf(1) })])
    await age(session)
    const first = await pull(token, 'c2')
    expect(first).toMatchObject({ reset: false, more: true })
    const second = await pull(token, 'c2', first.cursor)
    expect(second).toMatchObject({ reset: false, more: false, cursor: 801 })
    expect(first.entities.length + second.entities.length).toBe(799)
  })

  it('keeps refusals that their client has not seen', async () => {
    const session = await newWorkspace()
    await push(session.token, 'c1', [anOp(1, { type: 'delete' }), anOp(2, { type: 'create', fields: {} })])
    await age(session)
    expect((await pull(session.token, 'c1')).refusals).toHaveLength(1)
    await pull(session.token, 'c1', 2)
    await age(session)
    expect(await pull(session.token, 'c1')).toMatchObject({ refusals: [], lastSeq: 2 })
  })
})
