import type { CommentPage, FeedItem, NoteDetail } from '../wire/shapes.ts'

type NoteEntry = {
  note: NoteDetail | Record<string, never>
  comments: Partial<CommentPage> & { list?: unknown[]; firstRequestFinish?: boolean }
}

/** The parts of the inline state that the client works on; everything else stays as the server printed it. */
export type PageState = {
  feed: { feeds: FeedItem[]; currentChannel: string }
  search: { feeds: FeedItem[]; searchContext: { keyword: string }; searchRecFilter: string[]; hasMore: boolean }
  user: { notes: FeedItem[][]; userPageData?: unknown }
  board: { boardFeedsMap: Record<string, { notes: FeedItem[] }> }
  note: { noteDetailMap: Record<string, NoteEntry>; currentNoteId: string }
  layout: { columns: number; columnWidth: number; layoutInfoReady: boolean }
}

declare global {
  interface Window {
    __INITIAL_STATE__: unknown
  }
}

/** The raw state as printed by the server. */
export const pageState = window['__INITIAL_STATE__'] as PageState

/** Replaces the printed state by the live one: the members that are refs in the real store become refs over proxies. */
export function makeStateLive(): void {
  const { feed, search, user, board, note, layout, ...rest } = pageState
  const wrapped = (source: object, members: readonly string[]) =>
    Object.fromEntries(
      Object.entries(source).map(([key, value]) => [key, members.includes(key) ? refTo(source, key) : value]),
    )
  window['__INITIAL_STATE__'] = reactive({
    ...rest,
    feed: wrapped(feed, ['feeds']),
    search: wrapped(search, ['feeds', 'userLists']),
    user: wrapped(user, ['userPageData', 'userInfo', 'notes']),
    board: wrapped(board, ['boardFeedsMap']),
    note,
    layout,
  })
}

function refTo(owner: object, key: string): object {
  const raw = () => (owner as Record<string, unknown>)[key]
  const live = () => (typeof raw() === 'object' && raw() !== null ? reactive(raw() as object) : raw())
  const ref: Record<string, unknown> = { __v_isRef: true, __v_isShallow: false }
  Object.defineProperty(ref, '_rawValue', { get: raw, enumerable: true })
  Object.defineProperty(ref, '_value', { get: live, enumerable: true })
  Object.defineProperty(ref, 'value', { get: live, enumerable: false })
  ref['dep'] = { owner: ref, version: 0 }
  return ref
}

function reactive(target: object): object {
  return new Proxy(target, {
    get(raw, key, receiver) {
      if (key === '__v_raw') return raw
      if (key === '__v_isReactive') return true
      const value: unknown = Reflect.get(raw, key, receiver)
      if (typeof value !== 'object' || value === null || value instanceof Map || '__v_isRef' in value) return value
      return reactive(value)
    },
  })
}
