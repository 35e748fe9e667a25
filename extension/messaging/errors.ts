import { type ApiErrorCode, apiErrorCodes } from '#shared/contract/errors.ts'

/** Failures that arise on this side of the wire; the worker's own codes join them in {@link AppErrorCode}. */
export const localErrorCodes = [
  /** The worker did not answer: no network, wrong port, server down. */
  'unreachable',
  /** Something answered at the address, but it is not a Redmark worker. */
  'not-redmark',
  /** The address is not an https address (or http on this machine). */
  'address-malformed',
  'not-connected',
  'storage-full',
  'storage-failed',
  'message-malformed',
  'timeout',
  /** The extension was updated under an open tab: the old script must go quiet and ask for a refresh. */
  'extension-updated',
  /** The thing acted on is no longer there. */
  'gone',
] as const

export type AppErrorCode = ApiErrorCode | (typeof localErrorCodes)[number]
export const appErrorCodes: readonly AppErrorCode[] = [...apiErrorCodes, ...localErrorCodes]
