export interface Clock {
  now(): number
  /** Calls `then` after `ms`; the answer cancels it. */
  after(ms: number, then: () => void): () => void
}

export const pageClock: Clock = {
  now: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}

/** Time left before a toast goes; it stands still while someone points at it or has focus in it. */
export class Countdown {
  readonly #clock: Clock
  readonly #onEnd: () => void
  #left: number
  #since = 0
  #cancel: (() => void) | null = null

  constructor(ms: number, clock: Clock, onEnd: () => void) {
    this.#left = ms
    this.#clock = clock
    this.#onEnd = onEnd
    this.resume()
  }

  pause(): void {
    if (!this.#cancel) return
    this.stop()
    this.#left = Math.max(0, this.#left - (this.#clock.now() - this.#since))
  }

  resume(): void {
    if (this.#cancel) return
    this.#since = this.#clock.now()
    this.#cancel = this.#clock.after(this.#left, this.#onEnd)
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}
