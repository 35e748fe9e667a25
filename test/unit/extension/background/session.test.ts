// @vitest-environment node
import { expect, test } from 'vitest'
import { readMeta } from '../../../../extension/replica/meta.ts'
import { aCore, ownPage } from '../../../support/core.ts'
import { signIn } from '../../../support/replica.ts'
import { addressOf, answer, WorkerModel } from '../../../support/worker-model.ts'

const form = { address: 'https://worker.example', nickname: 'T', deviceName: 'D', shareObservations: false }

test('a join whose answer was lost is repeated as the same attempt; another code is another attempt', async () => {
  const worker = new WorkerModel()
  const attempts: string[] = []
  let isLost = true
  const { core, handlers } = aCore(async (input, init) => {
    if (!addressOf(input).endsWith('/redeem')) return worker.fetch(input, init)
    const kept = await readMeta(core.db, 'redeeming')
    const { attempt } = JSON.parse(init?.body as string) as { attempt: string }
    // On disk before the code leaves.
    expect(kept?.attempt).toBe(attempt)
    attempts.push(attempt)
    if (isLost) throw new TypeError('the answer was lost')
    return answer(201, signIn(worker))
  })
  expect(await handlers['session/join']({ ...form, code: 'code-1' }, ownPage)).toMatchObject({ code: 'unreachable' })
  await handlers['session/join']({ ...form, code: 'code-2' }, ownPage)
  await handlers['session/join']({ ...form, code: 'code-2' }, ownPage)
  isLost = false
  expect(await handlers['session/join']({ ...form, code: ' code-2 ' }, ownPage)).toMatchObject({ ok: true })
  expect(new Set(attempts).size).toBe(2)
  expect(attempts.slice(1)).toEqual([attempts[1], attempts[1], attempts[1]])
  expect(await readMeta(core.db, 'redeeming')).toBeNull()
})
