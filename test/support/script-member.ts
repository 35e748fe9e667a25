import * as v from 'valibot'
import { sessionResponseSchema } from '#shared/contract/session.ts'
import { type PullResponse, pullResponseSchema } from '#shared/contract/sync.ts'

/** A member without a browser, for looking at what the worker really holds. Returns the token. */
export async function joinAsScript(address: string, inviteCode: string): Promise<string> {
  const answer = await fetch(`${address}/v1/invites/redeem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: inviteCode, nickname: '脚本', deviceName: 'script' }),
  })
  return v.parse(sessionResponseSchema, await answer.json()).token
}

/** Everything the workspace holds, page by page. */
export async function pullAll(address: string, token: string): Promise<PullResponse['entities']> {
  const entities: PullResponse['entities'] = []
  let cursor = 0
  for (;;) {
    const answer = await fetch(`${address}/v1/sync/pull?clientId=script&cursor=${cursor}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const page = v.parse(pullResponseSchema, await answer.json())
    entities.push(...page.entities)
    if (!page.more) return entities
    cursor = page.cursor
  }
}
