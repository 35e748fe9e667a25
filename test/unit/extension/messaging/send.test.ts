import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { fail, ok } from '#shared/model/result.ts'
import { send } from '../../../../extension/messaging/send.ts'
import { creatorIdOf } from '../../../support/replica.ts'

const request = { creatorId: creatorIdOf(1) }
let answerWith: () => Promise<unknown>

beforeEach(() => {
  fakeBrowser.reset()
  fakeBrowser.runtime.sendMessage = () => answerWith() as Promise<never>
})

test.each([
  ['a reply of the right shape', ok({ watched: true }), ok({ watched: true })],
  ['a failure by its code', fail('storage-full'), fail('storage-full')],
  ['a reply out of shape', ok({ watched: 'yes' }), fail('message-malformed')],
  ['a failure with an unknown code', fail('new-code'), fail('message-malformed')],
  ['silence of a background that was stopped while it worked', undefined, fail('timeout')],
])('%s', async (_what, reply, outcome) => {
  answerWith = () => Promise.resolve(reply)
  expect(await send('competitor/status', request)).toEqual(outcome)
})

test('a background that never answers is given up after the time allowed', async () => {
  answerWith = () => new Promise(() => {})
  expect(await send('competitor/status', request, 5)).toEqual(fail('timeout'))
})

test('a script that outlived its extension is told so', async () => {
  answerWith = () => {
    vi.spyOn(fakeBrowser.runtime, 'id', 'get').mockReturnValue(undefined as never)
    return Promise.reject(new Error('context invalidated'))
  }
  expect(await send('competitor/status', request)).toEqual(fail('extension-updated'))
})
