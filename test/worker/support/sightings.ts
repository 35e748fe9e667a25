import { exactCount } from '#shared/model/count.ts'
import type { ObservationsResponse } from '#shared/contract/observations.ts'
import type { NoteSighting } from '#shared/model/sighting.ts'
import { type CreatorId, creatorIdSchema, noteIdSchema } from '#shared/model/ids.ts'
import * as v from 'valibot'
import { call } from './api.ts'
import { noteIdOf } from './ops.ts'

export const creatorIdOf = (serial: number): CreatorId =>
  v.parse(creatorIdSchema, `5f000000${serial.toString(16).padStart(16, '0')}`)

let serials = 0

/** A synthetic note of an hour ago, seen just now on the explore page; every field can be overridden. */
export function aSighting(over: Partial<NoteSighting> = {}): NoteSighting {
  serials += 1
  const seenAt = over.seenAt ?? Date.now()
  return {
    noteId: v.parse(noteIdSchema, noteIdOf(serials)),
    title: `合成标题 ${serials}`,
    body: null,
    tags: null,
    author: { id: creatorIdOf(serials), name: `合成作者 ${serials}` },
    noteKind: 'image',
    likes: exactCount(10),
    collects: null,
    comments: null,
    shares: null,
    publishedAt: seenAt - 3_600_000,
    url: null,
    coverUrl: null,
    seenAt,
    where: 'explore',
    query: null,
    ...over,
  }
}

/** Uploads in batches of 200; the answer is the last batch's. */
export async function observe(
  token: string,
  notes: NoteSighting[],
  batchId = crypto.randomUUID(),
): Promise<ObservationsResponse> {
  let answer: ObservationsResponse | null = null
  for (let from = 0; from < Math.max(notes.length, 1); from += 200) {
    const json = { batchId: `${batchId}-${from}`, notes: notes.slice(from, from + 200), creators: [] }
    answer = (await call('POST', '/v1/observations', { token, json })).body as ObservationsResponse
  }
  if (!answer) throw new Error('nothing was sent')
  return answer
}
