import { fail, ok, type Result } from '#shared/model/result.ts'

const ownMachine = new Set(['127.0.0.1', 'localhost'])

/**
 * The origin of a worker as a person typed it: https anywhere, http on this machine only (the token would travel in
 * the clear), no path, query, fragment or credentials. Everything else is `address-malformed`.
 */
export function normaliseAddress(typed: string): Result<string, 'address-malformed'> {
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : null
  if (!url) return fail('address-malformed')
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && ownMachine.has(url.hostname))
  const bare = url.href === `${url.origin}/`
  return secure && bare ? ok(url.origin) : fail('address-malformed')
}

/** Where the live hints of a worker are: the same origin over WebSocket. */
export function liveAddress(origin: string): string {
  return `${origin.replace(/^http/, 'ws')}/v1/sync/live`
}
