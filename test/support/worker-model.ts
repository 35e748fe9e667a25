/** The worker's sync as a model in memory: the same rules, a door like `fetch`, and everything visible to a test. */
import * as v from 'valibot'
import { apiErrors, type ApiErrorCode } from '#shared/contract/errors.ts'
import { observationsRequestSchema } from '#shared/contract/observations.ts'
import { type OpRefusal, pushRequestSchema, type PullResponse } from '#shared/contract/sync.ts'
import { applyChange } from '#shared/model/apply.ts'
import { type Entity, entityKey, type Op } from '#shared/model/entity.ts'
import { mayChange } from '#shared/model/policy.ts'
import type { Role } from '#shared/model/role.ts'

interface Device {
  deviceId: string
  memberId: string
  role: Role
}
interface TakenOp {
  clientId: string
  op: Op
  rev: number
  code: OpRefusal | null
}

export class WorkerModel {
  entities = new Map<string, Entity>()
  taken: TakenOp[] = []
  batches = new Map<string, number>()
  rev = 0
  /** Clients with an older cursor are told to start afresh. */
  horizon = 0
  pageRows = 500
  devices = new Map<string, Device>()
  /** Method and path of every request, in order. */
  requests: string[] = []

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(addressOf(input))
    this.requests.push(`${init?.method ?? 'GET'} ${url.pathname}`)
    if (url.pathname === '/v1/health') return answer(200, { service: 'redmark', api: 1, version: 'model' })
    const device = this.devices.get(new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '')
    if (!device) return refusal('token-invalid')
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null
    if (url.pathname === '/v1/sync/push') return this.push(device, body)
    if (url.pathname === '/v1/sync/pull') return answer(200, this.pull(url.searchParams))
    if (url.pathname === '/v1/observations') return this.observe(body)
    return refusal('not-found')
  }

  /** A change by somebody else. */
  changeBy(memberId: string, op: Pick<Op, 'kind' | 'id' | 'change'>): void {
    this.take({ deviceId: '-', memberId, role: 'owner' }, 'another-client', {
      ...op,
      seq: 1,
      opId: `other-${this.rev}`,
    })
  }

  /** How often each op was taken; every number must be 1. */
  timesTaken(): Map<string, number> {
    const times = new Map<string, number>()
    for (const { op } of this.taken) times.set(op.opId, (times.get(op.opId) ?? 0) + 1)
    return times
  }

  lastSeqOf(clientId: string): number {
    return Math.max(0, ...this.taken.filter((taken) => taken.clientId === clientId).map((taken) => taken.op.seq))
  }

  private push(device: Device, body: unknown): Response {
    const parsed = v.safeParse(pushRequestSchema, body)
    if (!parsed.success) return refusal('bad-request')
    const { clientId, ops } = parsed.output
    const last = this.lastSeqOf(clientId)
    const isTaken = (op: Op) =>
      this.taken.some((taken) => taken.clientId === clientId && taken.op.seq === op.seq && taken.op.opId === op.opId)
    if (ops.some((op) => op.seq <= last && !isTaken(op))) return refusal('client-copied')
    const fresh = ops.filter((op) => op.seq > last)
    if (fresh.some((op, index) => op.seq !== last + 1 + index))
      return refusal('sequence-gap', { expectedSeq: last + 1 })
    for (const op of fresh) this.take(device, clientId, op)
    return answer(200, { rev: this.rev, expectedSeq: this.lastSeqOf(clientId) + 1 })
  }

  private take(device: Device, clientId: string, op: Op): void {
    this.rev += 1
    const key = entityKey(op.kind, op.id)
    const stamp = { by: device.memberId, at: this.rev }
    const allowed = mayChange(device.role, op.kind, op.change.type)
    const after = allowed
      ? applyChange(this.entities.get(key) ?? null, { kind: op.kind, id: op.id }, op.change, stamp)
      : null
    if (after?.ok) this.entities.set(key, { ...after.value, rev: this.rev })
    const code = after === null ? 'not-allowed' : after.ok ? null : after.code
    this.taken.push({ clientId, op, rev: this.rev, code })
  }

  private pull(query: URLSearchParams): PullResponse {
    const [clientId, cursor] = [query.get('clientId') ?? '', Number(query.get('cursor'))]
    if (cursor > this.rev || (cursor > 0 && cursor < this.horizon)) {
      return { entities: [], cursor: 0, more: true, lastSeq: 0, lastOpId: null, refusals: [], reset: true }
    }
    const rows = [...this.entities.values()].filter(({ rev }) => rev > cursor).sort((a, b) => a.rev - b.rev)
    const end = rows.length > this.pageRows ? (rows[this.pageRows - 1]?.rev ?? this.rev) : this.rev
    const own = this.taken.filter((taken) => taken.clientId === clientId && taken.rev <= end)
    const refusals = own.flatMap(({ op, rev, code }) =>
      code !== null && rev > cursor ? [{ seq: op.seq, opId: op.opId, code }] : [],
    )
    const last = own.at(-1)?.op
    const entities = rows.filter(({ rev }) => rev <= end)
    return {
      entities,
      cursor: end,
      more: end < this.rev,
      lastSeq: last?.seq ?? 0,
      lastOpId: last?.opId ?? null,
      refusals,
      reset: false,
    }
  }

  private observe(body: unknown): Response {
    const parsed = v.safeParse(observationsRequestSchema, body)
    if (!parsed.success) return refusal('bad-request')
    const { batchId, notes, creators } = parsed.output
    const duplicate = this.batches.has(batchId)
    if (!duplicate) this.batches.set(batchId, notes.length + creators.length)
    return answer(200, { notes: notes.length, creators: creators.length, duplicate })
  }
}

export const addressOf = (input: RequestInfo | URL): string => (input instanceof Request ? input.url : input.toString())

export function refusal(code: ApiErrorCode, detail: object = {}): Response {
  return answer(apiErrors[code].status, { error: { code, message: code, requestId: 'r', ...detail } })
}

export function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status })
}
