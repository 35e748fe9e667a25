import { browser } from 'wxt/browser'
import { redPagePatterns } from './red-tabs.ts'

const menuId = 'save-link'
/** Links that may lead to a note; what exactly they name is decided by the handler. */
const linkPatterns = redPagePatterns.flatMap((pages) =>
  ['explore/*', 'discovery/item/*', 'search_result/*', 'user/profile/*/*', 'board/*/*'].map((path) =>
    pages.replace(/\*$/, path),
  ),
)

/** Must be called at the top level of the background: a click wakes it. A menu click is always a person's own. */
export function onLinkMenu(handle: (linkUrl: string) => void): void {
  browser.contextMenus.onClicked.addListener((info) => {
    if (info.menuItemId === menuId && info.linkUrl) handle(info.linkUrl)
  })
}

/** Makes the menu entry on note links of RED's pages, or gives the one that is there its new title. */
export async function showLinkMenu(title: string): Promise<void> {
  try {
    await browser.contextMenus.update(menuId, { title })
  } catch {
    // There is none yet: menus outlive the background, but not always the browser.
    browser.contextMenus.create(
      {
        id: menuId,
        title,
        contexts: ['link'],
        documentUrlPatterns: redPagePatterns,
        targetUrlPatterns: linkPatterns,
      },
      // Two wakes at once may both find none; reading the error of the second keeps the log clean.
      () => void browser.runtime.lastError,
    )
  }
}
