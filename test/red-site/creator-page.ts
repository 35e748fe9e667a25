import { html, type Answer } from './answer.ts'
import { plainDocument } from './document.ts'
import type { RedSiteMode } from './mode.ts'

const tabs = ['上传视频', '上传图文', '写长文']

/** A placeholder of the creator studio's publish page: tabs in three copies each, title and editor; it publishes nothing. */
export function creatorPage(mode: RedSiteMode): Answer {
  const tab = (label: string, index: number) =>
    `<div class="creator-tab" style="position:absolute;left:-9999px">${label}</div><div class="creator-tab" data-hp-kind="creator-tab-${index}" button-hp-installed="" style="opacity:0.00001;z-index:-1;position:absolute">${label}</div><div class="${index === 0 ? 'creator-tab active' : 'creator-tab'}" data-hp-bound="1">${label}</div>`
  return html(
    plainDocument(
      '创作（替身站）',
      `<div class="publish-page"><div class="header-tabs">${tabs.map(tab).join('')}</div><div class="title-container"><div class="d-input"><input class="d-text" type="text" placeholder="填写标题会有更多赞哦～"></div></div><div class="edit-container"><div class="tiptap ProseMirror" contenteditable="true" role="textbox"><p></p></div></div></div>`,
      mode,
    ),
  )
}
