import { browser } from 'wxt/browser'

interface SidePanelApi {
  setPanelBehavior(behavior: { openPanelOnActionClick: boolean }): Promise<void>
}
interface SidebarApi {
  toggle(): Promise<void>
}

/** The toolbar button opens our panel: the side panel in Chromium, the sidebar in Firefox. Call at the top level. */
export function openPanelFromToolbar(): void {
  const { sidePanel, sidebarAction } = browser as { sidePanel?: SidePanelApi; sidebarAction?: SidebarApi }
  if (sidePanel) {
    void sidePanel.setPanelBehavior({ openPanelOnActionClick: true })
    return
  }
  // Firefox opens its sidebar only from within the click itself: nothing may be awaited before.
  browser.action.onClicked.addListener(() => void sidebarAction?.toggle())
}
