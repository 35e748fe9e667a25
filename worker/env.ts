import * as v from 'valibot'
import type { Workspace } from './workspace/object.ts'

export interface Env {
  /** D1: workspaces, members, devices, invites. */
  DIRECTORY: D1Database
  /** R2: cover bytes under `ws/<workspaceId>/<sha256>`. */
  COVERS: R2Bucket
  /** One SQLite object per workspace, named by the random workspace id that D1 holds. */
  WORKSPACE: DurableObjectNamespace<Workspace>
  /** Secret: whoever redeems it first becomes the owner. Empty or missing closes setup. */
  SETUP_CODE?: string
  /** `info` (default): one line per request; `error`: only failures of our own; `silent`. */
  LOG_LEVEL?: string
}

const logLevelSchema = v.fallback(v.picklist(['info', 'error', 'silent']), 'info')
export type LogLevel = v.InferOutput<typeof logLevelSchema>

export const logLevelOf = (env: Env): LogLevel => v.parse(logLevelSchema, env.LOG_LEVEL)
