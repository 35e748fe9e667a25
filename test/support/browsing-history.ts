import { inviteResponseSchema } from '#shared/contract/session.ts'
import * as v from 'valibot'
import { passedBy } from '../../scripts/demo-content.ts'
import type { Corpus } from '../red-site/corpus/corpus.ts'
import type { ExtensionBrowser } from './extension-browser.ts'
import { joinAsScript } from './script-member.ts'

const dayMs = 86_400_000

/** An invite code, asked for from one of the owner's own pages. */
export async function newInvite(owner: ExtensionBrowser): Promise<string> {
  const page = await owner.openOwn('dashboard.html#/team')
  const answer: unknown = await page.evaluate(
    'chrome.runtime.sendMessage({ name: "invite/create", request: { role: "editor" } })',
  )
  await page.close()
  return v.parse(v.object({ ok: v.literal(true), value: inviteResponseSchema }), answer).value.code
}

/** What a third member passed by on each of the last 28 days, sent as that member's device would have sent it. */
export async function browseForFourWeeks(address: string, inviteCode: string, corpus: Corpus): Promise<void> {
  const token = await joinAsScript(address, inviteCode)
  for (let day = 28; day >= 0; day--) {
    const batch = { batchId: `history-${day}`, notes: passedBy(corpus, corpus.now - day * dayMs), creators: [] }
    const answer = await fetch(`${address}/v1/observations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(batch),
    })
    if (!answer.ok) throw new Error(`observations answered ${answer.status}: ${await answer.text()}`)
  }
}
