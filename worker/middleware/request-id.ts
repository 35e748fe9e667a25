import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** Names each request with our own random id; a client's id would let it write into our log. */
export const requestId: MiddlewareHandler<AppEnv> = async (c, next) => {
  const id = crypto.randomUUID()
  c.set('requestId', id)
  c.header('X-Request-Id', id)
  await next()
}
