import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { workspaceOf } from '../workspace/stub.ts'
import { refuse } from './error-shape.ts'

/**
 * Lets the workspace's own object count the requests of each device: exact, and a team that floods slows only itself.
 * (The platform's rate-limit binding counts per location and is not accurate.)
 */
export const rateLimit: MiddlewareHandler<AppEnv> = async (c, next) => {
  const actor = c.get('actor')
  if (actor) {
    const waitSeconds = await workspaceOf(c.env, actor).admit(actor.deviceId)
    if (waitSeconds > 0) return refuse('rate-limited', { retryAfterSeconds: waitSeconds })
  }
  return next()
}
