import { useEffect } from 'preact/hooks'
import { useApp } from './app-context.ts'
import { useSession } from './use-live.ts'

/** A page that someone looks at syncs at once and keeps the background's live connection open. */
export function KeepSynced() {
  const app = useApp()
  const connected = Boolean(useSession())
  useEffect(() => {
    if (!connected) return undefined
    void app.ask('sync/now', {})
    const keepLive = () => {
      if (document.visibilityState === 'visible') void app.ask('sync/keep-live', {})
    }
    keepLive()
    const timer = setInterval(keepLive, 20_000)
    document.addEventListener('visibilitychange', keepLive)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', keepLive)
    }
  }, [app, connected])
  return null
}
