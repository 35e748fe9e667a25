import { describe, expect, it } from 'vitest'
import { parseState, stateLimits, stateTextOf } from '../../../../../extension/red/state/parse.ts'
import { redPage } from '../../../../support/red/reading.ts'

const valueOf = (text: string): unknown => {
  const parsed = parseState(text)
  return parsed.ok ? JSON.parse(JSON.stringify(parsed.value)) : parsed.code
}

describe('parseState', () => {
  it.each([
    ['{"a":undefined,"b":[undefined,1]}', { a: null, b: [null, 1] }],
    ['{"a":NaN,"b":-Infinity,"c":void 0,"d":!0,"e":!1}', { a: null, b: null, c: null, d: true, e: false }],
    ['{"a":"\\u002F\\u002Fx\\x41\\n\\"\'"}', { a: '//xA\n"\'' }],
    ["{a:'it\\'s',$b:.5,1:-1e3}", { a: "it's", $b: 0.5, 1: -1000 }],
    ['{"m":new Map([["k",new Map([["x",1]])],["y",undefined]])}', { m: { k: { x: 1 }, y: null } }],
    [
      '{"s":new Set([1,2]),"d":new Date("2025-01-01"),"e":new Map,"f":new Thing(1)}',
      { s: [1, 2], d: '2025-01-01', e: {}, f: null },
    ],
    ['{"a":[1,,2,],}', { a: [1, null, 2] }],
    ['{"text":"undefined, new Map([1]) and {"}', { text: 'undefined, new Map([1]) and {' }],
    ['window.__INITIAL_STATE__ = {"a":1};(function(){})()', { a: 1 }],
    ['window.__SSR__={"no":1};window.__INITIAL_STATE__={"a":1}</script>', { a: 1 }],
    ['\uFEFF{"a":1} trailing', { a: 1 }],
  ])('reads %s', (text, expected) => {
    expect(valueOf(text)).toEqual(expected)
  })

  it.each([
    ['', 'state-missing'],
    ['window.__INITIAL_STATE__=null', 'state-missing'],
    ['{', 'state-malformed'],
    ['{"a"', 'state-malformed'],
    ['{"a":"never closed', 'state-malformed'],
    ['{"a":alert(1)}', 'state-malformed'],
    ['{"a":self}', 'state-malformed'],
    ['{"a":(b=1)}', 'state-malformed'],
    ['{"a":`x`}', 'state-malformed'],
    ['{"a" 1}', 'state-malformed'],
  ])('refuses %s', (text, code) => {
    expect(valueOf(text)).toBe(code)
  })

  it('evaluates nothing (law 7)', () => {
    const before = Object.keys(globalThis).length
    expect(valueOf('{"a":globalThis.hacked=1}')).toBe('state-malformed')
    expect(Object.keys(globalThis)).toHaveLength(before)
  })

  it('keeps __proto__ an ordinary key that reaches no prototype (law 7)', () => {
    const parsed = parseState('{"__proto__":{"isOwner":true},"constructor":1,"m":new Map([["__proto__",2]])}')
    if (!parsed.ok) throw new Error(parsed.code)
    expect(Object.keys(parsed.value as object)).toEqual(['__proto__', 'constructor', 'm'])
    expect((parsed.value as { isOwner?: unknown }).isOwner).toBeUndefined()
    expect(({} as { isOwner?: unknown }).isOwner).toBeUndefined()
  })

  it.each([
    ['arrays', '{"a":', '[', ']'],
    ['objects', '', '{"a":', '}'],
    ['maps', '{"a":', 'new Map([["k",', ']])'],
    ['marks', '{"a":', '!', ''],
  ])('refuses %s nested 200 000 deep instead of overflowing', (_kind, head, open, close) => {
    expect(valueOf(`${head}${open.repeat(200_000)}1${close.repeat(200_000)}}`)).toBe('state-too-deep')
  })

  it('refuses by size and by time', () => {
    expect(parseState('{"a":1}', { ...stateLimits, size: 3 })).toEqual({ ok: false, code: 'state-too-large' })
    let clock = 0
    const slow = parseState(`{"a":[${'1,'.repeat(20_000)}1]}`, stateLimits, () => (clock += 2000))
    expect(slow).toEqual({ ok: false, code: 'state-too-slow' })
  })

  it('keeps lone surrogates in place for the readers to clean', () => {
    expect(parseState('{"a":"\\uD800x"}')).toMatchObject({ ok: true, value: { a: '\uD800x' } })
  })
})

describe('stateTextOf', () => {
  it('finds the state among the scripts of a page, or nothing', () => {
    expect(stateTextOf(redPage('explore-ssr'))?.startsWith('window.__INITIAL_STATE__={')).toBe(true)
    expect(stateTextOf(redPage('explore'))).toBeNull()
  })
})
