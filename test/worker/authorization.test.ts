// Law 5: one workspace is one object, and the tenant comes from the token.
import { env } from 'cloudflare:workers'
import { inspectRoutes } from 'hono/dev'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SessionResponse } from '#shared/contract/session.ts'
import type { Role } from '#shared/model/role.ts'
import { app } from '../../worker/app.ts'
import { actionRoles } from '../../worker/authorize.ts'
import { type Endpoint, endpoints } from '../../worker/endpoints.ts'
import { sha256Hex } from '../../worker/directory/secrets.ts'
import { call, codeOf, join, newWorkspace } from './support/api.ts'
import { anOp, push } from './support/ops.ts'

const roles: readonly Role[] = ['owner', 'editor', 'reviewer', 'viewer']
const sessions = {} as Record<Role | 'revoked' | 'stranger', SessionResponse>

beforeAll(async () => {
  sessions.owner = await newWorkspace()
  sessions.editor = await join(sessions.owner, 'editor')
  sessions.reviewer = await join(sessions.owner, 'reviewer')
  sessions.viewer = await join(sessions.owner, 'viewer')
  sessions.revoked = await join(sessions.owner, 'editor')
  sessions.stranger = await newWorkspace()
  await call('DELETE', `/v1/devices/${sessions.revoked.device.id}`, { token: sessions.owner.token })

  const { token } = sessions.owner
  await push(token, 'client-of-owner', [anOp(1, { type: 'create', fields: { title: 'kept to ourselves' } })])
  ownCover = await sha256Hex(picture)
  expect((await call('PUT', `/v1/covers/${ownCover}`, { token, body: picture })).status).toBe(201)
})

const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
let ownCover = ''

const mounted = inspectRoutes(app)
  .filter((route) => !route.isMiddleware)
  .map((route) => `${route.method} ${route.path}`)
const listed = endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`)
const closed = endpoints.filter((endpoint) => endpoint.access !== 'public')
const nameOf = (endpoint: Endpoint): string => `${endpoint.method} ${endpoint.path}`

/** A request of the right shape that changes nothing which the other cells of the table need. */
const request = (endpoint: Endpoint, token?: string) =>
  call(endpoint.method, pathOf(endpoint), { token, ...bodyOf(endpoint) })

function pathOf(endpoint: Endpoint, id = 'no-such-device', hash = '0'.repeat(64)): string {
  const path = endpoint.path.replace(':hash', hash).replace(':id', id)
  return endpoint.path === '/v1/sync/pull' ? `${path}?clientId=${crypto.randomUUID()}&cursor=0` : path
}

const bodies: Record<string, object> = {
  'POST /v1/invites': { role: 'viewer' },
  'POST /v1/sync/push': { clientId: 'c', ops: [{ seq: 9, opId: 'op' }] },
  'POST /v1/observations': { batchId: 'b', notes: [], creators: [] },
}

function bodyOf(endpoint: Endpoint): { json?: object; body?: string } {
  if (endpoint.body === 'image') return { body: 'not a picture' }
  return endpoint.body ? { json: bodies[nameOf(endpoint)] } : {}
}

describe('the list of routes', () => {
  it('names every mounted route, and only those', () => {
    expect(mounted.length).toBeGreaterThan(15)
    expect(listed.toSorted()).toEqual([...new Set(mounted)].toSorted())
  })

  it('opens only what must be open', () => {
    const open = endpoints.filter((endpoint) => endpoint.access === 'public').map(nameOf)
    expect(open).toEqual([
      'GET /',
      'GET /docs',
      'GET /openapi.json',
      'GET /v1/health',
      'POST /v1/setup',
      'POST /v1/invites/redeem',
    ])
  })
})

describe.each(closed.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', (_name, endpoint) => {
  it('asks for a token', async () => {
    expect(codeOf(await request(endpoint))).toBe('token-missing')
    expect(codeOf(await request(endpoint, 'nonsense'))).toBe('token-invalid')
    expect(codeOf(await request(endpoint, `rmk_${'A'.repeat(43)}`))).toBe('token-invalid')
  })

  it('is closed to a revoked device', async () => {
    const answer = await request(endpoint, sessions.revoked.token)
    expect(answer.status).toBe(401)
    expect(codeOf(answer)).toBe('token-invalid')
  })

  it.each(roles)('treats %s as the policy says', async (role) => {
    const allowed: readonly Role[] = endpoint.access === 'public' ? roles : actionRoles[endpoint.access]
    const answer = await request(endpoint, sessions[role].token)
    if (allowed.includes(role)) expect([401, 403, 429, 500]).not.toContain(answer.status)
    else expect(codeOf(answer)).toBe('not-allowed')
  })

  it('shows another workspace nothing of this one', async () => {
    const { owner, stranger } = sessions
    const answer = await call(endpoint.method, pathOf(endpoint, owner.device.id, ownCover), {
      token: stranger.token,
      ...bodyOf(endpoint),
    })
    const text = JSON.stringify(answer.body)
    for (const id of [owner.workspace.id, owner.member.id, owner.device.id, 'kept to ourselves']) {
      expect(text).not.toContain(id)
    }
    expect(answer.status).not.toBe(500)
    expect((await call('GET', '/v1/me', { token: owner.token })).status).toBe(200)
  })
})

describe('devices', () => {
  it('are ended by their own member or by the owner, and by nobody else', async () => {
    const { owner, editor, viewer } = sessions
    const own = await join(owner, 'viewer')
    const other = await join(owner, 'viewer')
    const end = (by: SessionResponse, of: SessionResponse) =>
      call('DELETE', `/v1/devices/${of.device.id}`, { token: by.token })
    expect(codeOf(await end(editor, other))).toBe('not-allowed')
    expect(codeOf(await end(viewer, other))).toBe('not-allowed')
    expect((await end(own, own)).body).toEqual({ revoked: true })
    expect(codeOf(await call('GET', '/v1/me', { token: own.token }))).toBe('token-invalid')
    expect((await end(owner, other)).body).toEqual({ revoked: true })
    expect(codeOf(await call('GET', '/v1/me', { token: other.token }))).toBe('token-invalid')
  })

  it('unused for 90 days lose their token', async () => {
    const idle = await join(sessions.owner, 'editor')
    const seenAt = (daysAgo: number) =>
      env.DIRECTORY.prepare('UPDATE device SET last_seen_at = ? WHERE id = ?')
        .bind(Date.now() - daysAgo * 86_400_000, idle.device.id)
        .run()
    await seenAt(89)
    expect((await call('GET', '/v1/me', { token: idle.token })).status).toBe(200)
    // The visit just made counts as use.
    const row = await env.DIRECTORY.prepare('SELECT last_seen_at AS at FROM device WHERE id = ?')
      .bind(idle.device.id)
      .first()
    expect(Date.now() - Number(row?.['at'])).toBeLessThan(60_000)
    await seenAt(90)
    expect(codeOf(await call('GET', '/v1/me', { token: idle.token }))).toBe('token-invalid')
  })
})
