/** The one door to the worker: every outcome is a value, every answer is parsed, the token is in a header or nowhere. */
import { hc } from 'hono/client'
import * as v from 'valibot'
import { apiErrorCodes } from '#shared/contract/errors.ts'
import { healthResponseSchema } from '#shared/contract/health.ts'
import { observationsResponseSchema, type ObservationsRequest } from '#shared/contract/observations.ts'
import {
  deviceRevokeResponseSchema,
  inviteResponseSchema,
  membersResponseSchema,
  type RedeemRequest,
  sessionResponseSchema,
  type SetupRequest,
} from '#shared/contract/session.ts'
import { pullResponseSchema, type PushRequest, pushResponseSchema } from '#shared/contract/sync.ts'
import { tagSuggestResponseSchema } from '#shared/contract/tags.ts'
import { trendsResponseSchema } from '#shared/contract/trends.ts'
import { fail, ok, type Result } from '#shared/model/result.ts'
import type { Role } from '#shared/model/role.ts'
import type { AppErrorCode } from '../messaging/errors.ts'
import type { Session } from '../replica/meta.ts'
import { normaliseAddress } from './address.ts'
import type { AppType } from '../../worker/app.ts'

/** Below the 30 s after which Chrome stops a background whose fetch has no answer. */
const timeoutMs = 20_000

/** A failed answer. */
export interface ApiFailure {
  ok: false
  code: AppErrorCode
  /** Comes with `sequence-gap`: the number the worker wants next from this client. */
  expectedSeq?: number
  /** How long the worker, or what stands in front of it, asked to be left alone (`Retry-After`). */
  retryAfterMs?: number
}
export type ApiResult<T> = { ok: true; value: T } | ApiFailure
/** Where to ask, and as whom. */
export type Access = Pick<Session, 'address' | 'token'>
export type FetchPort = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

const errorBodySchema = v.object({
  error: v.object({ code: v.picklist(apiErrorCodes), expectedSeq: v.optional(v.number()) }),
})

export type WorkerApi = ReturnType<typeof createApi>

/**
 * Client of the worker. Failures: the API's own codes; `unreachable` when nothing answered (or something in between
 * failed with a 5xx), `timeout` after 20 s, `not-redmark` for an answer that is not the contract's.
 */
export function createApi(fetchPort: FetchPort) {
  const guarded: FetchPort = (input, init) =>
    fetchPort(input, {
      ...init,
      signal: AbortSignal.timeout(timeoutMs),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // A redirect would carry the token, or the answer, somewhere the person never named.
      redirect: 'error',
    })
  const at = (address: string) => hc<AppType>(address, { fetch: guarded }).v1
  const as = ({ address, token }: Access) =>
    hc<AppType>(address, { fetch: guarded, headers: { Authorization: `Bearer ${token}` } }).v1

  return {
    /** The normalised origin, when a Redmark worker answers there. */
    async checkWorker(typed: string): Promise<Result<string, AppErrorCode>> {
      const address = normaliseAddress(typed)
      if (!address.ok) return address
      const health = await answerOf(healthResponseSchema, at(address.value).health.$get())
      if (health.ok) return address
      if (health.code === 'unreachable')
        return fail((await answers(fetchPort, address.value)) ? 'not-redmark' : health.code)
      return fail(health.code === 'timeout' ? health.code : 'not-redmark')
    },
    setup: (address: string, json: SetupRequest) => answerOf(sessionResponseSchema, at(address).setup.$post({ json })),
    redeem: (address: string, json: RedeemRequest) =>
      answerOf(sessionResponseSchema, at(address).invites.redeem.$post({ json })),
    push: (access: Access, json: PushRequest) => answerOf(pushResponseSchema, as(access).sync.push.$post({ json })),
    pull: (access: Access, { clientId, cursor }: { clientId: string; cursor: number }) =>
      answerOf(pullResponseSchema, as(access).sync.pull.$get({ query: { clientId, cursor: String(cursor) } })),
    observe: (access: Access, json: ObservationsRequest) =>
      answerOf(observationsResponseSchema, as(access).observations.$post({ json })),
    suggestTags: (access: Access, query: { text?: string; authorId?: string; noteId?: string }) =>
      answerOf(tagSuggestResponseSchema, as(access).tags.suggest.$get({ query })),
    readTrends: (access: Access, days: 1 | 3 | 7) =>
      answerOf(trendsResponseSchema, as(access).trends.$get({ query: { days: `${days}` } })),
    createInvite: (access: Access, role: Exclude<Role, 'owner'>) =>
      answerOf(inviteResponseSchema, as(access).invites.$post({ json: { role } })),
    readMembers: (access: Access) => answerOf(membersResponseSchema, as(access).members.$get()),
    revokeDevice: (access: Access, id: string) =>
      answerOf(deviceRevokeResponseSchema, as(access).devices[':id'].$delete({ param: { id } })),
  }
}

/**
 * Whether anything at all is there. A server that does not let our origin read its answer fails a fetch just like
 * silence does; an opaque answer, of which nothing can be read, tells the two apart.
 */
async function answers(fetchPort: FetchPort, address: string): Promise<boolean> {
  const init: RequestInit = { mode: 'no-cors', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' }
  try {
    await fetchPort(address, { ...init, signal: AbortSignal.timeout(timeoutMs) })
    return true
  } catch {
    return false
  }
}

async function answerOf<S extends v.GenericSchema>(
  schema: S,
  asked: Promise<Pick<Response, 'ok' | 'status' | 'headers'> & { text(): Promise<string> }>,
): Promise<ApiResult<v.InferOutput<S>>> {
  try {
    const response = await asked
    const body = jsonOrNull(await response.text())
    if (!response.ok) return { ...failureOf(response.status, body), ...restAsked(response.headers) }
    const parsed = v.safeParse(schema, body)
    return parsed.success ? ok(parsed.output) : fail('not-redmark')
  } catch (error) {
    // fetch rejects in no other way than these two: aborted by our own clock, or nobody there.
    return fail((error as { name?: string } | null)?.name === 'TimeoutError' ? 'timeout' : 'unreachable')
  }
}

function failureOf(status: number, body: unknown): ApiFailure {
  const parsed = v.safeParse(errorBodySchema, body)
  if (parsed.success) return { ok: false, ...parsed.output.error }
  // Not the worker's own words: a proxy or the platform in front of it.
  if (status === 429) return fail('rate-limited')
  return fail(status >= 500 ? 'unreachable' : 'not-redmark')
}

/** Seconds only: the other form, a date, would be read by a clock that nobody vouches for. */
function restAsked(headers: Headers): Pick<ApiFailure, 'retryAfterMs'> {
  const seconds = headers.get('Retry-After')
  return seconds && /^\d{1,5}$/.test(seconds) ? { retryAfterMs: Number(seconds) * 1000 } : {}
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
