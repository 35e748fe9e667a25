import { DurableObject } from 'cloudflare:workers'
import type { ObservationsRequest, ObservationsResponse } from '#shared/contract/observations.ts'
import type { PullResponse } from '#shared/contract/sync.ts'
import type { TagSuggestQuery, TagSuggestResponse } from '#shared/contract/tags.ts'
import type { TrendsQuery, TrendsResponse } from '#shared/contract/trends.ts'
import type { Result } from '#shared/model/result.ts'
import type { Authorized } from '../authorize.ts'
import type { Env } from '../env.ts'
import type { IncomingOp } from './incoming-op.ts'
import { acceptSocket, answerPings, broadcastRev, closeDeviceSockets } from './live.ts'
import { migrate } from './migrations.ts'
import { observe } from './observe.ts'
import { countRequest, type RequestCount } from './request-count.ts'
import { sweep } from './retention.ts'
import { pull, push, type PushOutcome } from './sync.ts'
import { suggestTags } from './tags.ts'
import { findTrends } from './trends.ts'

/** One workspace: a thin shell that reads the clock, calls the room's functions and keeps the sockets. */
export class Workspace extends DurableObject<Env> {
  /** In memory on purpose: an object that is evicted was idle, and an idle device has used up nothing. */
  readonly #requests = new Map<string, RequestCount>()

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    migrate(ctx.storage)
    answerPings(ctx)
  }

  /** Counts a request of the device; 0 when admitted, else the seconds to wait. */
  admit(deviceId: string): number {
    const { count, waitSeconds } = countRequest(this.#requests.get(deviceId), Date.now())
    this.#requests.set(deviceId, count)
    return waitSeconds
  }

  push(actor: Authorized<'push'>, clientId: string, ops: IncomingOp[]): PushOutcome {
    const outcome = push(this.ctx.storage, actor, { clientId, ops }, Date.now())
    if (outcome.ok) broadcastRev(this.ctx, outcome.value.rev)
    return outcome
  }

  pull(actor: Authorized<'read'>, clientId: string, cursor: number): Result<PullResponse, 'not-allowed'> {
    return pull(this.ctx.storage, actor, { clientId, cursor })
  }

  observe(actor: Authorized<'observe'>, batch: ObservationsRequest): ObservationsResponse {
    return observe(this.ctx.storage, actor, batch, Date.now())
  }

  suggestTags(_actor: Authorized<'read'>, query: TagSuggestQuery): TagSuggestResponse {
    return suggestTags(this.ctx.storage.sql, query)
  }

  findTrends(_actor: Authorized<'read'>, query: TrendsQuery): TrendsResponse {
    return findTrends(this.ctx.storage.sql, query, Date.now())
  }

  closeDevice(deviceId: string): void {
    this.#requests.delete(deviceId)
    closeDeviceSockets(this.ctx, deviceId)
  }

  sweep(): { tombstones: number; ops: number } {
    return sweep(this.ctx.storage, Date.now())
  }

  /** WebSocket upgrades only; everything else is a method. */
  override fetch(request: Request): Response {
    return acceptSocket(this.ctx, request)
  }

  override webSocketMessage(): void {
    // Clients have nothing to say here: pings are answered by the runtime, ops go through push.
  }

  override webSocketClose(socket: WebSocket): void {
    socket.close()
  }
}
