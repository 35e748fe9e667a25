import type { MiddlewareHandler } from 'hono'
import { liveProtocol } from '#shared/contract/sync.ts'
import type { AppEnv } from '../app-env.ts'
import { findActor } from '../directory/devices.ts'
import { isPublicPath } from '../endpoints.ts'
import { refuse } from './error-shape.ts'

/** Every path under /v1 needs a token unless `endpoints.ts` calls it public: a forgotten line locks, never opens. */
export const bearerAuth: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (isPublicPath(c.req.method, c.req.path)) return next()
  const token = tokenIn(c.req.raw.headers)
  if (!token) return refuse('token-missing')
  const actor = await findActor(c.env.DIRECTORY, token, Date.now())
  if (!actor) return refuse('token-invalid')
  c.set('actor', actor)
  return next()
}

/** The bearer token; for a WebSocket the second sub-protocol, the only place where a browser lets one be sent. */
function tokenIn(headers: Headers): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('Authorization') ?? '')
  if (bearer?.[1]) return bearer[1]
  if (headers.get('Upgrade')?.toLowerCase() !== 'websocket') return null
  const [protocol, token] = (headers.get('Sec-WebSocket-Protocol') ?? '').split(',').map((part) => part.trim())
  return protocol === liveProtocol && token ? token : null
}
