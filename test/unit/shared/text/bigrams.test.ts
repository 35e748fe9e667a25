import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigrams } from '#shared/text/bigrams.ts'

describe('terms of a text', () => {
  it.each([
    ['春日穿搭', ['春日', '日穿', '穿搭', '搭']],
    ['穿', ['穿']],
    ['OOTD 2026秋', ['ootd', '2026', '秋']],
    ['早C晚A', ['早', 'c', '晚', 'a']],
    ['好看！真的', ['好看', '看', '真的', '的']],
    ['カフェ巡り', ['カフ', 'フェ', 'ェ巡', '巡り', 'り']],
    ['', []],
    ['👩‍👩‍👧 [笑哭R] "OR*', ['or']],
  ])('of %s', (text, terms) => {
    expect(bigrams(text)).toEqual(terms)
  })

  it('hold letters and digits only, so that no text can become a query operator', () => {
    const anyText = fc.array(fc.integer({ min: 0, max: 0x10ffff })).map((codes) => String.fromCodePoint(...codes))
    fc.assert(
      fc.property(anyText, (text) => {
        expect(bigrams(text).filter((term) => !/^[\p{L}\p{N}]+$/u.test(term))).toEqual([])
      }),
    )
  })

  it('of a part stand in the whole, for words without spaces', () => {
    const han = fc
      .array(fc.constantFrom('春', '日', '穿', '搭', '通', '勤', '减', '脂', '餐'), { minLength: 2 })
      .map((chars) => chars.join(''))
    fc.assert(
      fc.property(han, han, han, (before, word, behind) => {
        const whole = bigrams(before + word + behind)
        for (const term of bigrams(word).slice(0, -1)) expect(whole).toContain(term)
      }),
    )
  })
})
