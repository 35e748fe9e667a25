// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { createLive, type LiveSocket } from '../../../../extension/background/live.ts'
import { connect } from '../../../../extension/replica/connect.ts'
import { type Session, writeMeta } from '../../../../extension/replica/meta.ts'
import type { ReplicaDb } from '../../../../extension/replica/db.ts'
import { countingPorts, openReplica, signIn } from '../../../support/replica.ts'
import { WorkerModel } from '../../../support/worker-model.ts'

class FakeSocket implements LiveSocket {
  sent: string[] = []
  closed = false
  readonly url: string
  readonly protocols: string[]
  private readonly listeners = new Map<string, (event: { data?: unknown; code?: number }) => void>()

  constructor(url: string, protocols: string[]) {
    this.url = url
    this.protocols = protocols
  }
  send(text: string): void {
    this.sent.push(text)
  }
  close(): void {
    this.closed = true
    this.tell('close', { code: 1000 })
  }
  addEventListener(type: string, listen: (event: { data?: unknown; code?: number }) => void): void {
    this.listeners.set(type, listen)
  }
  tell(type: 'open' | 'message' | 'close', event: { data?: unknown; code?: number } = {}): void {
    this.listeners.get(type)?.(event)
  }
}

let db: ReplicaDb
let session: Session
let now: number
let sockets: FakeSocket[]
let timers: Array<{ at: number; run: () => void }>
let hints: number
let reached: number
let revoked: number

beforeEach(async () => {
  ;[db, now, sockets, timers, hints, reached, revoked] = [openReplica(), 1_700_000_000_000, [], [], 0, 0, 0]
  session = signIn(new WorkerModel())
  await connect(db, session, false, countingPorts())
})

function aLive() {
  return createLive({
    db,
    now: () => now,
    random: () => 0,
    later: (ms, run) => void timers.push({ at: now + ms, run }),
    hint: () => (hints += 1),
    reached: () => (reached += 1),
    revoked: () => (revoked += 1),
    openSocket: (url, protocols) => {
      const socket = new FakeSocket(url, protocols)
      sockets.push(socket)
      return socket
    },
  })
}

/** Lets time pass and every timer that is due run, with what they read from the database. */
async function pass(ms: number): Promise<void> {
  now += ms
  const due = timers.filter(({ at }) => at <= now)
  timers = timers.filter(({ at }) => at > now)
  for (const { run } of due) run()
  await db.meta.count()
  await db.meta.count()
}

test('one socket is held while somebody looks; the token is in the sub-protocol and not in the address', async () => {
  const live = aLive()
  await Promise.all([live.hold(), live.hold(), live.hold()])
  expect(sockets).toHaveLength(1)
  expect(sockets[0]?.url).toBe('wss://worker.example/v1/sync/live')
  expect(sockets[0]?.protocols).toEqual(['redmark.v1', session.token])
})

test('it pings while held, and closes when nobody looks any more', async () => {
  const live = aLive()
  await live.hold()
  sockets[0]?.tell('open')
  await pass(20_000)
  sockets[0]?.tell('message', { data: '{"type":"pong"}' })
  await pass(20_000)
  expect(sockets[0]?.sent).toEqual(['ping', 'ping'])
  sockets[0]?.tell('message', { data: '{"type":"pong"}' })
  await pass(20_000)
  expect(sockets[0]?.closed).toBe(true)
  expect(sockets).toHaveLength(1)
})

test('a line that answers no ping is closed and opened again', async () => {
  const live = aLive()
  await live.hold()
  sockets[0]?.tell('open')
  await pass(20_000)
  await live.hold()
  await pass(20_000)
  expect(sockets[0]?.closed).toBe(true)
  await pass(1000)
  expect(sockets).toHaveLength(2)
})

test('a newer rev is a reason to pull; an older one, and anything else, is not', async () => {
  const live = aLive()
  await live.hold()
  sockets[0]?.tell('open')
  expect([reached, hints]).toEqual([1, 0])
  await writeMeta(db, 'cursor', 7)
  for (const data of [
    '{"type":"rev","rev":7}',
    '{"type":"rev","rev":"8"}',
    'not json',
    5,
    `{"type":"rev","rev":9}${' '.repeat(300)}`,
  ]) {
    sockets[0]?.tell('message', { data })
  }
  await pass(0)
  expect(hints).toBe(0)
  sockets[0]?.tell('message', { data: '{"type":"rev","rev":8}' })
  await pass(0)
  expect(hints).toBe(1)
})

/** Each socket falls as soon as it stands or not at all; the waits that lead to the next one. */
async function waitsOver(falls: number, stands: boolean): Promise<number[]> {
  const live = aLive()
  await live.hold()
  const waits: number[] = []
  for (let fall = 0; fall < falls; fall++) {
    if (stands) sockets.at(-1)?.tell('open')
    sockets.at(-1)?.tell('close', { code: 1006 })
    await live.hold()
    expect(sockets).toHaveLength(fall + 1)
    const next = Math.min(...timers.filter(({ at }) => at > now).map(({ at }) => at))
    waits.push(next - now)
    timers = timers.filter(({ at }) => at === next)
    await pass(next - now)
    expect(sockets).toHaveLength(fall + 2)
  }
  return waits
}

test.each([false, true])(
  'a worker that restarts is found within 3 s, one that stays away is left alone (stands: %s)',
  async (stands) => {
    const waits = await waitsOver(33, stands)
    expect(waits.slice(0, 3)).toEqual([1000, 2000, 2000])
    // By chance each may be half as long again.
    expect(Math.max(...waits.slice(0, 30)) * 1.5).toBeLessThanOrEqual(3000)
    expect(waits.slice(30)).toEqual([4000, 8000, 16_000])
  },
)

test('a line that has spoken starts anew when it falls', async () => {
  await waitsOver(5, false)
  sockets.at(-1)?.tell('message', { data: '{"type":"pong"}' })
  sockets.at(-1)?.tell('close', { code: 1006 })
  expect(timers.map(({ at }) => at - now)).toContain(1000)
})

test('somebody who begins to look while a wait runs is served at its end', async () => {
  const live = aLive()
  await live.hold()
  now += 46_000
  sockets[0]?.tell('close', { code: 1006 })
  await live.hold()
  expect(sockets).toHaveLength(1)
  await pass(1000)
  expect(sockets).toHaveLength(2)
})

test('close code 4401 says that the device was revoked, and nothing is opened again', async () => {
  const live = aLive()
  await live.hold()
  sockets[0]?.tell('close', { code: 4401 })
  await pass(60_000)
  expect([revoked, sockets.length]).toEqual([1, 1])
})

test('a restart drops the old socket and follows the new session', async () => {
  const live = aLive()
  await live.hold()
  await connect(db, { ...session, address: 'http://127.0.0.1:8787' }, false, countingPorts())
  await live.restart()
  expect(sockets[0]?.closed).toBe(true)
  expect(sockets[1]?.url).toBe('ws://127.0.0.1:8787/v1/sync/live')
})
