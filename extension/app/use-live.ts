import { useEffect, useState } from 'preact/hooks'
import { type Meta, readMeta, type Session } from '../replica/meta.ts'
import { watchLive } from '../replica/live.ts'
import { useApp } from './app-context.ts'

export type Loaded<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed' }

/** What `read` finds in the replica, kept current. While `inputs` change, the last answer stays on screen. */
export function useLive<T>(read: () => Promise<T>, inputs: readonly unknown[]): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' })
  useEffect(
    () =>
      watchLive(
        read,
        (value) => setLoaded({ state: 'ready', value }),
        () => setLoaded({ state: 'failed' }),
      ),
    inputs,
  )
  return loaded
}

/** One stored value of this device, kept current; null until it is read. */
export function useMeta<K extends keyof Meta>(key: K): Meta[K] | null {
  const { db } = useApp()
  const loaded = useLive(() => readMeta(db, key), [db, key])
  return loaded.state === 'ready' ? loaded.value : null
}

/** The connection to a worker; undefined until it is known, null when there is none. */
export function useSession(): Session | null | undefined {
  const { db } = useApp()
  const loaded = useLive(() => readMeta(db, 'session'), [db])
  return loaded.state === 'ready' ? loaded.value : undefined
}
