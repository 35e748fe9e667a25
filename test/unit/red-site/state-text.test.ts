import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { stateText } from '../../red-site/state-text.ts'

const read = (text: string): unknown => runInNewContext(`(${text})`)

describe('the inline state', () => {
  it('leaves undefined bare and escapes slashes', () => {
    expect(stateText({ wrapper: undefined, url: 'https://a/b', list: [undefined, null, 1.5, true] })).toBe(
      String.raw`{"wrapper":undefined,"url":"https:\u002F\u002Fa\u002Fb","list":[undefined,null,1.5,true]}`,
    )
  })

  it('prints Maps as literals, at any depth', () => {
    expect(stateText({ flags: new Map<string, unknown>([['a/b', { inner: new Map() }]]) })).toBe(
      String.raw`{"flags":new Map([["a\u002Fb",{"inner":new Map([])}]])}`,
    )
  })

  it('cannot end its script element', () => {
    expect(stateText('</script><!--')).not.toMatch(/[<]/)
  })

  it('gives the value back when it runs as JavaScript', () => {
    const value = {
      text: '"quoted" \n #标签[话题]# 😀 </script>',
      empty: '',
      none: null,
      nested: [{ id: '6'.repeat(24) }],
    }
    expect(JSON.stringify(read(stateText(value)))).toBe(JSON.stringify(value))
  })
})
