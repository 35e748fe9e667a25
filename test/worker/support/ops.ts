import type { Change, Kind, Op } from '#shared/model/entity.ts'
import { pullResponseSchema, type PullResponse } from '#shared/contract/sync.ts'
import * as v from 'valibot'
import { type Answer, call } from './api.ts'

/** A plainly synthetic RED note id: the publish second 2026-10-01 and a serial. */
export const noteIdOf = (serial: number): string => `68dc0000${serial.toString(16).padStart(16, '0')}`

export const anOp = (seq: number, change: Change, target: { kind?: Kind; id?: string } = {}): Op => ({
  seq,
  opId: `op-${seq}`,
  kind: target.kind ?? 'item',
  id: target.id ?? noteIdOf(1),
  change,
})

export const push = (token: string, clientId: string, ops: unknown[]): Promise<Answer> =>
  call('POST', '/v1/sync/push', { token, json: { clientId, ops } })

export async function pull(token: string, clientId: string, cursor = 0): Promise<PullResponse> {
  const answer = await call('GET', `/v1/sync/pull?clientId=${clientId}&cursor=${cursor}`, { token })
  return v.parse(pullResponseSchema, answer.body)
}
