import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { refuse } from './error-shape.ts'

/**
 * Reads at most `maxBytes` of the body by counting what arrives; the Content-Length header is the sender's word and
 * is not asked. The body that was read takes the place of the stream for everything behind.
 */
export function bodyLimit(maxBytes: number): MiddlewareHandler<AppEnv> {
  return async function limitBody(c, next) {
    const stream = c.req.raw.body
    if (stream) {
      const bytes = await readUpTo(stream, maxBytes)
      if (!bytes) return refuse('too-large', { message: `the body is longer than ${maxBytes} bytes` })
      const { method, headers, url } = c.req.raw
      c.req.raw = new Request(url, { method, headers, body: bytes })
    }
    return next()
  }
}

async function readUpTo(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.byteLength
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
