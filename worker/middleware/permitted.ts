import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { type Action, authorize, type Authorized } from '../authorize.ts'
import { refuse } from './error-shape.ts'

/** The actor of this request with the right to do `action`; answers `not-allowed` otherwise. */
export function permitted<A extends Action>(c: Context<AppEnv>, action: A): Authorized<A> {
  return authorize(c.get('actor'), action) ?? refuse('not-allowed')
}
