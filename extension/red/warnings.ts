/** When RED says stop. On any of these Redmark does nothing more in the tab and says so (law 1). */
import { find, findAll } from './select.ts'
import { note, warning } from './selectors.ts'

export interface RedWarning {
  /**
   * `captcha`: asks for a proof of being human. `limited`: too frequent, account or network restricted.
   * `plugin`: RED complains about extensions. `unavailable`: the note is deleted, private or withheld.
   */
  kind: 'captcha' | 'limited' | 'plugin' | 'unavailable'
  /** RED's own words, at most 200 characters; empty when the sign has none. */
  text: string
}

const spoken: ReadonlyArray<{ kind: RedWarning['kind']; words: readonly string[] }> = [
  { kind: 'captcha', words: ['安全验证', '拖动箭头完成拼图', '请通过验证'] },
  { kind: 'plugin', words: ['风险插件'] },
  { kind: 'limited', words: ['操作频繁', '访问频繁', '安全限制', '浏览器异常'] },
]

const goneWords = [
  '当前笔记暂时无法浏览',
  '该内容因违规已被删除',
  '该笔记已被删除',
  '内容不存在',
  '笔记不存在',
  '已失效',
  '私密笔记',
  '仅作者可见',
  '因用户设置，你无法查看',
  '因违规无法查看',
]

const longestText = 200
/** A page whose whole text is longer than this is content, not a warning. */
const longestWarningPage = 2000

/**
 * The warning a document shows, or null. Words count only where RED itself speaks (dialogs, toasts, replaced pages):
 * a note may be titled 安全验证 without meaning it.
 */
export function readWarning(doc: Document): RedWarning | null {
  const captcha = findAll(doc, warning.captcha).find(isShown)
  if (captcha) return { kind: 'captcha', text: textOf(captcha) }
  for (const dialog of findAll(doc, warning.dialog)) {
    const said = isShown(dialog) ? spokenIn(textOf(dialog)) : null
    if (said) return said
  }
  for (const wrapper of findAll(doc, note.unavailable)) {
    const text = isShown(wrapper) ? textOf(wrapper) : ''
    if (goneWords.some((words) => text.includes(words))) return { kind: 'unavailable', text }
  }
  return readWarningPage(doc)
}

/** A page that is nothing but a warning has no shell around it. */
function readWarningPage(doc: Document): RedWarning | null {
  if (!doc.body || find(doc, warning.shell)) return null
  const text = doc.body.textContent ?? ''
  if (text.length > longestWarningPage) return null
  const gone = goneWords.some((words) => text.includes(words))
  return spokenIn(text) ?? (gone ? { kind: 'unavailable', text: textOf(doc.body) } : null)
}

function spokenIn(text: string): RedWarning | null {
  const said = spoken.find(({ words }) => words.some((word) => text.includes(word)))
  return said ? { kind: said.kind, text: text.trim().slice(0, longestText) } : null
}

const textOf = (element: Element): string => (element.textContent ?? '').trim().slice(0, longestText)

/** Inline styles only: a computed style would force the page's layout. */
export function isShown(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    if ((at as HTMLElement).style?.display === 'none' || at.hasAttribute('hidden')) return false
  }
  return true
}
