import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { coverBytesMax } from '#shared/contract/covers.ts'
import { sha256Hex } from '../../worker/directory/secrets.ts'
import { call, codeOf, join, newWorkspace, send } from './support/api.ts'

const heads = {
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/webp': [0x52, 0x49, 0x46, 0x46, 9, 9, 9, 9, 0x57, 0x45, 0x42, 0x50],
}
function aPicture(type: keyof typeof heads, size = 64, fill = 7): Uint8Array {
  const bytes = new Uint8Array(size).fill(fill)
  bytes.set(heads[type])
  return bytes
}

const put = async (token: string, bytes: Uint8Array, hash?: string) =>
  call('PUT', `/v1/covers/${hash ?? (await sha256Hex(bytes))}`, { token, body: bytes })

describe('covers', () => {
  it.each(Object.keys(heads) as (keyof typeof heads)[])('come back as the same bytes of %s', async (type) => {
    const { token } = await newWorkspace()
    const bytes = aPicture(type)
    const hash = await sha256Hex(bytes)
    expect(await put(token, bytes)).toMatchObject({ status: 201, body: { hash, bytes: 64, created: true } })
    expect(await put(token, bytes)).toMatchObject({ status: 200, body: { hash, bytes: 64, created: false } })
    const response = await send('GET', `/v1/covers/${hash}`, { token })
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
    expect(response.headers.get('Content-Type')).toBe(type)
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(response.headers.get('Content-Security-Policy')).toContain('sandbox')
  })

  it('are pictures by their bytes, whatever the sender calls them', async () => {
    const { token } = await newWorkspace()
    const html = new TextEncoder().encode('<script>alert(1)</script>')
    const answer = await call('PUT', `/v1/covers/${await sha256Hex(html)}`, {
      token,
      body: html,
      headers: { 'Content-Type': 'image/png' },
    })
    expect(answer).toMatchObject({ status: 415, body: { error: { code: 'cover-type' } } })
  })

  it('must match the hash they are stored under', async () => {
    const { token } = await newWorkspace()
    const answer = await put(token, aPicture('image/png'), 'a'.repeat(64))
    expect(answer).toMatchObject({ status: 422, body: { error: { code: 'cover-hash' } } })
    expect(codeOf(await put(token, aPicture('image/png'), 'not-a-hash'))).toBe('bad-request')
  })

  it('are at most 2 MB, counted and not believed', async () => {
    const { token } = await newWorkspace()
    expect((await put(token, aPicture('image/jpeg', coverBytesMax))).status).toBe(201)
    const tooLong = aPicture('image/jpeg', coverBytesMax + 1)
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(tooLong)
        controller.close()
      },
    })
    const answer = await call('PUT', `/v1/covers/${await sha256Hex(tooLong)}`, {
      token,
      body: stream,
      headers: { 'Content-Length': '10' },
    })
    expect(answer).toMatchObject({ status: 413, body: { error: { code: 'too-large' } } })
  })

  it('belong to one workspace', async () => {
    const [mine, other] = [await newWorkspace(), await newWorkspace()]
    const bytes = aPicture('image/png', 64, 42)
    const hash = await sha256Hex(bytes)
    await put(mine.token, bytes)
    expect((await call('GET', `/v1/covers/${hash}`, { token: other.token })).status).toBe(404)
    expect((await put(other.token, bytes)).body).toMatchObject({ created: true })
    const viewer = await join(mine, 'viewer')
    expect((await send('GET', `/v1/covers/${hash}`, { token: viewer.token })).status).toBe(200)
    expect(codeOf(await put(viewer.token, bytes))).toBe('not-allowed')
    const { objects } = await env.COVERS.list({ prefix: `ws/${mine.workspace.id}/` })
    expect(objects.map((object) => object.key)).toEqual([`ws/${mine.workspace.id}/${hash}`])
  })
})
