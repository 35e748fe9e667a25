import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SessionResponse } from '#shared/contract/session.ts'
import { call, codeOf } from './support/api.ts'

const names = { workspaceName: '合成工作区', nickname: 'owner', deviceName: 'device' }
const setUp = (code: string, secret = 'test-setup-code') =>
  call('POST', '/v1/setup', { json: { code, ...names }, env: { SETUP_CODE: secret } })

describe('setup', () => {
  beforeEach(async () => {
    await env.DIRECTORY.exec('DELETE FROM lockout')
    await env.DIRECTORY.exec('DELETE FROM setup')
  })

  it('makes an owner with a token that works', async () => {
    const made = await setUp(' test-setup-code ')
    expect(made.status).toBe(201)
    const session = made.body as { token: string; workspace: unknown; member: unknown; device: unknown }
    expect(session.token).toMatch(/^rmk_[\w-]{43}$/)
    const me = await call('GET', '/v1/me', { token: session.token })
    expect(me.body).toEqual({ workspace: session.workspace, member: session.member, device: session.device })
    expect(session.member).toMatchObject({ role: 'owner', nickname: 'owner' })
  })

  it('kills the code with its first use, also when two redeem at once', async () => {
    const both = await Promise.all([setUp('test-setup-code'), setUp('test-setup-code')])
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409])
    expect(codeOf(await setUp('test-setup-code'))).toBe('setup-code-used')
    const { results } = await env.DIRECTORY.prepare('SELECT * FROM setup').all()
    expect(results).toHaveLength(1)
  })

  it('answers the attempt that used the code once more, and no other', async () => {
    const attempt = crypto.randomUUID()
    const redeem = (key: string) =>
      call('POST', '/v1/setup', {
        json: { code: 'test-setup-code', ...names, attempt: key },
        env: { SETUP_CODE: 'test-setup-code' },
      })
    const lost = (await redeem(attempt)).body as SessionResponse
    const again = (await redeem(attempt)).body as SessionResponse
    expect({ ...again, token: '' }).toEqual({ ...lost, token: '' })
    expect((await call('GET', '/v1/me', { token: again.token })).status).toBe(200)
    expect(codeOf(await call('GET', '/v1/me', { token: lost.token }))).toBe('token-invalid')
    expect(codeOf(await redeem(crypto.randomUUID()))).toBe('setup-code-used')
    await env.DIRECTORY.prepare('UPDATE setup SET used_at = used_at - 600001').run()
    expect(codeOf(await redeem(attempt))).toBe('setup-code-used')
  })

  it('refuses a wrong code, and every code where none is configured', async () => {
    expect(codeOf(await setUp('wrong-code'))).toBe('setup-code-wrong')
    expect(codeOf(await setUp('test-setup-code', ''))).toBe('setup-code-wrong')
  })

  it('locks after five wrong guesses, for the right code too, and opens again later', async () => {
    const guesses = await Promise.all(Array.from({ length: 8 }, () => setUp('wrong-code')))
    expect(guesses.map(codeOf).filter((code) => code === 'setup-code-wrong')).toHaveLength(5)
    const locked = await setUp('test-setup-code')
    expect(codeOf(locked)).toBe('rate-limited')
    expect(Number(locked.headers.get('Retry-After'))).toBeGreaterThan(0)

    await env.DIRECTORY.prepare('UPDATE lockout SET locked_until = ?').bind(Date.now()).run()
    expect((await setUp('test-setup-code')).status).toBe(201)
  })

  it('keeps no code and no token in the database', async () => {
    const made = await setUp('test-setup-code')
    const { token } = made.body as { token: string }
    const rows = await Promise.all(
      ['setup', 'device', 'member', 'workspace', 'invite', 'lockout'].map((table) =>
        env.DIRECTORY.prepare(`SELECT * FROM ${table}`).all(),
      ),
    )
    const dump = JSON.stringify(rows.map((row) => row.results))
    expect(dump).not.toContain(token)
    expect(dump).not.toContain('test-setup-code')
  })
})
