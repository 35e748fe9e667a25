import { readFileSync } from 'node:fs'

/**
 * Every http and web socket address that a whole run asked for, from the log that Chromium keeps of its own network
 * stack: also what the background asks, which no page's events show. Read it after the browser was closed.
 */
export function urlsIn(netLog: string): URL[] {
  const found = readFileSync(netLog, 'utf8').matchAll(/"url":"((?:https?|wss?):[^"]+)"/g)
  return Array.from(found, ([, url = '']) => new URL(url))
}
