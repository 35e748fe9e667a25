import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import type { Role } from '#shared/model/role.ts'
import { inviteResponseSchema, type SessionResponse, sessionResponseSchema } from '#shared/contract/session.ts'
import worker from '../../../worker/index.ts'

export interface Answer {
  status: number
  headers: Headers
  body: unknown
}

/** Sends a request through the whole worker and reads the answer. `json` becomes the body. */
export async function call(
  method: string,
  path: string,
  options: {
    token?: string
    json?: unknown
    body?: BodyInit
    headers?: Record<string, string>
    env?: Partial<Cloudflare.Env>
  } = {},
): Promise<Answer> {
  const response = await send(method, path, options)
  const text = await response.text()
  const isJson = response.headers.get('Content-Type')?.includes('json')
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

export async function send(method: string, path: string, options: Parameters<typeof call>[2] = {}): Promise<Response> {
  const headers = new Headers(options.headers)
  if (options.token !== undefined) headers.set('Authorization', `Bearer ${options.token}`)
  if (options.json !== undefined) headers.set('Content-Type', 'application/json')
  const body = options.json === undefined ? options.body : JSON.stringify(options.json)
  const context = createExecutionContext()
  const request = new Request(`https://redmark.test${path}`, { method, headers, body })
  const response = await worker.fetch(request, { ...env, ...options.env }, context)
  await waitOnExecutionContext(context)
  return response
}

export const codeOf = (answer: Answer): string | undefined =>
  (answer.body as { error?: { code?: string } } | null)?.error?.code

let setups = 0

/** A new workspace with its owner, through the front door: each has a setup code of its own. */
export async function newWorkspace(): Promise<SessionResponse> {
  setups += 1
  const code = `setup-code-of-workspace-${setups}-${crypto.randomUUID()}`
  const json = { code, workspaceName: '合成工作区', nickname: 'owner', deviceName: 'device' }
  const answer = await call('POST', '/v1/setup', { json, env: { SETUP_CODE: code } })
  return v.parse(sessionResponseSchema, answer.body)
}

/** A member of the owner's workspace, through an invite. */
export async function join(owner: SessionResponse, role: Exclude<Role, 'owner'>): Promise<SessionResponse> {
  const invite = await call('POST', '/v1/invites', { token: owner.token, json: { role } })
  const { code } = v.parse(inviteResponseSchema, invite.body)
  const answer = await call('POST', '/v1/invites/redeem', { json: { code, nickname: role, deviceName: 'device' } })
  return v.parse(sessionResponseSchema, answer.body)
}

export const stubOf = (session: SessionResponse) => env.WORKSPACE.get(env.WORKSPACE.idFromName(session.workspace.id))
