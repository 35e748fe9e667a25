import { browser } from 'wxt/browser'

/** All of these must be called at the top level of the background: the browser wakes it for them. */
export function onInstalledOrStarted(handle: () => void): void {
  browser.runtime.onInstalled.addListener(() => handle())
  browser.runtime.onStartup.addListener(() => handle())
}

/** A new version is there and waits for {@link replaceExtension} (or for the browser's own next chance). */
export function onUpdateWaiting(handle: () => void): void {
  browser.runtime.onUpdateAvailable.addListener(() => handle())
}

export function replaceExtension(): void {
  browser.runtime.reload()
}

export function uiLanguage(): string {
  return browser.i18n.getUILanguage()
}
