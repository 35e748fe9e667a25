import { html, type Answer } from './answer.ts'
import { plainDocument } from './document.ts'
import type { RedSiteMode } from './mode.ts'

const tabs = ['上传视频', '上传图文', '写长文']

/**
 * The creator studio's publish page: tabs in three copies each (off-screen, honeypot, real), title with its counter, both
 * generations of the editor, and the publish element with a closed shadow root. It uploads and publishes nothing.
 */
export function creatorPage(mode: RedSiteMode): Answer {
  return html(
    plainDocument(
      '创作（替身站）',
      `<div class="publish-page"><div class="header-tabs">${tabs.map(tab).join('')}</div>${title}<div class="edit-container">${editors[mode.editor]}</div><xhs-publish-btn is-publish="true" submit-text="发布" submit-disabled="false" save-text="暂存离开" save-disabled="false"></xhs-publish-btn></div><script>(${behave.toString()})()</script>`,
      mode,
    ),
  )
}

const tab = (label: string, index: number): string =>
  `<div class="creator-tab" style="position:absolute;left:-9999px">${label}</div><div class="creator-tab" data-hp-kind="creator-tab-${index}" button-hp-installed="" style="opacity:0.00001;z-index:-1;position:absolute">${label}</div><div class="${index === 0 ? 'creator-tab active' : 'creator-tab'}" data-hp-bound="1">${label}</div>`

const title =
  '<div class="title-container"><div class="d-input"><input class="d-text" type="text" placeholder="填写标题会有更多赞哦～"></div></div>'

const editors: Record<RedSiteMode['editor'], string> = {
  tiptap:
    '<div class="tiptap ProseMirror" style="min-height:120px" contenteditable="true" role="textbox"><p></p></div>',
  quill:
    '<div class="ql-editor" style="min-height:120px" contenteditable="true" data-placeholder="输入正文描述，真诚有价值的分享予人温暖"><p></p></div>',
}

/** Runs in the page: the counter of the title (absent while empty), the body's length error, the closed publish element. */
function behave(): void {
  const titleMax = 20
  const bodyMax = 1000
  const show = (parent: Element, className: string, text: string | null): void => {
    parent.querySelector(`.${className}`)?.remove()
    if (text === null) return
    const tip = document.createElement('div')
    tip.className = className
    tip.textContent = text
    parent.append(tip)
  }
  /** ASCII counts half a unit, every other UTF-16 unit one, the sum is rounded up. */
  const unitsOf = (text: string): number =>
    Math.ceil(text.split('').reduce((sum, unit) => sum + (unit < '\u0080' ? 0.5 : 1), 0))

  document.addEventListener('input', ({ target }) => {
    const field = target as HTMLElement
    if (field instanceof HTMLInputElement) {
      const units = unitsOf(field.value)
      const container = field.closest('.title-container') as Element
      show(field.parentElement as Element, 'count-tip', units > 0 ? `${units} / ${titleMax}` : null)
      show(container, 'max_suffix', units > titleMax ? `${units}/${titleMax}` : null)
      return
    }
    const { length } = field.textContent ?? ''
    show(field.parentElement as Element, 'length-error', length > bodyMax ? `${length}/${bodyMax}` : null)
  })
  class PublishButton extends HTMLElement {
    constructor() {
      super()
      const button = document.createElement('button')
      button.textContent = '发布'
      this.attachShadow({ mode: 'closed' }).append(button)
    }
  }
  customElements.define('xhs-publish-btn', PublishButton)
}
