import { explorePage } from '../markup/feed-pages.ts'
import type { CardPlace } from '../markup/card.ts'
import type { FeedItem } from '../wire/shapes.ts'
import { siteRenders } from './own.ts'
import { callApi } from './page-api.ts'
import { pageConfig } from './page-config.ts'
import { pageState } from './page-state.ts'
import { Waterfall } from './waterfall.ts'

type FeedPage = { cursorScore: string; items: FeedItem[] }
type PostedPage = {
  notes: (FeedItem['noteCard'] & { noteId: string; xsecToken: string })[]
  cursor: string
  hasMore: boolean
}

const current: { waterfall: Waterfall | null; imagesOnly: boolean } = { waterfall: null, imagesOnly: false }

/** The list on the page now, if the page has one. */
export const currentWaterfall = (): Waterfall | null => current.waterfall

/** Puts a page into the main part; the list before it lets go of its listeners. */
export function showPage(markup: string | null): void {
  current.waterfall?.stop()
  current.waterfall = null
  if (markup !== null) siteRenders(() => (document.querySelector('.main-content')!.innerHTML = markup))
}

export function showWaterfall(
  container: Element | null,
  place: CardPlace,
  items: FeedItem[],
  loadMore: () => Promise<boolean>,
): void {
  current.waterfall?.stop()
  if (container) current.waterfall = new Waterfall(container as HTMLElement, { place, items, loadMore })
}

/** Shows the explore page over what the state holds; the first time over the server's own markup. */
export function showExplore(fromServer: boolean): void {
  const { feed } = pageState
  if (!fromServer) showPage(explorePage(pageConfig.channels, feed.currentChannel, ''))
  siteRenders(() => document.getElementById('ssr-skeleton')?.remove())
  showWaterfall(document.getElementById('exploreFeeds'), { where: 'explore' }, feed.feeds, () => loadFeed(3))
}

/** Empties the feed and fills it with another channel (or the same one again). */
export async function refreshFeed(channelId: string, imagesOnly = current.imagesOnly): Promise<void> {
  current.imagesOnly = imagesOnly
  pageState.feed.currentChannel = channelId
  pageState.feed.feeds.length = 0
  siteRenders(() => {
    for (const channel of document.querySelectorAll('#channel-container .channel'))
      channel.classList.toggle('active', channel.id === channelId)
    scrollTo(0, 0)
  })
  await loadFeed(1)
  currentWaterfall()?.relayout()
}

async function loadFeed(refreshType: 1 | 3): Promise<boolean> {
  const { feed } = pageState
  const answer = await callApi<FeedPage>('/v1/homefeed', {
    cursor_score: '',
    num: 35,
    refresh_type: refreshType,
    note_index: feed.feeds.length,
    unread_begin_note_id: '',
    unread_end_note_id: '',
    unread_note_count: 0,
    category: feed.currentChannel,
    search_key: '',
    need_num: 20,
    image_formats: ['jpg', 'webp', 'avif'],
    need_filter_image: current.imagesOnly,
  })
  const items = answer.data?.items ?? []
  feed.feeds.push(...items.map((item, offset) => ({ ...item, index: feed.feeds.length + offset })))
  return items.length > 0
}

/** A profile's own notes: the first page is in the state. */
export function showProfileNotes(userId: string): void {
  const posted = (pageState.user.notes[0] ??= [])
  const token = new URLSearchParams(location.search).get('xsec_token') ?? ''
  showWaterfall(document.getElementById('userPostedFeeds'), { where: 'profile', userId }, posted, () =>
    loadPosted(
      `/v1/user_posted?num=30&cursor=${posted.at(-1)?.id ?? ''}&user_id=${userId}&image_formats=jpg,webp,avif&xsec_token=${token}&xsec_source=pc_feed`,
      posted,
    ),
  )
  if (posted.length === 0)
    siteRenders(() => document.querySelector<HTMLElement>('.empty-container')?.style.setProperty('display', 'block'))
}

/** An album's notes, fetched from an empty cursor each time. */
export function showBoardNotes(boardId: string): void {
  const notes: FeedItem[] = []
  pageState.board.boardFeedsMap[boardId] = { notes }
  showWaterfall(document.querySelector('.board-page .feeds-container'), { where: 'board', boardId }, notes, () =>
    loadPosted(`/v1/board/note?board_id=${boardId}&num=30&cursor=${notes.at(-1)?.id ?? ''}`, notes),
  )
}

async function loadPosted(path: string, into: FeedItem[]): Promise<boolean> {
  const { data } = await callApi<PostedPage>(path)
  const rows = data?.notes ?? []
  for (const row of rows) {
    into.push({
      id: row.noteId,
      xsecToken: row.xsecToken,
      trackId: '',
      ignore: false,
      modelType: 'note',
      index: into.length,
      exposed: false,
      ssrRendered: false,
      noteCard: row,
    })
  }
  return rows.length > 0
}
