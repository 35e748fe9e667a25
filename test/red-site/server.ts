import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { html, json, type Answer } from './answer.ts'
import { certificate } from './certificate.ts'
import { makeCorpus, type Corpus } from './corpus/corpus.ts'
import type { TripwireReport } from './client/tripwire-report.ts'
import { defaultMode, type RedSiteMode } from './mode.ts'
import { recordOf, type RequestRecord } from './request-log.ts'
import { answerFor } from './routes.ts'
import { tokenFor } from './wire/tokens.ts'

export type RedSiteOptions = {
  /** 0 (the default) takes a free port. */
  port?: number
  seed?: number
  /** How many notes there are. */
  notes?: number
  /** Epoch ms that the site takes for the present; note ids and ages follow it. */
  now?: number
  savedPagesDir?: string
  mode?: Partial<RedSiteMode>
}

export type RedSite = {
  port: number
  /** `https://www.xiaohongshu.com`, as a browser with the host mapping sees it. */
  origin: string
  corpus: Corpus
  /** Every request since the start or the last reset, the stand-in's own `/stand-in/` paths left out. */
  requests(): readonly RequestRecord[]
  resetRequests(): void
  /** The last report of every document since the start or the last reset. */
  tripwire(): readonly TripwireReport[]
  resetTripwire(): void
  setMode(change: Partial<RedSiteMode>): void
  /** A full address of a note, with a fresh token. */
  noteUrl(noteId: string): string
  close(): Promise<void>
}

/** Starts the stand-in site on 127.0.0.1; it serves every host that is mapped to it, told apart by the Host header. */
export async function startRedSite(options: RedSiteOptions = {}): Promise<RedSite> {
  const corpus = makeCorpus(options.seed ?? 1, options.notes ?? 2400, options.now ?? Date.now())
  const mode: RedSiteMode = { ...defaultMode, ...options.mode }
  const requests: RequestRecord[] = []
  const reports = new Map<string, TripwireReport>()
  const server = createServer(certificate(), (request, response) => {
    void respond(request, response).catch((error: unknown) =>
      write(response, html(`<pre>${String(error)}</pre>`, 500), mode),
    )
  })

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'localhost'}`)
    const body = await bodyOf(request)
    const own = url.pathname.startsWith('/stand-in/')
    if (!own) requests.push(recordOf(request, Date.now()))
    if (url.pathname === '/stand-in/tripwire') {
      const report = JSON.parse(body) as TripwireReport
      reports.set(report.documentId, report)
      return write(response, json({}), mode)
    }
    if (url.pathname === '/stand-in/mode') Object.assign(mode, modeChange(url.searchParams))
    write(response, answerFor({ url, request, body, corpus, mode, savedPagesDir: options.savedPagesDir }), mode)
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const origin = 'https://www.xiaohongshu.com'
  return {
    port,
    origin,
    corpus,
    requests: () => requests,
    resetRequests: () => void requests.splice(0),
    tripwire: () => [...reports.values()],
    resetTripwire: () => reports.clear(),
    setMode: (change) => void Object.assign(mode, change),
    noteUrl: (noteId) => `${origin}/explore/${noteId}?xsec_token=${tokenFor(noteId)}&xsec_source=pc_feed`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

function write(response: ServerResponse, answer: Answer, mode: RedSiteMode): void {
  const isolation = mode.isolated
    ? {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'cross-origin',
      }
    : {}
  response.writeHead(answer.status, {
    'cache-control': 'no-store',
    'content-type': answer.type,
    ...isolation,
    ...answer.headers,
  })
  response.end(answer.body)
}

/** `?cards=remount&loggedIn=false` and so on; unknown names are ignored. */
function modeChange(query: URLSearchParams): Partial<RedSiteMode> {
  const known = [...query].filter(([name]) => name in defaultMode)
  return Object.fromEntries(
    known.map(([name, value]) => {
      const kind = typeof defaultMode[name as keyof RedSiteMode]
      return [name, kind === 'boolean' ? value === 'true' : kind === 'number' ? Number(value) : value]
    }),
  )
}
