import { searchPage, userRow } from '../markup/feed-pages.ts'
import type { FeedItem } from '../wire/shapes.ts'
import { showPage, showWaterfall, currentWaterfall } from './feed-view.ts'
import { siteRenders } from './own.ts'
import { callApi } from './page-api.ts'
import { pageState } from './page-state.ts'

type SearchPage = { hasMore: boolean; items: FeedItem[] }
type UserPage = { users: Parameters<typeof userRow>[0][] }

const query = { page: 0, sort: 'general', noteType: 0, refine: '' }

const sorts: Record<string, string> = {
  综合: 'general',
  最新: 'time_descending',
  最多点赞: 'popularity_descending',
  最多评论: 'comment_descending',
  最多收藏: 'collect_descending',
}
const noteTypes: Record<string, number> = { all: 0, video: 1, image: 2 }

/** Shows the search page for the keyword in the state; the server's markup and first page are taken over on a full load. */
export async function showSearch(fromServer: boolean): Promise<void> {
  Object.assign(query, {
    page: fromServer && pageState.search.feeds.length > 0 ? 1 : 0,
    sort: 'general',
    noteType: 0,
    refine: '',
  })
  const { keyword } = pageState.search.searchContext
  if (!fromServer) {
    const answer = await callApi<{ sugItems: { text: string }[] }>(
      `/v1/search/recommend?keyword=${encodeURIComponent(keyword)}`,
    )
    showPage(searchPage((answer.data?.sugItems ?? []).map(({ text }) => text)))
  }
  showResults()
}

function showResults(): void {
  const container = document.querySelector('.search-layout__main > .feeds-container')
  showWaterfall(container, { where: 'search' }, pageState.search.feeds, loadResults)
}

/** Empties the list and asks again, as after a change of tab, filter or refine word. */
function searchAgain(): void {
  query.page = 0
  pageState.search.feeds.length = 0
  showResults()
}

async function loadResults(): Promise<boolean> {
  const { search } = pageState
  if (!search.hasMore && query.page > 0) return false
  query.page++
  const keyword = `${search.searchContext.keyword} ${query.refine}`.trim()
  const { data } = await callApi<SearchPage>('/v1/search/notes', {
    keyword,
    page: query.page,
    page_size: 20,
    search_id: 'standin',
    sort: query.sort,
    note_type: query.noteType,
    ext_flags: [],
    image_formats: ['jpg', 'webp', 'avif'],
  })
  const items = data?.items ?? []
  search.hasMore = data?.hasMore ?? false
  search.feeds.push(...items.map((item, offset) => ({ ...item, index: search.feeds.length + offset })))
  return items.length > 0
}

/** A click on a tab, a refine word or a filter option of the search page; false when it was none of them. */
export function useSearchControl(target: Element): boolean {
  const tab = target.closest('.search-layout__top .channel')
  const refine = target.closest('button.tab')
  const option = target.closest('.tags[data-hp-bound]')
  const chosen = tab ?? refine ?? option
  if (!chosen) return false
  siteRenders(() => {
    for (const sibling of chosen.parentElement!.children) sibling.classList.toggle('active', sibling === chosen)
    if (option) document.querySelector('.filter > span')!.textContent = '已筛选'
  })
  if (tab?.id === 'user') {
    void showUsers()
    return true
  }
  if (tab) query.noteType = noteTypes[tab.id] ?? 0
  if (refine) query.refine = refine.textContent === '综合' ? '' : refine.textContent
  if (option) query.sort = sorts[option.textContent] ?? query.sort
  searchAgain()
  return true
}

async function showUsers(): Promise<void> {
  const { data } = await callApi<UserPage>('/v1/search/usersearch', {
    search_user_request: { keyword: pageState.search.searchContext.keyword, page: 1, page_size: 15 },
  })
  const container = document.querySelector('.search-layout__main > .feeds-container')!
  currentWaterfall()?.stop()
  siteRenders(() => (container.innerHTML = (data?.users ?? []).map(userRow).join('')))
}
