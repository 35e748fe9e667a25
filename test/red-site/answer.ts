/** What a route answers; the server writes it out. */
export type Answer = { status: number; type: string; body: string | Buffer; headers?: Record<string, string> }

export const html = (body: string, status = 200): Answer => ({ status, type: 'text/html; charset=utf-8', body })
export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
  headers,
})
export const redirect = (to: string): Answer => ({
  status: 302,
  type: 'text/plain',
  body: '',
  headers: { location: to },
})
export const missing = (what: string): Answer => ({
  status: 404,
  type: 'text/plain; charset=utf-8',
  body: `no ${what}`,
})
