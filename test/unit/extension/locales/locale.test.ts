import { afterEach, describe, expect, it } from 'vitest'
import * as m from '../../../../extension/locales/compiled/messages.js'
import { applyLocale, localeOfBrowser } from '../../../../extension/locales/locale.ts'

afterEach(() => void applyLocale('zh-CN'))

describe('the language', () => {
  it('chosen by the person is the one of every text from then on', () => {
    applyLocale('en')
    expect(m.common_undo()).toBe('Undo')
    applyLocale('zh-CN')
    expect(m.common_undo()).toBe('撤销')
  })

  it.each([
    [['zh-TW', 'en'], 'zh-CN'],
    [['fr', 'en-GB', 'zh'], 'en'],
    [['fr'], 'zh-CN'],
    [['enm'], 'zh-CN'],
    [[], 'zh-CN'],
  ])('of a browser that prefers %j is %s', (languages, locale) => {
    expect(localeOfBrowser(languages)).toBe(locale)
  })
})
