import type { IncomingMessage } from 'node:http'

export type RequestRecord = {
  at: number
  method: string
  host: string
  /** Path and query. */
  path: string
  /** What asked: `extension` when the origin is an extension's, otherwise by the browser's own fetch metadata. */
  initiator: 'document' | 'frame' | 'script' | 'style' | 'image' | 'media' | 'page-call' | 'extension' | 'other'
  headers: {
    origin?: string
    referer?: string
    cookie?: string
    'sec-fetch-dest'?: string
    'sec-fetch-mode'?: string
    'sec-fetch-site'?: string
  }
}

const byDestination: Record<string, RequestRecord['initiator']> = {
  document: 'document',
  iframe: 'frame',
  script: 'script',
  style: 'style',
  image: 'image',
  video: 'media',
  empty: 'page-call',
}

export function recordOf(request: IncomingMessage, at: number): RequestRecord {
  const header = (name: string) => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : undefined
  }
  const origin = header('origin')
  const fromExtension = /^(chrome|moz)-extension:/.test(origin ?? header('referer') ?? '')
  // A page call without a Referer and with site `none` was made by an extension's background, which may omit Origin on GET.
  const fromBackground = header('sec-fetch-dest') === 'empty' && header('sec-fetch-site') === 'none'
  return {
    at,
    method: request.method ?? 'GET',
    host: header('host') ?? '',
    path: request.url ?? '/',
    initiator:
      fromExtension || fromBackground ? 'extension' : (byDestination[header('sec-fetch-dest') ?? ''] ?? 'other'),
    headers: {
      origin,
      referer: header('referer'),
      cookie: header('cookie'),
      'sec-fetch-dest': header('sec-fetch-dest'),
      'sec-fetch-mode': header('sec-fetch-mode'),
      'sec-fetch-site': header('sec-fetch-site'),
    },
  }
}
