import type { RedSiteMode } from '../mode.ts'
import type { Channel } from '../markup/feed-pages.ts'

/** What the server tells the client besides the page state; the real site has no such element. */
export type PageConfig = {
  mode: Pick<RedSiteMode, 'hydrationDelayMs' | 'cards' | 'transport' | 'profile'>
  apiOrigin: string
  now: number
  channels: readonly Channel[]
  /** True when the document is a note's own page, so that the note is in the markup already. */
  page: 'explore' | 'search' | 'note' | 'profile' | 'board' | 'other'
}

export const pageConfig: PageConfig = JSON.parse(
  document.getElementById('stand-in-config')?.textContent ?? '{}',
) as PageConfig
