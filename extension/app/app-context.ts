import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { send } from '../messaging/send.ts'
import type { ReplicaDb } from '../replica/db.ts'
import type { WritePorts } from '../replica/write.ts'
import type { Toasts } from '../ui/toasts.ts'

/** Everything a screen may reach: the local replica, the background, and the toasts. Tests give their own. */
export interface App {
  db: ReplicaDb
  ports: WritePorts
  ask: typeof send
  toasts: Toasts
}

const context = createContext<App | null>(null)
export const AppProvider = context.Provider

export function useApp(): App {
  const app = useContext(context)
  if (!app) throw new Error('A screen was drawn outside of the app')
  return app
}
