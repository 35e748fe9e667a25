import { evictDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { liveProtocol, liveRevokedCode } from '#shared/contract/sync.ts'
import { call, codeOf, join, newWorkspace, send, stubOf } from './support/api.ts'
import { anOp, push } from './support/ops.ts'

async function openSocket(token: string): Promise<{ socket: WebSocket; response: Response }> {
  const response = await send('GET', '/v1/sync/live', {
    headers: { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': `${liveProtocol}, ${token}` },
  })
  const socket = response.webSocket
  if (!socket) throw new Error(`no socket, status ${response.status}`)
  socket.accept()
  return { socket, response }
}

const nextMessage = (socket: WebSocket): Promise<unknown> =>
  new Promise((resolve) => {
    socket.addEventListener('message', (event) => resolve(JSON.parse(String(event.data))), { once: true })
  })
const closeCode = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => {
    socket.addEventListener('close', (event) => resolve(event.code), { once: true })
  })

describe('the live socket', () => {
  it('takes its token as second sub-protocol and answers with the first one only', async () => {
    const { token } = await newWorkspace()
    const { response, socket } = await openSocket(token)
    expect(response.status).toBe(101)
    expect(response.headers.get('Sec-WebSocket-Protocol')).toBe(liveProtocol)
    expect(JSON.stringify([...response.headers])).not.toContain(token)
    socket.close()
  })

  it('is refused without a valid token, and to plain requests', async () => {
    const { token } = await newWorkspace()
    const upgrade = (protocols: string) =>
      call('GET', '/v1/sync/live', { headers: { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': protocols } })
    expect(codeOf(await upgrade(liveProtocol))).toBe('token-missing')
    expect(codeOf(await upgrade(`${liveProtocol}, rmk_${'A'.repeat(43)}`))).toBe('token-invalid')
    expect(codeOf(await upgrade(`something-else, ${token}`))).toBe('token-missing')
    const plain = await call('GET', '/v1/members', {
      headers: { 'Sec-WebSocket-Protocol': `${liveProtocol}, ${token}` },
    })
    expect(codeOf(plain)).toBe('token-missing')
    expect(codeOf(await call('GET', '/v1/sync/live', { token }))).toBe('bad-request')
  })

  it('says the new rev after a push, to its own workspace only, also after the object slept', async () => {
    const owner = await newWorkspace()
    const stranger = await newWorkspace()
    const { socket } = await openSocket(owner.token)
    const foreign = await openSocket(stranger.token)
    const heard: unknown[] = []
    foreign.socket.addEventListener('message', (event) => heard.push(event.data))

    const first = nextMessage(socket)
    await push(owner.token, 'c1', [anOp(1, { type: 'create', fields: {} })])
    expect(await first).toEqual({ type: 'rev', rev: 1 })

    await evictDurableObject(stubOf(owner))
    const second = nextMessage(socket)
    await push(owner.token, 'c1', [anOp(2, { type: 'delete' })])
    expect(await second).toEqual({ type: 'rev', rev: 2 })
    expect(heard).toEqual([])
  })

  it('answers ping', async () => {
    const { token } = await newWorkspace()
    const { socket } = await openSocket(token)
    const answer = nextMessage(socket)
    socket.send('ping')
    expect(await answer).toEqual({ type: 'pong' })
  })

  it('is closed at once when its device is revoked, and no other is', async () => {
    const owner = await newWorkspace()
    const editor = await join(owner, 'editor')
    const [mine, theirs] = [await openSocket(owner.token), await openSocket(editor.token)]
    const closed = closeCode(theirs.socket)
    await call('DELETE', `/v1/devices/${editor.device.id}`, { token: owner.token })
    expect(await closed).toBe(liveRevokedCode)
    const message = nextMessage(mine.socket)
    await push(owner.token, 'c1', [anOp(1, { type: 'create', fields: {} })])
    expect(await message).toEqual({ type: 'rev', rev: 1 })
  })
})
