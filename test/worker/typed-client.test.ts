import { hc } from 'hono/client'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { SessionResponse } from '#shared/contract/session.ts'
import type { PullResponse, PushResponse } from '#shared/contract/sync.ts'
import type { AppType } from '../../worker/app.ts'
import { newWorkspace, send } from './support/api.ts'
import { anOp } from './support/ops.ts'

const client = hc<AppType>('https://redmark.test', {
  fetch: async (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
    const request = new Request(input, init)
    const path = request.url.replace('https://redmark.test', '')
    return send(request.method, path, { headers: Object.fromEntries(request.headers), body: request.body ?? undefined })
  },
})

describe('the typed client', () => {
  it('reaches every kind of route with the types of the contract', async () => {
    const { token } = await newWorkspace()
    const headers = { Authorization: `Bearer ${token}` }
    const pushed = await client.v1.sync.push.$post(
      { json: { clientId: 'c', ops: [anOp(1, { type: 'create', fields: { title: 'a' } })] } },
      { headers },
    )
    const push = await pushed.json()
    expectTypeOf(push).toExtend<PushResponse>()
    expect(push).toEqual({ rev: 1, expectedSeq: 2 })

    const pulled = await client.v1.sync.pull.$get({ query: { clientId: 'c', cursor: '0' } }, { headers })
    const page = await pulled.json()
    expectTypeOf(page.entities[0]?.kind).toEqualTypeOf<PullResponse['entities'][number]['kind'] | undefined>()
    expect(page.lastSeq).toBe(1)

    const me = await (await client.v1.me.$get({}, { headers })).json()
    expectTypeOf(me.member.role).toEqualTypeOf<SessionResponse['member']['role']>()
    expect(me.member.role).toBe('owner')

    const ended = await client.v1.devices[':id'].$delete({ param: { id: me.device.id } }, { headers })
    expect(await ended.json()).toEqual({ revoked: true })
  })
})
