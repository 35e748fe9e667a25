import type { AppErrorCode } from '../messaging/errors.ts'
import type { Meta } from '../replica/meta.ts'

type Backoff = NonNullable<Meta['backoff']>

const longestMs = 5 * 60_000
/** A worker that says it has too much to do is left alone for at least this long. */
const overloadedFloorMs = 30_000
const ordinaryFloorMs = 2_000

/**
 * The next attempt after a failure: exponential from the floor up to 5 min, plus up to half of it by chance, and not
 * before the worker's own `Retry-After` (5 min of it at most).
 */
export function nextBackoff(
  before: Backoff | null,
  { code, retryAfterMs = 0 }: { code: AppErrorCode; retryAfterMs?: number },
  { now, random }: { now: number; random: number },
): Backoff {
  const failures = (before?.failures ?? 0) + 1
  const floorMs = asksForRest(code) ? overloadedFloorMs : ordinaryFloorMs
  const baseMs = Math.min(longestMs, floorMs * 2 ** Math.min(failures - 1, 20))
  const askedMs = Math.min(longestMs, retryAfterMs)
  return { failures, notBefore: now + Math.max(Math.round(baseMs * (1 + random / 2)), askedMs) }
}

interface LastOutcome {
  backoff: Backoff | null
  syncError: AppErrorCode | null
}

/**
 * Whether to leave the worker alone now. A person's own wish overrides a wait, except when the worker asked for rest.
 * A clock that was put back must not make the wait longer than it could ever have been.
 */
export function mustWait({ backoff, syncError }: LastOutcome, now: number, wished: boolean): boolean {
  if (syncError !== null && isSignedOut(syncError)) return !wished
  if (!backoff || now >= backoff.notBefore || backoff.notBefore - now > 2 * longestMs) return false
  return !wished || (syncError !== null && asksForRest(syncError))
}

/** The token is dead for good: only a new session helps. */
export function isSignedOut(code: AppErrorCode): boolean {
  return code === 'token-invalid' || code === 'token-missing'
}

const asksForRest = (code: AppErrorCode): boolean => code === 'overloaded' || code === 'rate-limited'
