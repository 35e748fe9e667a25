import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { observeNavigation } from '../../../../../extension/red/observe/navigation.ts'

/** As much of a window as navigation needs. */
class FakeWindow extends EventTarget {
  location = { href: 'https://www.xiaohongshu.com/explore' }
  navigation: EventTarget | undefined
  setInterval = (step: () => void, ms: number) => setInterval(step, ms)
  clearInterval = (timer: ReturnType<typeof setInterval>) => clearInterval(timer)

  constructor(hasApi: boolean) {
    super()
    this.navigation = hasApi ? new EventTarget() : undefined
  }
}

const next = 'https://www.xiaohongshu.com/notification'
let abort: AbortController
let seen: string[]

beforeEach(() => {
  vi.useFakeTimers()
  abort = new AbortController()
  seen = []
})
afterEach(() => vi.useRealTimers())

const watched = (hasApi: boolean): FakeWindow => {
  const win = new FakeWindow(hasApi)
  observeNavigation(win as unknown as Window, abort.signal, (url) => seen.push(url.href))
  return win
}

describe('observeNavigation', () => {
  it('hears the Navigation API at once and runs no timer', () => {
    const win = watched(true)
    expect(vi.getTimerCount()).toBe(0)
    win.location.href = next
    win.navigation!.dispatchEvent(new Event('currententrychange'))
    win.navigation!.dispatchEvent(new Event('currententrychange'))
    expect(seen).toEqual([next])
  })

  it('compares the address twice a second where there is no such API', () => {
    const win = watched(false)
    win.location.href = next
    vi.advanceTimersByTime(500)
    expect(seen).toEqual([next])
    vi.advanceTimersByTime(5000)
    expect(seen).toEqual([next])
  })

  it('hears going back before the next comparison', () => {
    const win = watched(false)
    win.location.href = next
    win.dispatchEvent(new Event('popstate'))
    expect(seen).toEqual([next])
  })

  it('sleeps while the page is put away and reports when it comes back', () => {
    const win = watched(false)
    win.dispatchEvent(new Event('pagehide'))
    expect(vi.getTimerCount()).toBe(0)
    win.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    expect(seen).toEqual(['https://www.xiaohongshu.com/explore'])
    expect(vi.getTimerCount()).toBe(1)
  })

  it.each([true, false])('is silent after the signal (Navigation API: %s)', (hasApi) => {
    const win = watched(hasApi)
    abort.abort()
    win.location.href = next
    win.navigation?.dispatchEvent(new Event('currententrychange'))
    win.dispatchEvent(new Event('popstate'))
    vi.advanceTimersByTime(5000)
    expect(seen).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })
})
