import { beforeEach, describe, expect, it } from 'vitest'
import { createToasts, type Toasts } from '../../../../extension/ui/toasts.ts'

/** A clock that only the test moves. */
function handClock() {
  let now = 0
  const timers = new Map<number, { at: number; run: () => void }>()
  let next = 0
  return {
    now: () => now,
    after: (ms: number, run: () => void) => {
      const id = next++
      timers.set(id, { at: now + ms, run })
      return () => void timers.delete(id)
    },
    pass(ms: number) {
      now += ms
      for (const [id, timer] of timers) {
        if (timer.at > now) continue
        timers.delete(id)
        timer.run()
      }
    },
  }
}

let clock: ReturnType<typeof handClock>
let toasts: Toasts
const texts = () => toasts.list().map((toast) => toast.text)

beforeEach(() => {
  clock = handClock()
  toasts = createToasts(clock)
})

describe('a toast', () => {
  it('stays for six seconds', () => {
    toasts.add({ text: 'deleted' })
    clock.pass(5999)
    expect(texts()).toEqual(['deleted'])
    clock.pass(1)
    expect(texts()).toEqual([])
  })

  it('does not run out while it is held, and has the rest of its time afterwards', () => {
    toasts.add({ text: 'deleted' })
    clock.pass(4000)
    toasts.hold()
    clock.pass(60_000)
    expect(texts()).toEqual(['deleted'])
    toasts.release()
    clock.pass(1999)
    expect(texts()).toEqual(['deleted'])
    clock.pass(1)
    expect(texts()).toEqual([])
  })

  it('waits too when it arrives while others are held', () => {
    toasts.add({ text: 'first' })
    toasts.hold()
    toasts.add({ text: 'second' })
    clock.pass(60_000)
    expect(texts()).toEqual(['first', 'second'])
  })

  it('undoes once and is gone', () => {
    let undone = 0
    toasts.add({ text: 'deleted', action: { label: 'undo', run: () => undone++ } })
    const [toast] = toasts.list()
    toast?.action?.run()
    expect(undone).toBe(1)
    expect(texts()).toEqual([])
  })

  it('can no longer be undone by key once its time is over', () => {
    let undone = 0
    toasts.add({ text: 'deleted', action: { label: 'undo', run: () => undone++ } })
    clock.pass(6000)
    expect(toasts.runLatest()).toBe(false)
    expect(undone).toBe(0)
  })

  it('is undone by key newest first, past those with nothing to undo', () => {
    const undone: string[] = []
    for (const text of ['a', 'b']) toasts.add({ text, action: { label: 'undo', run: () => undone.push(text) } })
    toasts.add({ text: 'copied' })
    toasts.runLatest()
    toasts.runLatest()
    expect(undone).toEqual(['b', 'a'])
    expect(toasts.runLatest()).toBe(false)
  })

  it('makes room: three at most are shown', () => {
    for (const text of ['a', 'b', 'c', 'd']) toasts.add({ text })
    expect(texts()).toEqual(['b', 'c', 'd'])
  })

  it('tells whoever watches, until they stop', () => {
    const seen: number[] = []
    const stop = toasts.watch((shown) => seen.push(shown.length))
    toasts.add({ text: 'a' })
    stop()
    toasts.add({ text: 'b' })
    expect(seen).toEqual([0, 1])
  })
})
