import { expect, it } from 'vitest'
import { cutText } from '#shared/model/text.ts'

it('cuts without splitting a character in two', () => {
  expect(cutText('示例😀', 3)).toBe('示例')
  expect(cutText('示例😀', 4)).toBe('示例😀')
})

it('removes what storage or a screen would not show as written', () => {
  expect(cutText('a\u0000b\uD83Dc\uDE00d', 10)).toBe('abcd')
  expect(cutText('\u202Egnp.\u2066示例\u2069\u202C', 20)).toBe('gnp.示例')
})

it('leaves the joiners of emoji and the marks of right-to-left scripts alone', () => {
  expect(cutText('👩‍👧 שלום\u200F', 20)).toBe('👩‍👧 שלום\u200F')
})
