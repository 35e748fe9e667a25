import { afterEach, describe, expect, it } from 'vitest'
import { opRefusalSchema } from '#shared/contract/sync.ts'
import { errorText } from '../../../../extension/locales/error-text.ts'
import { applyLocale } from '../../../../extension/locales/locale.ts'
import { appErrorCodes } from '../../../../extension/messaging/errors.ts'

afterEach(() => void applyLocale('zh-CN'))

const codes = [...new Set([...appErrorCodes, ...opRefusalSchema.options])]

describe('the text of a failure', () => {
  it('exists for every code and for nothing else', () => {
    expect(Object.keys(errorText).sort()).toEqual([...codes].sort())
  })

  it.each(codes)('says for %s what happened, what was kept and what to do, in both languages', (code) => {
    applyLocale('zh-CN')
    const chinese = errorText[code]()
    applyLocale('en')
    const english = errorText[code]()
    for (const part of ['happened', 'kept', 'todo'] as const) {
      expect(chinese[part]).toMatch(/\p{sc=Han}/u)
      expect(english[part]).toMatch(/^[\x20-\x7E\u2018-\u201D]+$/)
    }
  })

  it.each(codes)('is its own for %s', (code) => {
    const same = codes.filter((other) => errorText[other]().happened === errorText[code]().happened)
    expect(same).toEqual([code])
  })
})
