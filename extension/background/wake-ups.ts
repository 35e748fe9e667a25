/** Everything that wakes the background without a message. Wired synchronously: what is registered late is missed. */
import { m } from '../locales/compiled/messages.js'
import { onAlarm } from '../platform/alarms.ts'
import { onInstalledOrStarted, onUpdateWaiting, replaceExtension, uiLanguage } from '../platform/lifecycle.ts'
import { onLinkMenu, showLinkMenu } from '../platform/link-menu.ts'
import { onTabClosed } from '../platform/red-tabs.ts'
import { forgetTabContext } from '../messaging/tab-context.ts'
import { openPanelFromToolbar } from '../platform/toolbar.ts'
import { watchLive } from '../replica/live.ts'
import { readMeta } from '../replica/meta.ts'
import type { Core } from './core.ts'
import { saveLink } from './items.ts'

export function listenForWakeUps(core: Core, alarmName: string): void {
  const wake = () => {
    core.sync.wake()
    core.upload()
  }
  openPanelFromToolbar()
  onAlarm(alarmName, wake)
  onInstalledOrStarted(wake)
  self.addEventListener('online', wake)
  onLinkMenu((linkUrl) => void saveLink(core, linkUrl))
  onTabClosed((tabId) => void forgetTabContext(tabId))
  // Replaced between two rounds and not in one: what waits is on disk, but a reply would be lost for nothing.
  onUpdateWaiting(() => core.sync.whenIdle(replaceExtension))
  watchLive(
    () => readMeta(core.db, 'locale'),
    titleMenu,
    () => {},
  )
}

/** In the person's chosen language, else in the browser's. */
function titleMenu(chosen: 'zh-CN' | 'en' | null): void {
  const locale = chosen ?? (uiLanguage().toLowerCase().startsWith('zh') ? 'zh-CN' : 'en')
  void showLinkMenu(m.common_save_link({}, { locale }))
}
