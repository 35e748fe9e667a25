import { refreshFeed, showBoardNotes, showExplore, showPage, showProfileNotes } from './feed-view.ts'
import {
  expandReplies,
  followNote,
  hideNoteModal,
  loadComments,
  openMask,
  react,
  showNoteModal,
  slide,
} from './note-view.ts'
import { siteRenders } from './own.ts'
import { pageConfig } from './page-config.ts'
import { makeStateLive, pageState } from './page-state.ts'
import { showSearch, useSearchControl } from './search-view.ts'
import { applyTheme, switchTheme } from './theme.ts'

type Entry = { scrollY?: number; background?: 'explore' | 'search' | 'profile' | 'board' | 'note' | 'other' }

/** Which page lies under a modal, or is shown when there is none. */
const shown: { page: Entry['background'] } = { page: pageConfig.page }

applyTheme()
setTimeout(hydrate, pageConfig.mode.hydrationDelayMs)

function hydrate(): void {
  history.scrollRestoration = 'manual'
  makeStateLive()
  const lastId = location.pathname.split('/').at(-1) ?? ''
  if (pageConfig.page === 'explore') showExplore(true)
  if (pageConfig.page === 'search') void showSearch(true)
  if (pageConfig.page === 'profile') showProfileNotes(lastId)
  if (pageConfig.page === 'board') showBoardNotes(lastId)
  if (pageConfig.page === 'note') void followNote(lastId, new URLSearchParams(location.search).get('xsec_token') ?? '')
  document.addEventListener('click', clicked)
  document.addEventListener('keydown', pressed)
  document.addEventListener('scroll', scrolled, { capture: true, passive: true })
  addEventListener('popstate', wentThroughHistory)
}

function clicked(event: MouseEvent): void {
  const target = event.target as Element
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  if (handled(target)) event.preventDefault()
}

function handled(target: Element): boolean {
  const card = target.closest('section.note-item a.cover, section.note-item a.title')
  if (card) return openCard(card.closest('section')!)
  if (target.closest('.close') || target.classList.contains('note-detail-mask')) return closeModal()
  const related = target.closest('.query-note-item')
  if (related) return goToSearch(related.textContent.trim())
  const arrow = target.closest('.arrow-controller')
  if (arrow) {
    slide(arrow.classList.contains('left') ? -1 : 1)
    return true
  }
  const more = target.closest<HTMLElement>('.show-more')
  if (more) {
    void expandReplies(more)
    return true
  }
  return react(target) || usedShell(target) || (shown.page === 'search' && useSearchControl(target))
}

/** Header, side bar, channel bar and floating buttons. */
function usedShell(target: Element): boolean {
  if (target.closest('.search-icon')) return goToSearch(searchBox().value)
  if (target.closest('#explore-guide-menu')) switchTheme()
  if (target.closest('.back-top')) siteRenders(() => scrollTo({ top: 0, behavior: 'smooth' }))
  if (shown.page === 'explore') {
    const channel = target.closest('#channel-container .channel')?.id
    if (channel) void refreshFeed(channel)
    if (target.closest('.floating-btn-sets .reload')) void refreshFeed(pageState.feed.currentChannel)
    const filter = target.closest('#image-note-filter-el')
    if (filter)
      void refreshFeed(
        pageState.feed.currentChannel,
        siteRenders(() => filter.classList.toggle('active')),
      )
  }
  if (!target.closest('#link-guide, #explore-guide-refresh')) return false
  if (shown.page === 'explore') void refreshFeed(pageState.feed.currentChannel)
  else if (pageState.feed.feeds.length > 0) {
    push('/explore?channel_id=homefeed_recommend', 'explore')
    showPlain('explore')
  } else return false
  return true
}

const searchBox = (): HTMLInputElement => document.querySelector<HTMLInputElement>('#search-input')!

function pressed(event: KeyboardEvent): void {
  if (event.key === 'Escape' && openMask()) closeModal()
  if (event.key === 'Enter' && event.target === searchBox() && !event.isComposing) goToSearch(searchBox().value)
}

function scrolled(event: Event): void {
  const scroller = event.target
  if (!(scroller instanceof HTMLElement) || !scroller.classList.contains('note-scroller')) return
  if (scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 200) void loadComments()
}

/** Opens the note of a card over the page; the address gets the source that the card's own link leaves empty. */
function openCard(section: Element): boolean {
  const link = new URL(section.querySelector<HTMLAnchorElement>('a.cover')!.href)
  const noteId = link.pathname.split('/').at(-1)!
  const token = link.searchParams.get('xsec_token') ?? ''
  const source = { search: 'pc_search', profile: 'pc_user', board: 'pc_user' }[shown.page as string] ?? 'pc_feed'
  push(`/explore/${noteId}?xsec_token=${token}&xsec_source=${source}`, shown.page)
  void showNoteModal(noteId, token, source)
  return true
}

function closeModal(): boolean {
  if (openMask()) history.back()
  return true
}

/** The page itself encodes the keyword twice. */
function goToSearch(keyword: string): boolean {
  if (!keyword.trim()) return true
  push(
    `/search_result?keyword=${encodeURIComponent(encodeURIComponent(keyword.trim()))}&source=web_explore_feed&type=51`,
    'search',
  )
  showPlain('search')
  return true
}

function push(url: string, background: Entry['background']): void {
  history.replaceState({ ...(history.state as Entry | null), scrollY } satisfies Entry, '')
  history.pushState({ background } satisfies Entry, '', url)
}

function wentThroughHistory(): void {
  const entry = history.state as Entry | null
  const noteId = /^\/explore\/([0-9a-f]{24})$/.exec(location.pathname)?.[1]
  hideNoteModal()
  if (noteId && pageConfig.page !== 'note') {
    const query = new URLSearchParams(location.search)
    void showNoteModal(noteId, query.get('xsec_token') ?? '', query.get('xsec_source') ?? '')
    return
  }
  const page =
    location.pathname === '/explore' ? 'explore' : location.pathname === '/search_result' ? 'search' : pageConfig.page
  if (page !== shown.page || (page === 'search' && keywordOf(location.href) !== pageState.search.searchContext.keyword))
    showPlain(page)
  siteRenders(() => scrollTo(0, entry?.scrollY ?? 0))
}

/** Shows the page of the present address in place of the one before. */
function showPlain(page: Entry['background']): void {
  hideNoteModal()
  shown.page = page
  if (page === 'explore' && pageState.feed.feeds.length > 0) return showExplore(false)
  if (page !== 'search') return location.reload()
  const keyword = keywordOf(location.href)
  const { search } = pageState
  if (keyword !== search.searchContext.keyword) search.feeds.length = 0
  search.searchContext.keyword = keyword
  search.hasMore = true
  siteRenders(() => {
    searchBox().value = keyword
    showPage('<div class="feeds-page"></div>')
    scrollTo(0, 0)
  })
  void showSearch(false)
}

/** The keyword of a search address, decoded until it no longer changes. */
function keywordOf(address: string): string {
  let keyword = new URL(address).searchParams.get('keyword') ?? ''
  for (let rounds = 0; rounds < 3 && /%[0-9a-f]{2}/i.test(keyword); rounds++) keyword = decodeURIComponent(keyword)
  return keyword
}
