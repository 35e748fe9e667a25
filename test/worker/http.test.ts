import { afterEach, describe, expect, it, vi } from 'vitest'
import { apiErrors, isApiErrorCode } from '#shared/contract/errors.ts'
import type { ApiErrorBody } from '#shared/contract/errors.ts'
import { endpoints } from '../../worker/endpoints.ts'
import { smallBytesMax } from '../../worker/middleware/body-sizes.ts'
import { requestsPerMinuteMax } from '../../worker/workspace/request-count.ts'
import { type Answer, call, codeOf, newWorkspace } from './support/api.ts'
import { anOp, push } from './support/ops.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('every error', () => {
  it('has one shape, its own status and the request id, and repeats nothing that was sent', async () => {
    const { token } = await newWorkspace()
    const secret = 'do-not-repeat-this'
    const json = { headers: { 'Content-Type': 'application/json' } }
    const answers: Answer[] = [
      await call('GET', `/v1/${secret}`, { token }),
      await call('GET', `/${secret}`),
      await call('GET', '/v1/me'),
      await call('POST', '/v1/setup', { json: { code: secret, unknown: secret } }),
      await call('POST', '/v1/setup', { body: `{"${secret}`, ...json }),
      await call('POST', '/v1/setup', { body: secret }),
      await call('GET', `/v1/trends?${secret}=${secret}`, { token }),
      await call('GET', `/v1/sync/pull?clientId=${secret}&cursor=-1`, { token }),
      await call('POST', '/v1/invites', { token, json: { role: secret } }),
      await call('PATCH', '/v1/me', { token, json: { secret } }),
      await call('POST', '/v1/sync/push', { token, json: { clientId: 'c', ops: [] } }),
      await call('POST', '/v1/invites/redeem', { json: { code: secret, nickname: 'x', deviceName: 'y' } }),
    ]
    for (const answer of answers) {
      const { error } = answer.body as ApiErrorBody
      expect(Object.keys(error).toSorted()).toEqual(['code', 'message', 'requestId'])
      expect(isApiErrorCode(error.code)).toBe(true)
      expect(answer.status).toBe(apiErrors[error.code].status)
      expect(error.requestId).toBe(answer.headers.get('X-Request-Id'))
      expect(error.code).not.toBe('internal')
      expect(JSON.stringify(answer.body)).not.toContain(secret)
    }
  })

  it('of our own says nothing about its cause', async () => {
    const answer = await call('GET', '/v1/me', { token: `rmk_${'A'.repeat(43)}`, env: { DIRECTORY: undefined } })
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 'internal', message: 'internal' } } })
  })

  it('is told to come back later when the object is overloaded', async () => {
    const { token } = await newWorkspace()
    const overloaded = Object.assign(new Error('Durable Object is overloaded.'), { overloaded: true, retryable: false })
    const WORKSPACE = {
      idFromName: () => ({}),
      get: () => ({ admit: () => Promise.reject(overloaded) }),
    } as unknown as Cloudflare.Env['WORKSPACE']
    const answer = await call('GET', '/v1/me', { token, env: { WORKSPACE } })
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'overloaded' } } })
    expect(answer.headers.get('Retry-After')).toBe('30')
  })
})

