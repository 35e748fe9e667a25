import { browser } from 'wxt/browser'

/** Values that live as long as the browser runs; content scripts cannot read them. Callers parse what they get. */
export async function readSessionValue(key: string): Promise<unknown> {
  return (await browser.storage.session.get(key))[key]
}

export async function writeSessionValue(key: string, value: unknown): Promise<void> {
  await browser.storage.session.set({ [key]: value })
}

export async function removeSessionValue(key: string): Promise<void> {
  await browser.storage.session.remove(key)
}

/** Calls back with the keys that changed, in whichever context they were written; returns the way to stop. */
export function onSessionValues(changed: (keys: string[]) => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'session') changed(Object.keys(changes))
  }
  browser.storage.onChanged.addListener(listener)
  return () => browser.storage.onChanged.removeListener(listener)
}
