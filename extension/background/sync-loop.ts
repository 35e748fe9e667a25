/** When to sync: rounds never overlap, wakes during a round ask for one more, failures wait their time. */
import { fail, ok, type Result } from '#shared/model/result.ts'
import type { AppErrorCode } from '../messaging/errors.ts'
import { readMeta } from '../replica/meta.ts'
import { mustWait } from './backoff.ts'
import { syncOnce, type SyncPorts } from './sync.ts'

export interface SyncLoopPorts extends SyncPorts {
  /** Runs under the Web Lock `sync`: one round at a time in the whole extension. */
  exclusively<T>(run: () => Promise<T>): Promise<T>
  /** Sets the alarm that outlives the background. */
  setAlarm(minutes: number): Promise<void>
  /** A timer of this life of the background only; the alarm is its safety net. */
  later(ms: number, run: () => void): void
}

export interface SyncLoop {
  /** Something changed, here or there: sync soon. Never throws. */
  wake(): void
  /** A person wants it now: waits are overridden, except where the worker asked for rest. */
  now(): Promise<Result<null, AppErrorCode>>
  /** True while no round runs: the moment at which the extension may be replaced. */
  isIdle(): boolean
  whenIdle(run: () => void): void
}

const pendingMinutes = 1
const quietMinutes = 5

export function createSyncLoop(ports: SyncLoopPorts): SyncLoop {
  let running: Promise<Result<null, AppErrorCode>> | null = null
  let again = false
  let atIdle: Array<() => void> = []

  const run = (wished: boolean): Promise<Result<null, AppErrorCode>> => {
    if (running) {
      again = true
      return running
    }
    running = round(ports, wished)
      // The database itself failed; the next wake or the alarm tries again.
      .catch(() => fail('storage-failed'))
      .then((outcome) => {
        running = null
        if (again && outcome.ok) wake()
        again = false
        if (!running) settleIdle()
        return outcome
      })
    return running
  }
  const wake = () => void run(false)
  const settleIdle = () => {
    const waiting = atIdle
    atIdle = []
    for (const resume of waiting) resume()
  }

  const round = async (all: SyncLoopPorts, wished: boolean): Promise<Result<null, AppErrorCode>> => {
    const outcome = await all.exclusively(async () => {
      const [backoff, syncError] = [await readMeta(all.db, 'backoff'), await readMeta(all.db, 'syncError')]
      if (mustWait({ backoff, syncError }, all.now(), wished)) return syncError === null ? ok(null) : fail(syncError)
      return syncOnce(all)
    })
    await arrangeNext(all, wake)
    return outcome
  }

  return {
    wake,
    now: () => run(true),
    isIdle: () => running === null,
    whenIdle: (resume) => {
      atIdle.push(resume)
      if (!running) settleIdle()
    },
  }
}

async function arrangeNext(ports: SyncLoopPorts, wake: () => void): Promise<void> {
  const [pending, session] = [await ports.db.op.count(), await readMeta(ports.db, 'session')]
  await ports.setAlarm(session && pending > 0 ? pendingMinutes : quietMinutes)
  const backoff = await readMeta(ports.db, 'backoff')
  const waitMs = backoff ? backoff.notBefore - ports.now() : 0
  // Beyond half a minute the background is likely stopped before the timer rings, and the alarm comes anyway.
  if (waitMs > 0 && waitMs <= 30_000) ports.later(waitMs, wake)
}
