import type { Corpus } from './corpus/corpus.ts'
import type { SyntheticNote } from './corpus/notes.ts'
import type { RedSiteMode } from './mode.ts'
import type { FeedItem } from './wire/shapes.ts'
import { feedItem, pictureUrl, type WireContext } from './wire/build.ts'

/** What every route of the site knows. */
export type SiteContext = { corpus: Corpus; mode: RedSiteMode; twin: 'xiaohongshu' | 'rednote' }

export const wireOf = ({ corpus, mode, twin }: SiteContext): WireContext => ({ mode, now: corpus.now, twin })

/** Notes of a channel from an index on; at the end of the feed the list is empty. */
export function feedSlice(
  context: SiteContext,
  channelId: string,
  from: number,
  count: number,
  imagesOnly: boolean,
): SyntheticNote[] {
  const notes = context.corpus.inChannel(channelId).slice(0, context.mode.feedLimit)
  return (imagesOnly ? notes.filter((note) => note.kind === 'normal') : notes).slice(from, from + count)
}

export type SearchQuery = { keyword: string; page: number; sort: string; noteType: number }

const orders: Record<string, (note: SyntheticNote) => number> = {
  time_descending: (note) => note.publishedAt,
  popularity_descending: (note) => note.likes,
  comment_descending: (note) => note.comments,
  collect_descending: (note) => note.collects,
}

/**
 * One page of search results: 20 notes, a related-search card before every seventh note, and one live item
 * that the page does not show.
 */
export function searchSlice(
  context: SiteContext,
  { keyword, page, sort, noteType }: SearchQuery,
): { items: FeedItem[]; hasMore: boolean } {
  const order = orders[sort]
  const wanted = { 1: 'video', 2: 'normal' }[noteType]
  const all = context.corpus.matching(keyword).filter((note) => !wanted || note.kind === wanted)
  const sorted = (order ? all.toSorted((one, other) => order(other) - order(one)) : all).slice(
    0,
    context.mode.feedLimit,
  )
  const notes = sorted.slice((page - 1) * 20, page * 20)
  const wire = wireOf(context)
  const items = notes.flatMap((note, index) => {
    const item = feedItem(note, index, 'search', wire)
    return index % 7 === 6 ? [relatedSearch(context, keyword, notes, index), item] : [item]
  })
  if (items.length > 4) items.splice(4, 0, { ...bare(`live${page}`, 'live_v2') })
  return { items: items.map((item, index) => ({ ...item, index })), hasMore: sorted.length > page * 20 }
}

const bare = (id: string, modelType: FeedItem['modelType']): FeedItem => ({
  id,
  modelType,
  xsecToken: '',
  trackId: '',
  ignore: false,
  index: 0,
  exposed: false,
  ssrRendered: false,
})

function relatedSearch(context: SiteContext, keyword: string, notes: readonly SyntheticNote[], at: number): FeedItem {
  const words = relatedWords(context.corpus, keyword, at).slice(0, 4)
  const cover = (index: number) =>
    pictureUrl(notes[(at + index) % notes.length]!.pictures[0]!.key, 'nc_n_webp_prv_1', wireOf(context))
  return {
    ...bare(`query${at}`, 'rec_query'),
    queries: {
      title: at % 2 === 0 ? '大家都在搜' : '相关搜索',
      words: words.map((text, index) => ({ text, cover: cover(index) })),
    },
  }
}

/**
 * Up to eight words that narrow a search: the commonest tags of its results (of all notes, when nothing is
 * found), turned by `from` so that each related-search card shows others.
 */
export function relatedWords(corpus: Corpus, keyword: string, from = 0): string[] {
  const found = corpus.matching(keyword)
  const uses = new Map<string, number>()
  for (const { tags } of found.length > 0 ? found : corpus.notes) {
    for (const tag of tags) if (tag !== keyword) uses.set(tag, (uses.get(tag) ?? 0) + 1)
  }
  const words = [...uses]
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, 8)
    .map(([tag]) => tag)
  return words.map((_, index) => words[(index + from) % words.length]!)
}
