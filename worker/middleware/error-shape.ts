import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type ApiErrorBody, type ApiErrorCode, apiErrors } from '#shared/contract/errors.ts'
import type { AppEnv } from '../app-env.ts'

interface RefusalDetail {
  message?: string
  retryAfterSeconds?: number
  expectedSeq?: number
}

/** An expected refusal on its way to the one place that turns it into an answer. */
class Refusal extends HTTPException {
  readonly code: ApiErrorCode
  readonly detail: RefusalDetail

  constructor(code: ApiErrorCode, detail: RefusalDetail = {}) {
    super(apiErrors[code].status, { message: detail.message ?? code })
    this.code = code
    this.detail = detail
  }
}

export function refuse(code: ApiErrorCode, detail?: RefusalDetail): never {
  throw new Refusal(code, detail)
}

/** The only builder of an error answer. What the client sent is never repeated, and an unexpected error says nothing. */
export function answerError(error: unknown, c: Context<AppEnv>): Response {
  const refusal = refusalOf(error)
  c.set('errorCode', refusal.code)
  if (refusal.code === 'internal') c.set('cause', error)
  const { retryAfterSeconds, expectedSeq } = refusal.detail
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds))
  const body: ApiErrorBody = {
    error: {
      code: refusal.code,
      message: refusal.message,
      requestId: c.get('requestId'),
      ...(expectedSeq === undefined ? {} : { expectedSeq }),
    },
  }
  return c.json(body, refusal.status)
}

/** The hook of every validator: its default answer would echo the input, this one names only the part that is wrong. */
export function refuseInvalid(result: { success: boolean; target: string }): void {
  if (!result.success) refuse('bad-request', { message: `the ${result.target} does not fit the contract` })
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  // Hono's own: a body that is not JSON.
  if (error instanceof HTTPException && error.status === 400) return new Refusal('bad-request')
  // Set by the runtime on calls to a Durable Object that has too much to do.
  if (error instanceof Error && 'overloaded' in error && error.overloaded === true) {
    return new Refusal('overloaded', { retryAfterSeconds: 30 })
  }
  return new Refusal('internal')
}
