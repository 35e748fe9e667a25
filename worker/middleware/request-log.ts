import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { AppEnv } from '../app-env.ts'
import { logLevelOf } from '../env.ts'
import { writeLog } from '../log.ts'

/**
 * One line per request: the route's pattern, never its address (ids, search text), no body, no header, no person.
 */
export const requestLog: MiddlewareHandler<AppEnv> = async (c, next) => {
  const startedAt = Date.now()
  await next()
  writeLog(logLevelOf(c.env), c.res.status >= 500 ? 'error' : 'info', {
    method: c.req.method,
    route: routePath(c, -1),
    status: c.res.status,
    ms: Date.now() - startedAt,
    requestId: c.get('requestId'),
    code: c.get('errorCode'),
    cause: causeName(c.get('cause')),
  })
}

/** The name and the place of a bug, without its message: messages of the database may quote values. */
function causeName(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined
  const place = cause.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return `${cause.name} ${place?.trim() ?? ''}`.trim()
}
