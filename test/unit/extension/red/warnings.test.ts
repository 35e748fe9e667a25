import { describe, expect, it } from 'vitest'
import { readWarning } from '../../../../extension/red/warnings.ts'
import type { PageName } from '../../../support/red/page-html.ts'
import { htmlDocument, redPage } from '../../../support/red/reading.ts'

describe('readWarning', () => {
  it.each<[PageName, string, string]>([
    ['captcha', 'captcha', '拖动箭头完成拼图'],
    ['challenge', 'captcha', '请通过验证后继续'],
    ['plugin-alert', 'plugin', '检测当前存在风险插件'],
    ['note-gone', 'unavailable', '当前笔记暂时无法浏览'],
  ])('sees the warning of %s', (name, kind, text) => {
    expect(readWarning(redPage(name))).toEqual({ kind, text })
  })

  it.each<PageName>(['explore', 'explore-ssr', 'search', 'note-modal', 'note-page', 'profile', 'board'])(
    'is silent on %s, where a note may be titled like a warning and alerts are mounted hidden',
    (name) => {
      expect(readWarning(redPage(name))).toBeNull()
    },
  )

  it.each([
    ['操作频繁，请稍后再试', 'limited'],
    ['访问频繁', 'limited'],
    ['浏览器异常，请尝试关闭/卸载风险插件或重启试试', 'plugin'],
    ['安全验证', 'captcha'],
  ])('hears what a toast says: %s', (text, kind) => {
    expect(readWarning(htmlDocument(`<div id="global"></div><div class="reds-toast">${text}</div>`))?.kind).toBe(kind)
  })

  it('does not take a long page without a shell for a warning', () => {
    expect(readWarning(htmlDocument(`<p>安全验证 ${'字'.repeat(3000)}</p>`))).toBeNull()
  })
})