describe('every answer', () => {
  it('may be read by any origin without credentials, is never stored, and carries our request id', async () => {
    const { token } = await newWorkspace()
    for (const path of ['/v1/health', '/v1/me', '/v1/nothing', '/docs']) {
      const { headers } = await call('GET', path, {
        token,
        headers: { Origin: 'https://any.example', 'X-Request-Id': 'theirs' },
      })
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
      expect(headers.get('Cache-Control')).toBe('no-store')
      expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  it('to a preflight allows token and JSON on every method, without a token', async () => {
    const answer = await call('OPTIONS', '/v1/sync/push', {
      headers: {
        Origin: 'chrome-extension://x',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type',
      },
    })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('Access-Control-Allow-Headers')).toBe('Authorization,Content-Type')
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      expect(answer.headers.get('Access-Control-Allow-Methods')).toContain(method)
    }
  })
})

describe('limits', () => {
  it.each(endpoints.filter((endpoint) => endpoint.body).map((endpoint) => [endpoint.method, endpoint.path]))(
    'hold for the body of %s %s, counted and not believed',
    async (method, path) => {
      const { token } = await newWorkspace()
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(256 * 1024)),
      })
      const answer = await call(method, path.replace(':hash', '0'.repeat(64)), {
        token,
        body,
        headers: { 'Content-Type': 'application/json', 'Content-Length': '2' },
      })
      expect(codeOf(answer)).toBe('too-large')
    },
  )

  it('let a body through that just fits', async () => {
    const body = `{"code":"${' '.repeat(smallBytesMax - 11)}"}`
    expect(codeOf(await call('POST', '/v1/setup', { body, headers: { 'Content-Type': 'application/json' } }))).toBe(
      'bad-request',
    )
    const longer = `${body} `
    expect(
      codeOf(await call('POST', '/v1/setup', { body: longer, headers: { 'Content-Type': 'application/json' } })),
    ).toBe('too-large')
  })

  it('hold for the requests of one device a minute, and for no other device', async () => {
    const owner = await newWorkspace()
    const other = await newWorkspace()
    // The start of a minute, so that the count cannot fall into two of them.
    vi.spyOn(Date, 'now').mockReturnValue(Math.ceil(Date.now() / 60_000) * 60_000 + 1000)
    const codes = new Set<string | undefined>()
    let last: Answer | null = null
    for (let sent = 0; sent <= requestsPerMinuteMax; sent += 20) {
      const burst = await Promise.all(Array.from({ length: 20 }, () => call('GET', '/v1/me', { token: owner.token })))
      last = burst.at(-1) ?? null
      for (const answer of burst) codes.add(codeOf(answer))
    }
    expect([...codes]).toEqual([undefined, 'rate-limited'])
    expect(last?.headers.get('Retry-After')).toBe('59')
    expect((await call('GET', '/v1/me', { token: other.token })).status).toBe(200)
  })
})

describe('the log', () => {
  it('has a line per request with the pattern of the route, and no secret, id, name or text', async () => {
    const lines: string[] = []
    vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line))
    const session = await newWorkspace()
    const logged = { token: session.token, env: { LOG_LEVEL: 'info' } }
    await call('GET', '/v1/tags/suggest?text=canary-text', logged)
    await call('DELETE', '/v1/devices/canary-device', logged)
    await call('GET', `/v1/covers/${'c'.repeat(64)}`, logged)
    await call('POST', '/v1/setup', {
      json: { code: 'canary-code', workspaceName: 'canary', nickname: 'canary', deviceName: 'canary' },
      env: logged.env,
    })
    await call('GET', '/v1/me', { ...logged, env: { LOG_LEVEL: 'info', DIRECTORY: undefined } })
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(parsed.map(({ method, route, status, code }) => [method, route, status, code])).toEqual([
      ['GET', '/v1/tags/suggest', 200, undefined],
      ['DELETE', '/v1/devices/:id', 404, 'not-found'],
      ['GET', '/v1/covers/:hash', 404, 'not-found'],
      ['POST', '/v1/setup', 403, 'setup-code-wrong'],
      ['GET', '/v1/me', 500, 'internal'],
    ])
    for (const line of parsed) expect(line['requestId']).toMatch(/^[0-9a-f-]{36}$/)
    const text = lines.join('\n')
    for (const secret of [
      'canary',
      session.token,
      session.member.id,
      session.workspace.id,
      session.device.id,
      'cccc',
    ]) {
      expect(text).not.toContain(secret)
    }
  })

  it('is quiet when told so', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    const { token } = await newWorkspace()
    await push(token, 'c', [anOp(1, { type: 'create', fields: {} })])
    await call('GET', '/v1/me', { token, env: { LOG_LEVEL: 'error' } })
    expect(log).not.toHaveBeenCalled()
  })
})
