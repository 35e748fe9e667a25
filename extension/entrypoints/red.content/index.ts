import { defineContentScript } from 'wxt/utils/define-content-script'
import { applyLocale } from '../../locales/locale.ts'
import { watchTab } from './tab-watch.ts'

export default defineContentScript({
  matches: ['https://www.xiaohongshu.com/*', 'https://www.rednote.com/*'],
  runAt: 'document_idle',
  main(context) {
    // First of all: left to itself the message catalogue writes the language into the page's document.
    applyLocale(null)
    watchTab(window, context.signal)
  },
})
