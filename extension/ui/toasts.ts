/** A short message at the bottom, with at most one thing to do about it. */
export interface Toast {
  id: number
  text: string
  action: { label: string; run: () => void } | null
}

/** Time, given by the caller so that tests decide it. */
export interface ToastClock {
  now(): number
  after(ms: number, run: () => void): () => void
}

export interface Toasts {
  add(toast: { text: string; action?: { label: string; run: () => void } }): void
  dismiss(id: number): void
  /** Runs the action of the newest toast that has one, as the undo key does. False when there is none. */
  runLatest(): boolean
  /** Someone is pointing at the toasts or has focus in them: no clock runs. */
  hold(): void
  release(): void
  list(): readonly Toast[]
  watch(show: (toasts: readonly Toast[]) => void): () => void
}

interface Running {
  toast: Toast
  /** Ms left when the clock last stopped. */
  left: number
  since: number
  stop: (() => void) | null
}

/** Toasts stay `staysMs` (default 6 s, the time to undo), not counting the time they are held. */
export function createToasts(clock: ToastClock, staysMs = 6000): Toasts {
  let running: Running[] = []
  let held = false
  let nextId = 1
  const watchers = new Set<(toasts: readonly Toast[]) => void>()
  const list = () => running.map((each) => each.toast)
  const tell = () => watchers.forEach((show) => show(list()))

  const start = (each: Running) => {
    each.since = clock.now()
    each.stop = clock.after(each.left, () => dismiss(each.toast.id))
  }
  const dismiss = (id: number) => {
    running.find((each) => each.toast.id === id)?.stop?.()
    running = running.filter((each) => each.toast.id !== id)
    tell()
  }
  const closing = (toast: Omit<Toast, 'id'>, id: number): Toast => ({
    id,
    text: toast.text,
    action: toast.action && { label: toast.action.label, run: () => (dismiss(id), toast.action?.run()) },
  })

  return {
    add({ text, action }) {
      const each: Running = {
        toast: closing({ text, action: action ?? null }, nextId++),
        left: staysMs,
        since: 0,
        stop: null,
      }
      running = [...running.slice(-2), each]
      if (!held) start(each)
      tell()
    },
    dismiss,
    runLatest() {
      const latest = running.findLast((each) => each.toast.action)
      latest?.toast.action?.run()
      return latest !== undefined
    },
    hold() {
      if (held) return
      held = true
      for (const each of running) {
        each.stop?.()
        each.left -= clock.now() - each.since
      }
    },
    release() {
      if (!held) return
      held = false
      running.forEach(start)
    },
    list,
    watch(show) {
      watchers.add(show)
      show(list())
      return () => void watchers.delete(show)
    },
  }
}
