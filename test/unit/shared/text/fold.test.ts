import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '#shared/text/fold.ts'

describe('folding', () => {
  it.each([
    ['ＯＯＴＤ１２３', 'ootd123'],
    ['臺灣護膚體驗', '台湾护肤体验'],
    ['好看[笑哭R]啊', '好看 啊'],
    ['  OOTD ', 'ootd'],
    ['ﬁt ①', 'fit 1'],
    ['[不是表情]', '[不是表情]'],
  ])('makes %s and %s the same', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = foldText(text)
        fc.pre(!once.includes('['))
        expect(foldText(once)).toBe(once)
      }),
    )
  })

  it('leaves no traditional form of its table behind', () => {
    expect(foldText('愛髮後裡鐘總組臺灣網圖書館學習')).toBe('爱发后里钟总组台湾网图书馆学习')
  })
})
