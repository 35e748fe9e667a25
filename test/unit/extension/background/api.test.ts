// @vitest-environment node
import { expect, test } from 'vitest'
import { normaliseAddress } from '../../../../extension/background/address.ts'
import { createApi, type FetchPort } from '../../../../extension/background/api.ts'
import { signIn } from '../../../support/replica.ts'
import { answer, refusal, WorkerModel } from '../../../support/worker-model.ts'

const access = signIn(new WorkerModel())
const push = {
  clientId: 'client',
  ops: [{ seq: 1, opId: 'op', kind: 'board', id: 'b', change: { type: 'delete' } }],
} as const
const pushWith = (reply: () => Promise<Response>) => createApi(reply).push(access, { ...push, ops: [...push.ops] })

test.each([
  ['https://redmark.example.com', 'https://redmark.example.com'],
  ['  https://redmark.example.com:8443/ ', 'https://redmark.example.com:8443'],
  ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
  ['http://localhost:8787/', 'http://localhost:8787'],
])('the address %j is taken as %j', (typed, origin) => {
  expect(normaliseAddress(typed)).toEqual({ ok: true, value: origin })
})

test.each([
  '',
  'redmark.example.com',
  'http://redmark.example.com',
  'http://127.0.0.1.example.com',
  'https://user:secret@redmark.example.com',
  'https://redmark.example.com/path',
  'https://redmark.example.com/?a=1',
  'https://redmark.example.com/#a',
  'javascript:alert(1)',
  'file:///etc/hosts',
])('the address %j is malformed', (typed) => {
  expect(normaliseAddress(typed)).toEqual({ ok: false, code: 'address-malformed' })
})

test('a worker is told from any other server that answers', async () => {
  const check = (reply: () => Promise<Response>) => createApi(reply).checkWorker('https://redmark.example.com/')
  const health = { service: 'redmark', api: 1, version: '1' }
  expect(await check(async () => answer(200, health))).toEqual({ ok: true, value: 'https://redmark.example.com' })
  for (const other of [
    answer(200, { ...health, service: 'nginx' }),
    answer(200, {}),
    answer(404, {}),
    new Response('<html>'),
  ]) {
    expect(await check(async () => other)).toEqual({ ok: false, code: 'not-redmark' })
  }
  expect(await check(() => Promise.reject(new TypeError('failed')))).toEqual({ ok: false, code: 'unreachable' })
})

test('a server that keeps its answer from us is no silence', async () => {
  const closed: FetchPort = (_, init) =>
    init?.mode === 'no-cors' ? Promise.resolve(new Response('')) : Promise.reject(new TypeError('failed'))
  expect(await createApi(closed).checkWorker('https://example.com')).toEqual({ ok: false, code: 'not-redmark' })
})

test.each([
  ['the code of an API error', () => Promise.resolve(refusal('not-allowed')), { ok: false, code: 'not-allowed' }],
  [
    'the number a gap asks for',
    () => Promise.resolve(refusal('sequence-gap', { expectedSeq: 7 })),
    { ok: false, code: 'sequence-gap', expectedSeq: 7 },
  ],
  ['unreachable without a network', () => Promise.reject(new TypeError('failed')), { ok: false, code: 'unreachable' }],
  ['timeout', () => Promise.reject(new DOMException('late', 'TimeoutError')), { ok: false, code: 'timeout' }],
  [
    'not-redmark for a 200 of another shape',
    () => Promise.resolve(answer(200, { rev: 'x' })),
    { ok: false, code: 'not-redmark' },
  ],
  [
    'unreachable for a 502 of a proxy',
    () => Promise.resolve(new Response('bad gateway', { status: 502 })),
    { ok: false, code: 'unreachable' },
  ],
  [
    'the seconds it is asked to wait',
    () => Promise.resolve(new Response('slow', { status: 429, headers: { 'Retry-After': '59' } })),
    { ok: false, code: 'rate-limited', retryAfterMs: 59_000 },
  ],
  [
    'no wait for a date',
    () =>
      Promise.resolve(new Response('', { status: 503, headers: { 'Retry-After': 'Sun, 22 Nov 2026 18:00:00 GMT' } })),
    { ok: false, code: 'unreachable' },
  ],
  [
    'rate-limited for a bare 429',
    () => Promise.resolve(new Response('slow', { status: 429 })),
    { ok: false, code: 'rate-limited' },
  ],
  [
    'not-redmark for an unknown code',
    () => Promise.resolve(answer(400, { error: { code: 'new' } })),
    { ok: false, code: 'not-redmark' },
  ],
])('push answers %s', async (_what, reply, outcome) => {
  expect(await pushWith(reply)).toEqual(outcome)
})

test('the token travels in the Authorization header and nowhere else, without cookies or redirects', async () => {
  const seen: Array<[string, RequestInit | undefined]> = []
  const api = createApi(async (input, init) => {
    seen.push([input instanceof Request ? input.url : input.toString(), init])
    return refusal('not-allowed')
  })
  await api.push(access, { ...push, ops: [...push.ops] })
  await api.pull(access, { clientId: 'client', cursor: 12 })
  await api.suggestTags(access, { text: '文字', noteId: '660000000000000000000001' })
  await api.readTrends(access, 3)
  await api.createInvite(access, 'editor')
  await api.readMembers(access)
  const outcome = await api.revokeDevice(access, 'device-1')
  expect(seen.map(([url, init]) => `${init?.method} ${url.replace('https://worker.example', '')}`)).toEqual([
    'POST /v1/sync/push',
    'GET /v1/sync/pull?clientId=client&cursor=12',
    'GET /v1/tags/suggest?text=%E6%96%87%E5%AD%97&noteId=660000000000000000000001',
    'GET /v1/trends?days=3',
    'POST /v1/invites',
    'GET /v1/members',
    'DELETE /v1/devices/device-1',
  ])
  for (const [url, init] of seen) {
    expect(new Headers(init?.headers).get('authorization')).toBe(`Bearer ${access.token}`)
    expect(init).toMatchObject({ credentials: 'omit', redirect: 'error', cache: 'no-store' })
    expect(init?.signal).toBeInstanceOf(AbortSignal)
    expect(`${url} ${JSON.stringify(init?.body)} ${JSON.stringify(outcome)}`).not.toContain('rmk_')
  }
})
