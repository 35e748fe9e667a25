// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { createSyncLoop, type SyncLoopPorts } from '../../../../extension/background/sync-loop.ts'
import { connect } from '../../../../extension/replica/connect.ts'
import type { ReplicaDb } from '../../../../extension/replica/db.ts'
import { saveNote } from '../../../../extension/replica/items.ts'
import { readMeta } from '../../../../extension/replica/meta.ts'
import { aNote, countingPorts, openReplica, signIn, syncPorts } from '../../../support/replica.ts'
import { refusal, WorkerModel } from '../../../support/worker-model.ts'

let worker: WorkerModel
let db: ReplicaDb
let alarms: number[]
let timers: Array<{ ms: number; run: () => void }>
let running: number
let most: number
const ports = countingPorts()

beforeEach(async () => {
  ;[worker, db, alarms, timers, running, most] = [new WorkerModel(), openReplica(), [], [], 0, 0]
  await connect(db, signIn(worker), false, ports)
})

function aLoop(fetchPort = worker.fetch, more: Partial<SyncLoopPorts> = {}) {
  return createSyncLoop({
    ...syncPorts(db, fetchPort, ports),
    exclusively: async (run) => {
      running += 1
      most = Math.max(most, running)
      return run().finally(() => (running -= 1))
    },
    setAlarm: async (minutes) => void alarms.push(minutes),
    later: (ms, run) => void timers.push({ ms, run }),
    ...more,
  })
}

const untilIdle = (loop: ReturnType<typeof aLoop>) => new Promise<void>((resolve) => loop.whenIdle(resolve))

test('rounds never overlap, and a wake during a round leads to one more', async () => {
  const loop = aLoop(async (input, init) => {
    const reply = await worker.fetch(input, init)
    if (worker.requests.length === 1) {
      await saveNote(db, aNote(2), ports)
      loop.wake()
      loop.wake()
    }
    return reply
  })
  loop.wake()
  loop.wake()
  expect(loop.isIdle()).toBe(false)
  await untilIdle(loop)
  expect(most).toBe(1)
  expect(worker.entities.size).toBe(1)
  expect(alarms).toEqual([1, 5])
})

test('after a failure the alarm comes each minute while ops wait, and a timer before it', async () => {
  await saveNote(db, aNote(1), ports)
  const loop = aLoop(() => Promise.reject(new TypeError('no network')))
  expect(await loop.now()).toEqual({ ok: false, code: 'unreachable' })
  expect(alarms).toEqual([1])
  expect(timers).toHaveLength(1)
  expect(timers[0]?.ms).toBeGreaterThan(1000)
  expect(await readMeta(db, 'syncError')).toBe('unreachable')
})

test('wakes during a wait ask nothing of the worker, a person may', async () => {
  let requests = 0
  const loop = aLoop(() => {
    requests += 1
    return Promise.reject(new TypeError('no network'))
  })
  await loop.now()
  for (let wake = 0; wake < 20; wake++) {
    loop.wake()
    await untilIdle(loop)
  }
  expect(requests).toBe(1)
  await loop.now()
  expect(requests).toBe(2)
})

test('an overloaded worker is not asked again within half a minute by anyone', async () => {
  let requests = 0
  const loop = aLoop(async () => {
    requests += 1
    return refusal('overloaded')
  })
  await loop.now()
  expect(await loop.now()).toEqual({ ok: false, code: 'overloaded' })
  expect(requests).toBe(1)
})

test('a database that fails ends the round with a code and not the loop', async () => {
  let broken = true
  const loop = aLoop(worker.fetch, {
    exclusively: (run) => (broken ? Promise.reject(new Error('the database is closed')) : run()),
  })
  expect(await loop.now()).toEqual({ ok: false, code: 'storage-failed' })
  broken = false
  expect(await loop.now()).toEqual({ ok: true, value: null })
})

test('the worker says how long to wait, and is believed', async () => {
  const loop = aLoop(async () => new Response('', { status: 429, headers: { 'Retry-After': '120' } }))
  await loop.now()
  const backoff = await readMeta(db, 'backoff')
  expect((backoff?.notBefore ?? 0) - ports.now()).toBeGreaterThan(110_000)
})
