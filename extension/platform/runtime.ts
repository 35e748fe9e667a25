import { browser } from 'wxt/browser'

/** Who sent a message, as far as the browser vouches for it. */
export interface Sender {
  /** True when the sender is one of our own extension pages. */
  isOwnPage: boolean
  /** Origin of the tab's document for a content script, else null. */
  tabOrigin: string | null
  tabId: number | null
}

/** Sends one message to the background; rejects when nobody listens or the extension was reloaded under us. */
export function sendToBackground(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message)
}

/** One listener per context. The handler's promise becomes the reply. */
export function onBackgroundMessage(handle: (message: unknown, sender: Sender) => Promise<unknown> | null): void {
  // `sendResponse` with `return true` is the one form that every supported browser understands.
  const listener = (message: unknown, raw: RawSender, sendResponse: (reply: unknown) => void): true | undefined => {
    if (raw.id !== browser.runtime.id) return undefined
    const reply = handle(message, senderOf(raw))
    if (!reply) return undefined
    void reply.then(sendResponse)
    return true
  }
  browser.runtime.onMessage.addListener(listener as Parameters<typeof browser.runtime.onMessage.addListener>[0])
}

/** Messages pushed by the background into this tab. */
export function onTabPush(handle: (message: unknown) => void): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    handle(message)
  })
}

/** Address of one of our own pages, e.g. `dashboard.html`. */
export function pageUrl(path: string): string {
  return new URL(path, browser.runtime.getURL('/')).href
}

/** False once the extension was updated or disabled under an open tab: the old content script must go quiet. */
export function isAlive(): boolean {
  try {
    return Boolean(browser.runtime?.id)
  } catch {
    return false
  }
}

interface RawSender {
  id?: string
  url?: string
  tab?: { id?: number }
}

function senderOf(raw: RawSender): Sender {
  const url = raw.url ?? ''
  // By prefix, not by `URL.origin`: for schemes it does not know that is "null", which about:blank has as well.
  const isOwnPage = url.startsWith(browser.runtime.getURL('/'))
  const tabOrigin = raw.tab && !isOwnPage && URL.canParse(url) ? new URL(url).origin : null
  return { isOwnPage, tabOrigin, tabId: raw.tab?.id ?? null }
}
