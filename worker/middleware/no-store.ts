import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** Answers hold a team's private work: no shared or disk cache may keep them past a revoked token. */
export const noStore: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.header('Cache-Control', 'no-store')
  c.header('X-Content-Type-Options', 'nosniff')
  await next()
}
