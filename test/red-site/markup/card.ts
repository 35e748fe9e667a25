import { clampedCover } from '../client/masonry.ts'
import type { FeedItem, NoteCard } from '../wire/shapes.ts'
import { escaped, icon, secure } from './html.ts'

export type CardPlace =
  | { where: 'explore' | 'search' }
  | { where: 'profile'; userId: string }
  | { where: 'board'; boardId: string }

/** One `section.note-item` of a feed, without a transform: the list gives it its place. */
export function cardSection(item: FeedItem, place: CardPlace): string {
  if (!item.noteCard)
    return `<section class="note-item" data-index="${item.index}"><div>${queryCard(item)}</div></section>`
  const { width, height } = clampedCover(item.noteCard.cover)
  return `<section class="note-item" data-width="${width}" data-height="${height}" data-index="${item.index}"><div>${cardInner(item, item.noteCard, place)}</div></section>`
}

/** Anchors are as the site prints them: a hidden one without token first; the cover's `xsec_source` is empty in hydrated feeds. */
function cardInner(item: FeedItem, card: NoteCard, place: CardPlace): string {
  const seoLink =
    place.where === 'board'
      ? `<a href="/board/${place.boardId}/${item.id}"></a>`
      : `<a href="/explore/${item.id}" style="display:none"></a>`
  const video = card.type === 'video' ? `<span class="play-icon">${icon('play', 'reds-icon', 20)}</span>` : ''
  const pinned = card.interactInfo.sticky ? '<div class="top-tag-area"><div class="top-wrapper">置顶</div></div>' : ''
  return `${seoLink}<a class="cover mask ld" target="_self" href="${escaped(coverHref(item, place))}"><img data-xhs-img="" elementtiming="card-exposed" loading="lazy" decoding="async" src="${escaped(secure(card.cover.urlDefault))}" style="width:100%;height:100%;object-fit:cover">${video}${pinned}</a><div class="footer">${cardFooter(card, place)}</div>`
}

/** Where a card's cover leads. */
export function coverHref(item: FeedItem, place: CardPlace): string {
  const query = `xsec_token=${item.xsecToken}&xsec_source=`
  if (place.where === 'search') return `/search_result/${item.id}?${query}`
  if (place.where === 'profile') return `/user/profile/${place.userId}/${item.id}?${query}pc_user`
  if (place.where === 'board') return `/board/${place.boardId}/${item.id}?${query}pc_user`
  return `/explore/${item.id}?${query}`
}

export function authorHref(card: NoteCard, place: CardPlace): string {
  const channel = {
    explore: 'explore_feed',
    search: 'web_search_result_notes',
    profile: 'web_user_page',
    board: 'web_user_page',
  }[place.where]
  const parent = place.where === 'board' ? 'web_user_board' : 'web_profile_board'
  const source = place.where === 'search' ? 'pc_search' : 'pc_feed'
  return `/user/profile/${card.user.userId}?channel_type=${channel}&parent_page_channel_type=${parent}&xsec_token=${card.user.xsecToken ?? ''}&xsec_source=${source}`
}

/** Zero is written as the word 赞. */
export const likeText = (card: NoteCard): string =>
  card.interactInfo.likedCount === '0' ? '赞' : card.interactInfo.likedCount

export function cardFooter(card: NoteCard, place: CardPlace): string {
  const title = card.displayTitle
    ? `<a class="title" target="_self"><span>${escaped(card.displayTitle)}</span></a>`
    : ''
  const like = `<span class="like-wrapper like-active"><span class="like-lottie" style="width:16px;height:16px"></span>${icon('like', 'reds-icon like-icon')}<span class="count" selected-disabled-search="">${escaped(likeText(card))}</span></span>`
  const href = escaped(authorHref(card, place))
  const avatar = (size: number) =>
    `<img class="author-avatar" crossorigin="anonymous" width="${size}" height="${size}" src="${escaped(card.user.avatar)}">`
  const name = `<span class="name">${escaped(card.user.nickname)}</span>`
  if (place.where !== 'search') {
    return `${title}<div class="author-wrapper"><a class="author" target="_blank" href="${href}">${avatar(20)}${name}</a>${like}</div>`
  }
  const time = `<div class="time"><span class="time">${escaped(card.cornerTagInfo?.[0]?.text ?? '')}</span></div>`
  return `${title}<div class="card-bottom-wrapper"><a class="author" target="_blank" href="${href}">${avatar(24)}<div><div class="name">${name}</div>${time}</div></a>${like}</div>`
}

/** The related-search card that search results carry about every seventh slot. */
export function queryCard(item: FeedItem): string {
  const words = item.queries?.words ?? []
  const rows = words
    .map(
      ({ text, cover }) =>
        `<div class="query-note-item"><div class="item-wrapper"><img class="item-cover" src="${escaped(secure(cover))}"><span class="item-text">${escaped(text)}</span></div></div>`,
    )
    .join('')
  return `<div class="query-note-wrapper"><div class="query-note-header"><div class="query-note-header-text">${escaped(item.queries?.title ?? '')}</div></div><div class="query-note-list">${rows}</div></div>`
}
