import type { ApiErrorCode } from '#shared/contract/errors.ts'
import type { Actor } from './actor.ts'
import type { Env } from './env.ts'

/** What travels with a request through the Hono app. */
export interface AppEnv {
  Bindings: Env
  Variables: {
    requestId: string
    /** Set by `bearerAuth`; routes without it are listed as public in `endpoints.ts`. */
    actor: Actor
    errorCode: ApiErrorCode | undefined
    cause: unknown
  }
}
