import { expect, test } from 'vitest'
import { mustWait, nextBackoff } from '../../../../extension/background/backoff.ts'

const now = 1_700_000_000_000

test('waits double up to five minutes, with up to half as much again by chance', () => {
  const waits = [0, 0.999].map((random) => {
    let backoff = null
    const series: number[] = []
    for (let failure = 0; failure < 12; failure++) {
      backoff = nextBackoff(backoff, { code: 'unreachable' }, { now, random })
      series.push(backoff.notBefore - now)
    }
    return series
  })
  expect(waits[0]?.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000])
  expect(waits[0]?.at(-1)).toBe(300_000)
  expect(waits[1]?.at(-1)).toBeGreaterThan(440_000)
})

test.each(['overloaded', 'rate-limited'] as const)('a worker that is %s is left alone for 30 s at least', (code) => {
  const backoff = nextBackoff(null, { code }, { now, random: 0 })
  expect(backoff.notBefore - now).toBe(30_000)
  expect(mustWait({ backoff, syncError: code }, now + 29_999, true)).toBe(true)
  expect(mustWait({ backoff, syncError: code }, now + 30_000, false)).toBe(false)
})

test("a person's wish overrides the wait for a worker that was out of reach", () => {
  const backoff = nextBackoff(null, { code: 'unreachable' }, { now, random: 0 })
  expect(mustWait({ backoff, syncError: 'unreachable' }, now + 1, false)).toBe(true)
  expect(mustWait({ backoff, syncError: 'unreachable' }, now + 1, true)).toBe(false)
})

test('a dead token is asked about only by a person', () => {
  expect(mustWait({ backoff: null, syncError: 'token-invalid' }, now, false)).toBe(true)
  expect(mustWait({ backoff: null, syncError: 'token-invalid' }, now, true)).toBe(false)
})

test('a clock that was put back a week does not make a week of waiting', () => {
  const backoff = nextBackoff(null, { code: 'unreachable' }, { now, random: 0 })
  expect(mustWait({ backoff, syncError: 'unreachable' }, now - 7 * 86_400_000, false)).toBe(false)
})

test('a wait that the worker names is kept, up to five minutes, and never shortens our own', () => {
  const waitFor = (retryAfterMs: number) =>
    nextBackoff(null, { code: 'overloaded', retryAfterMs }, { now, random: 0 }).notBefore - now
  expect([1000, 59_000, 86_400_000].map(waitFor)).toEqual([30_000, 59_000, 300_000])
})
