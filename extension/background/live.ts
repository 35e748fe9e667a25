/** The live hint: a WebSocket held while somebody looks, so that a teammate's change shows within a second. */
import * as v from 'valibot'
import { liveMessageSchema, liveProtocol, liveRevokedCode } from '#shared/contract/sync.ts'
import type { ReplicaDb } from '../replica/db.ts'
import { readMeta } from '../replica/meta.ts'
import { liveAddress } from './address.ts'

/** What is used of a WebSocket. */
export interface LiveSocket {
  send(text: string): void
  close(): void
  addEventListener(type: 'open' | 'message' | 'close', listen: (event: { data?: unknown; code?: number }) => void): void
}

export interface LivePorts {
  db: ReplicaDb
  /** Throws for an address the browser refuses. */
  openSocket(url: string, protocols: string[]): LiveSocket
  now(): number
  random(): number
  later(ms: number, run: () => void): void
  /** The server may hold something new: pull. */
  hint(): void
  /** The server answers (again): whatever waits for it need wait no longer. */
  reached(): void
  /** The device was revoked while connected. */
  revoked(): void
}

export interface Live {
  /** Somebody looks (a page's keep-live, a RED tab's message): keep the socket for the next 45 s. Never rejects. */
  hold(): Promise<void>
  /** The session changed: drop the socket and, if somebody looks, open one for the new session. */
  restart(): Promise<void>
}

/** Pages say so every 20 s; twice that and a little, so that one lost message closes nothing. */
const heldMs = 45_000
/** Socket traffic also keeps a Chrome background alive, which would stop after 30 s of silence. */
const pingMs = 20_000
/**
 * A worker that restarts (a deploy, a crash) is back within seconds and its sockets all fall at once: for about the
 * first minute the retries are brisk, at most 3 s apart and spread by chance; after that they thin out.
 */
const briskRetries = 30
const briskRetryMs = 2000
const longestRetryMs = 60_000

/** Losing a hint costs nothing but time: the alarm pulls anyway, so no failure here is anybody's business. */
export function createLive(ports: LivePorts): Live {
  let socket: LiveSocket | null = null
  let opening = false
  let heldUntil = 0
  let failures = 0
  let retryAt = 0
  let sessions = 0

  const isHeld = () => ports.now() < heldUntil

  const open = async (): Promise<void> => {
    if (socket || opening || !isHeld() || ports.now() < retryAt) return
    opening = true
    const asked = sessions
    const [session, syncError] = await Promise.all([
      readMeta(ports.db, 'session'),
      readMeta(ports.db, 'syncError'),
    ]).finally(() => (opening = false))
    if (asked !== sessions) return open()
    if (!session || syncError === 'token-invalid' || socket) return
    attach(ports.openSocket(liveAddress(session.address), [liveProtocol, session.token]))
  }

  const attach = (opened: LiveSocket) => {
    socket = opened
    let answered = true
    const ping = () => {
      if (socket !== opened) return
      // Nobody looks any more, or the line is dead without having said so.
      if (!isHeld() || !answered) return opened.close()
      answered = false
      opened.send('ping')
      ports.later(pingMs, ping)
    }
    opened.addEventListener('open', () => {
      ports.reached()
      ports.later(pingMs, ping)
    })
    opened.addEventListener('message', ({ data }) => {
      answered = true
      // Not on opening: a line that falls as soon as it stands must not be tried again and again.
      failures = 0
      void hear(ports, data)
    })
    opened.addEventListener('close', ({ code }) => {
      if (socket !== opened) return
      socket = null
      if (code === liveRevokedCode) return ports.revoked()
      failures += 1
      const waitMs = retryWaitMs(failures) * (1 + ports.random() / 2)
      retryAt = ports.now() + waitMs
      // Also while nobody looks: somebody may by then, and the next keep-live could be 20 s away.
      ports.later(waitMs, () => void open().catch(() => {}))
    })
  }

  return {
    hold: () => {
      heldUntil = ports.now() + heldMs
      return open().catch(() => {})
    },
    restart: () => {
      const old = socket
      sessions += 1
      socket = null
      old?.close()
      failures = 0
      retryAt = 0
      return open().catch(() => {})
    },
  }
}

function retryWaitMs(failures: number): number {
  if (failures === 1) return 1000
  return Math.min(longestRetryMs, briskRetryMs * 2 ** Math.max(0, failures - briskRetries))
}

async function hear(ports: LivePorts, data: unknown): Promise<void> {
  const message = v.safeParse(v.pipe(v.string(), v.maxLength(200), v.parseJson(), liveMessageSchema), data)
  if (!message.success || message.output.type !== 'rev') return
  if (message.output.rev > (await readMeta(ports.db, 'cursor'))) ports.hint()
}
