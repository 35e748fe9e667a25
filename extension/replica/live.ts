import { liveQuery } from 'dexie'

/** Runs `read` now and again whenever something it read has changed, in this or any other context of the extension. */
export function watchLive<T>(
  read: () => Promise<T>,
  show: (value: T) => void,
  fail: (error: unknown) => void,
): () => void {
  const subscription = liveQuery(read).subscribe({ next: show, error: fail })
  return () => subscription.unsubscribe()
}
