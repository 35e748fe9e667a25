import { describe, expect, it } from 'vitest'
import {
  deviceOf,
  faultsOf,
  isWorkerAddress,
  type PairForm,
  prefillOf,
} from '../../../../../extension/app/pair/pair-form.ts'

const filled: PairForm = {
  mode: 'setup',
  address: 'https://redmark.example',
  code: 'sample-code',
  nickname: '示例同事',
  workspaceName: '示例团队',
  deviceName: 'Chrome',
  shareObservations: false,
}

describe('the address of a worker', () => {
  it.each([
    'https://redmark.example',
    'https://a.example:8443/',
    'http://127.0.0.1:8787',
    'http://localhost:8787',
    ' https://a.example ',
  ])('may be %j', (address) => expect(isWorkerAddress(address)).toBe(true))

  it.each([
    '',
    'redmark.example',
    'http://redmark.example',
    'http://127.0.0.1.example',
    'https://me:secret@a.example',
    'javascript:1',
    'file:///x',
  ])('may not be %j', (address) => expect(isWorkerAddress(address)).toBe(false))
})

describe('the form', () => {
  it('has no fault when it is filled in', () => {
    expect(faultsOf(filled)).toEqual({})
  })

  it('asks for a team name only of the first device', () => {
    expect(faultsOf({ ...filled, workspaceName: ' ' })).toEqual({ workspaceName: 'empty' })
    expect(faultsOf({ ...filled, mode: 'join', workspaceName: '' })).toEqual({})
  })

  it('tells an empty field from a wrong one', () => {
    expect(faultsOf({ ...filled, address: '', code: '' })).toEqual({ address: 'empty', code: 'empty' })
    expect(faultsOf({ ...filled, address: 'http://a.example', code: 'abc' })).toEqual({
      address: 'address',
      code: 'short',
    })
  })
})

describe('a link of the start script', () => {
  it('fills in address, code and way', () => {
    expect(prefillOf('#address=http%3A%2F%2F127.0.0.1%3A8787&code=sample&mode=join')).toEqual({
      address: 'http://127.0.0.1:8787',
      code: 'sample',
      mode: 'join',
    })
  })

  it('leaves what it does not give, or gives wrongly, to the person', () => {
    expect(prefillOf('')).toEqual({ address: '', code: '', mode: 'setup' })
    expect(prefillOf(`#code=${'x'.repeat(500)}&mode=other`)).toEqual({ address: '', code: '', mode: 'setup' })
  })
})

describe('the proposed device name', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0', { browser: 'Edge', system: 'Windows' }],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Chrome/140.0', { browser: 'Chrome', system: 'Mac' }],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0', { browser: 'Firefox', system: 'Linux' }],
    ['something else', { browser: null, system: null }],
  ])('comes from %j', (userAgent, device) => expect(deviceOf(userAgent)).toEqual(device))
})
