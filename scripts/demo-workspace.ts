import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { observationsResponseSchema, type ObservationsRequest } from '#shared/contract/observations.ts'
import { inviteResponseSchema, sessionResponseSchema } from '#shared/contract/session.ts'
import { pushOpsMax, pushResponseSchema } from '#shared/contract/sync.ts'
import type { Op } from '#shared/model/entity.ts'
import type { Corpus } from '../test/red-site/corpus/corpus.ts'
import { boardOps, competitorOps, itemOps, passedBy } from './demo-content.ts'

interface Demo {
  address: string
  setupCode: string
  /** Keeps the demo owner's token, so that a second run adds to the same workspace. */
  dataDir: string
}

const days = 28
const dayMs = 86_400_000

/**
 * Makes the demo workspace look lived in: boards, saved notes, a watch-list and four weeks of passed-by notes, all
 * synthetic. Uses the public API only. Safe to repeat: ops and batches carry fixed numbers, so nothing is doubled and
 * nothing that a person changed is undone. Returns a fresh invite code for a browser.
 */
export async function fillDemoWorkspace(demo: Demo, corpus: Corpus): Promise<{ inviteCode: string }> {
  const token = await ownerToken(demo)
  const call = caller(demo.address, token)
  const ops = numbered([...boardOps(), ...itemOps(corpus), ...competitorOps(corpus)])
  for (let start = 0; start < ops.length; start += pushOpsMax) {
    const request = { clientId: 'demo-filler', ops: ops.slice(start, start + pushOpsMax) }
    await call('POST', '/v1/sync/push', request, pushResponseSchema)
  }
  for (let day = days; day >= 0; day--) {
    const request: ObservationsRequest = {
      batchId: `demo-day-${day}`,
      notes: passedBy(corpus, corpus.now - day * dayMs),
      creators: [],
    }
    await call('POST', '/v1/observations', request, observationsResponseSchema)
  }
  const invite = await call('POST', '/v1/invites', { role: 'editor' }, inviteResponseSchema)
  return { inviteCode: invite.code }
}

const numbered = (ops: Array<Omit<Op, 'seq' | 'opId'>>): Op[] =>
  ops.map((op, index) => ({ ...op, seq: index + 1, opId: `demo-op-${index + 1}` }))

async function ownerToken(demo: Demo): Promise<string> {
  const file = join(demo.dataDir, 'owner-token')
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const request = { code: demo.setupCode, workspaceName: '演示工作区', nickname: '演示主人', deviceName: 'npm start' }
  const session = await caller(demo.address, null)('POST', '/v1/setup', request, sessionResponseSchema)
  writeFileSync(file, session.token, { mode: 0o600 })
  return session.token
}

function caller(address: string, token: string | null) {
  return async <T>(method: string, path: string, body: unknown, schema: v.GenericSchema<unknown, T>): Promise<T> => {
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    return v.parse(schema, await answer.json())
  }
}
