import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { SessionResponse } from '#shared/contract/session.ts'
import worker from '../../worker/index.ts'
import { call, codeOf, join, newWorkspace } from './support/api.ts'

const dayMs = 86_400_000
const redeem = (code: string, attempt?: string) =>
  call('POST', '/v1/invites/redeem', { json: { code, nickname: 'guest', deviceName: 'device', attempt } })

async function anInvite(role = 'editor'): Promise<string> {
  const owner = await newWorkspace()
  const answer = await call('POST', '/v1/invites', { token: owner.token, json: { role } })
  return (answer.body as { code: string }).code
}

describe('invites', () => {
  it('bring a person into the inviting workspace with the role of the invite', async () => {
    const owner = await newWorkspace()
    const reviewer = await join(owner, 'reviewer')
    expect(reviewer).toMatchObject({ workspace: owner.workspace, member: { role: 'reviewer', nickname: 'reviewer' } })
    const members = await call('GET', '/v1/members', { token: reviewer.token })
    expect(members.body).toMatchObject({
      members: [
        { id: owner.member.id, role: 'owner', devices: [{ id: owner.device.id, revoked: false }] },
        { id: reviewer.member.id, role: 'reviewer', devices: [{ id: reviewer.device.id }] },
      ],
    })
  })

  it('are valid for seven days and cannot make an owner', async () => {
    const owner = await newWorkspace()
    const made = await call('POST', '/v1/invites', { token: owner.token, json: { role: 'viewer' } })
    const { expiresAt } = made.body as { expiresAt: number }
    expect(Math.abs(expiresAt - Date.now() - 7 * dayMs)).toBeLessThan(60_000)
    expect(codeOf(await call('POST', '/v1/invites', { token: owner.token, json: { role: 'owner' } }))).toBe(
      'bad-request',
    )
  })

  it('work once, also when two people redeem at the same moment', async () => {
    const code = await anInvite()
    const both = await Promise.all([redeem(code), redeem(` ${code}\n`)])
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409])
    expect(codeOf(await redeem(code))).toBe('invite-used')
  })

  it('answer the attempt that used them once more for 10 minutes, with a fresh token for the same device', async () => {
    const code = await anInvite()
    const attempt = crypto.randomUUID()
    const lost = (await redeem(code, attempt)).body as SessionResponse
    const again = (await redeem(code, attempt)).body as SessionResponse
    expect({ ...again, token: '' }).toEqual({ ...lost, token: '' })
    expect((await call('GET', '/v1/me', { token: again.token })).status).toBe(200)
    expect(codeOf(await call('GET', '/v1/me', { token: lost.token }))).toBe('token-invalid')

    expect(codeOf(await redeem(code, crypto.randomUUID()))).toBe('invite-used')
    expect(codeOf(await redeem(code))).toBe('invite-used')
    await env.DIRECTORY.prepare('UPDATE invite SET used_at = used_at - 600001').run()
    expect(codeOf(await redeem(code, attempt))).toBe('invite-used')
  })

  it('do not bring a revoked device back', async () => {
    const owner = await newWorkspace()
    const made = await call('POST', '/v1/invites', { token: owner.token, json: { role: 'editor' } })
    const { code } = made.body as { code: string }
    const attempt = crypto.randomUUID()
    const guest = (await redeem(code, attempt)).body as SessionResponse
    await call('DELETE', `/v1/devices/${guest.device.id}`, { token: owner.token })
    expect(codeOf(await redeem(code, attempt))).toBe('invite-used')
  })

  it('tell unknown, used and expired apart, and make nobody', async () => {
    expect(codeOf(await redeem('rmi_unknown'))).toBe('invite-unknown')
    const code = await anInvite()
    await env.DIRECTORY.prepare('UPDATE invite SET expires_at = ? WHERE used_at IS NULL').bind(Date.now()).run()
    const before = await memberCount()
    expect(await redeem(code)).toMatchObject({ status: 410, body: { error: { code: 'invite-expired' } } })
    expect(await memberCount()).toBe(before)
  })

  it('are forgotten a month after they ran out', async () => {
    const code = await anInvite()
    await env.DIRECTORY.prepare('UPDATE invite SET expires_at = ?')
      .bind(Date.now() - 31 * dayMs)
      .run()
    await worker.scheduled(createScheduledController(), env)
    expect(codeOf(await redeem(code))).toBe('invite-unknown')
  })

  it('rest as hashes', async () => {
    const code = await anInvite()
    const { results } = await env.DIRECTORY.prepare('SELECT * FROM invite').all()
    expect(JSON.stringify(results)).not.toContain(code)
  })
})

const memberCount = async (): Promise<number> =>
  (await env.DIRECTORY.prepare('SELECT count(*) AS n FROM member').first<number>('n')) ?? 0
