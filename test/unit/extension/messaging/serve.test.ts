import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { fail, ok } from '#shared/model/result.ts'
import { protocol } from '../../../../extension/messaging/protocol.ts'
import { type Handlers, serve } from '../../../../extension/messaging/serve.ts'
import { noteIdOf } from '../../../support/replica.ts'

const tab = { id: 'test-extension-id', url: 'https://www.xiaohongshu.com/explore', tab: { id: 7 } }
const page = { id: 'test-extension-id', url: new URL('/dashboard.html', fakeBrowser.runtime.getURL('/')).href }
const unsave = { name: 'item/unsave', request: { noteId: noteIdOf(1) } }
let asked: unknown[]
let outcome: () => Promise<unknown>

beforeEach(() => {
  fakeBrowser.reset()
  asked = []
  outcome = async () => ok({})
  const handler = (request: unknown, sender: unknown) => {
    asked.push([request, sender])
    return outcome()
  }
  serve(Object.fromEntries(Object.keys(protocol).map((name) => [name, handler])) as unknown as Handlers)
})

/** Delivers a message as the browser would; undefined when the listener does not answer at all. */
async function deliver(message: unknown, sender: object): Promise<unknown> {
  const { onMessage } = fakeBrowser.runtime as unknown as {
    onMessage: { trigger(...event: unknown[]): Promise<unknown[]> }
  }
  let reply: (value: unknown) => void = () => {}
  const replied = new Promise((resolve) => (reply = resolve))
  const answers = await onMessage.trigger(message, sender, reply)
  return answers.includes(true) ? replied : undefined
}
const asOurs = <T extends object>(sender: T): T => ({ ...sender, id: fakeBrowser.runtime.id })

test('a RED tab may ask tab verbs and the handler learns which tab asked', async () => {
  expect(await deliver(unsave, asOurs(tab))).toEqual(ok({}))
  expect(asked).toEqual([[unsave.request, { isOwnPage: false, tabOrigin: 'https://www.xiaohongshu.com', tabId: 7 }]])
})

test('a RED tab may ask no page verb at all', async () => {
  for (const name of Object.keys(protocol).filter((verb) => protocol[verb as keyof typeof protocol].from === 'page')) {
    expect(await deliver({ name, request: {} }, asOurs(tab)), name).toEqual(fail('not-allowed'))
  }
  expect(asked).toEqual([])
})

test.each([
  'https://evil.example/',
  'https://www.xiaohongshu.com.evil.example/',
  'http://www.xiaohongshu.com/',
  'https://fe.xiaohongshu.com/',
  'about:blank',
  'no address',
])('a sender at %s may ask nothing', async (url) => {
  expect(await deliver(unsave, asOurs({ ...tab, url }))).toEqual(fail('not-allowed'))
  expect(asked).toEqual([])
})

test('another extension is not answered', async () => {
  expect(await deliver(unsave, { ...tab, id: 'somebody-else' })).toBeUndefined()
  expect(asked).toEqual([])
})

test('our own page may ask everything', async () => {
  expect(await deliver({ name: 'sync/now', request: {} }, asOurs(page))).toEqual(ok({}))
  expect(await deliver(unsave, asOurs(page))).toEqual(ok({}))
})

test.each([
  ['no object', 'item/unsave'],
  ['null', null],
  ['an unknown verb', { name: 'item/steal', request: {} }],
  ['a name from the prototype', { name: 'constructor', request: {} }],
])('%s is not answered', async (_what, message) => {
  expect(await deliver(message, asOurs(tab))).toBeUndefined()
})

test.each([
  ['an id that is no id', { noteId: '../../etc' }],
  ['an id of a megabyte', { noteId: 'a'.repeat(1_000_000) }],
  ['nothing', undefined],
  ['a deep nest', JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`)],
])('%s is a malformed request', async (_what, request) => {
  expect(await deliver({ name: 'item/unsave', request }, asOurs(tab))).toEqual(fail('message-malformed'))
  expect(asked).toEqual([])
})

test('more sightings than one frame can hold are refused', async () => {
  const notes = Array.from({ length: 201 }, () => ({}))
  const message = { name: 'sightings/report', request: { notes, creators: [] } }
  expect(await deliver(message, asOurs(tab))).toEqual(fail('message-malformed'))
})

test('a full disk is told from any other storage fault', async () => {
  outcome = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
  expect(await deliver(unsave, asOurs(tab))).toEqual(fail('storage-full'))
  outcome = () =>
    Promise.reject(Object.assign(new Error('aborted'), { name: 'AbortError', inner: { name: 'QuotaExceededError' } }))
  expect(await deliver(unsave, asOurs(tab))).toEqual(fail('storage-full'))
  outcome = () => Promise.reject(new DOMException('corrupt', 'UnknownError'))
  expect(await deliver(unsave, asOurs(tab))).toEqual(fail('storage-failed'))
})
