/**
 * The closed list of error codes of the API. The body is always `{error: {code, message, requestId}}`;
 * `message` is for developers, people read the text of the code in their own language.
 */
export const apiErrors = {
  'bad-request': { status: 400, retryable: false },
  'too-large': { status: 413, retryable: false },
  'not-found': { status: 404, retryable: false },
  'token-missing': { status: 401, retryable: false },
  /** Unknown, expired or revoked: the client keeps its unsent work and offers to export it. */
  'token-invalid': { status: 401, retryable: false },
  'not-allowed': { status: 403, retryable: false },
  'setup-code-wrong': { status: 403, retryable: false },
  'setup-code-used': { status: 409, retryable: false },
  'invite-unknown': { status: 404, retryable: false },
  'invite-used': { status: 409, retryable: false },
  'invite-expired': { status: 410, retryable: false },
  /** The pushed sequence has a hole; the answer of push names the number the server expects. */
  'sequence-gap': { status: 409, retryable: true },
  /**
   * Another op was taken under a number that this client sends: two replicas share one client id (a copied browser
   * profile, or one put back from a backup). Nothing was taken; the client takes a new id and sends its ops again.
   */
  'client-copied': { status: 409, retryable: true },
  'cover-type': { status: 415, retryable: false },
  'cover-hash': { status: 422, retryable: false },
  'rate-limited': { status: 429, retryable: true },
  overloaded: { status: 503, retryable: true },
  internal: { status: 500, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>

export type ApiErrorCode = keyof typeof apiErrors
export const apiErrorCodes = Object.keys(apiErrors) as ApiErrorCode[]
export const isApiErrorCode = (code: unknown): code is ApiErrorCode =>
  typeof code === 'string' && Object.hasOwn(apiErrors, code)

export interface ApiErrorBody {
  error: {
    code: ApiErrorCode
    message: string
    requestId: string
    /** Only with `sequence-gap`: the next number the server wants from this client. */
    expectedSeq?: number
  }
}
