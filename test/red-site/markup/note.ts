import type { Comment, NoteDetail } from '../wire/shapes.ts'
import { timeText } from '../wire/times.ts'
import { escaped, icon, secure } from './html.ts'

/** `#noteContainer` of the modal and of the full page; comments are filled in afterwards. */
export function noteContainer(note: NoteDetail, now: number): string {
  return `<div id="noteContainer" class="note-container" data-type="${note.type}"><div class="media-container">${note.type === 'video' ? videoMedia(note) : slider(note)}</div><div class="interaction-container">${authorBar(note)}<div class="note-scroller"><div class="note-content">${titleAndText(note, now)}</div><div class="divider"></div><div class="comments-el"><div class="comments-container"><div class="total">共 ${escaped(note.interactInfo.commentCount)} 条评论</div><div class="list-container"></div></div></div></div>${engageBar(note)}</div></div>`
}

/** The modal's overlay around a note, or around a loading sign before the answer is there. */
export const noteMask = (noteId: string, inner: string): string =>
  `<div class="note-detail-mask" note-id="${noteId}"><div class="close-circle"><div class="close close-mask-dark close-box">×</div></div>${inner || '<div class="note-loading">正在加载…</div>'}</div>`

/** The carousel repeats its last and first picture at the ends, as swiper does in loop mode. */
function slider(note: NoteDetail): string {
  const slide = (index: number, duplicate: boolean) =>
    `<div class="swiper-slide${duplicate ? ' swiper-slide-duplicate' : ''}" data-swiper-slide-index="${index}"><div class="img-container"><img class="note-slider-img" src="${escaped(secure(note.imageList[index]!.urlDefault).replace('nc_n_webp_mw_1', 'nd_dft_wlteh_webp_3'))}"></div></div>`
  const all = note.imageList.map((_, index) => slide(index, false))
  const looped = all.length > 1 ? [slide(all.length - 1, true), ...all, slide(0, true)] : all
  const controls =
    all.length > 1
      ? `<div class="fraction">1/${all.length}</div><div class="arrow-controller left">‹</div><div class="arrow-controller right">›</div>`
      : ''
  return `<div class="slider-container note-slider" data-slide="0"><div class="swiper"><div class="swiper-wrapper" style="transform:translateX(${all.length > 1 ? -100 : 0}%)">${looped.join('')}</div></div>${controls}</div>`
}

const videoMedia = (note: NoteDetail): string =>
  `<div class="player-container"><xg-player class="xgplayer"><video controls poster="${escaped(secure(note.imageList[0]?.urlDefault ?? ''))}"></video></xg-player></div>`

function authorBar({ user }: NoteDetail): string {
  const href = escaped(
    `/user/profile/${user.userId}?channel_type=web_note_detail_r10&parent_page_channel_type=web_profile_board&xsec_token=${user.xsecToken ?? ''}&xsec_source=pc_note`,
  )
  return `<div class="author-container"><div class="author"><div class="author-wrapper"><a target="_blank" href="${href}"><img class="avatar-item" width="40" height="40" crossorigin="anonymous" src="${escaped(user.avatar)}"></a><div class="info"><a class="name" target="_blank" href="${href}"><span class="username">${escaped(user.nickname)}</span></a></div></div><div class="note-detail-follow-btn"><button class="follow-button">关注</button></div></div></div>`
}

function titleAndText(note: NoteDetail, now: number): string {
  const title = note.title ? `<div id="detail-title" class="title">${escaped(note.title)}</div>` : ''
  return `${title}<div id="detail-desc" class="desc"><span class="note-text">${textWithTags(note.desc)}</span></div><div class="bottom-container"><span class="date">${dateText(note, now)}</span></div>`
}

const dateText = (note: NoteDetail, now: number): string =>
  `${note.lastUpdateTime > note.time ? '编辑于 ' : ''}${timeText(note.lastUpdateTime, now)}${note.ipLocation ? ` ${escaped(note.ipLocation)}` : ''}`

/** `#tag[话题]#` becomes a search link and `[笑哭R]` an emoji picture. */
function textWithTags(text: string): string {
  return escaped(text)
    .replace(
      /#([^#\s[\]]+)\[话题\]#/g,
      (_, tag: string) =>
        `<a id="hash-tag" class="tag" target="_blank" href="/search_result?keyword=${encodeURIComponent(encodeURIComponent(tag))}&amp;type=54&amp;source=web_note_detail_r10">#${tag}</a>`,
    )
    .replace(
      /\[([^[\]]+)R\]/g,
      (_, name: string) =>
        `<img class="note-content-emoji" width="18" height="18" alt="[${name}R]" src="https://sns-avatar-qc.xhscdn.com/emoji/${encodeURIComponent(name)}">`,
    )
}

const word = (count: string, zero: string): string => (count === '0' ? zero : escaped(count))

function engageBar({ interactInfo }: NoteDetail): string {
  const left = `<span class="like-wrapper like-active"><span class="like-lottie"></span>${icon('like', 'reds-icon like-icon', 24)}<span class="count">${word(interactInfo.likedCount, '赞')}</span></span><span id="note-page-collect-board-guide" class="collect-wrapper">${icon('collect', 'reds-icon collect-icon', 24)}<span class="count">${word(interactInfo.collectedCount, '收藏')}</span></span><span class="chat-wrapper">${icon('chat', 'reds-icon chat-icon', 24)}<span class="count">${word(interactInfo.commentCount, '评论')}</span></span>`
  return `<div class="interactions engage-bar"><div class="engage-bar-container"><div class="engage-bar"><div class="input-box"><div class="content-edit"><p id="content-textarea" class="content-input" contenteditable="true" data-placeholder="说点什么..."></p></div></div><div class="interact-container"><div class="buttons engage-bar-style"><div class="left">${left}</div><div class="share-wrapper">${icon('share', 'reds-icon share-icon', 24)}</div></div></div><div class="bottom"><button class="btn submit">发送</button><button class="btn cancel">取消</button></div></div></div></div>`
}

/** A parent comment with the replies that came with it and the expander for the rest. */
export function parentComment(comment: Comment, now: number): string {
  const rest = Number(comment.subCommentCount) - comment.subComments.length
  const more = comment.subCommentHasMore
    ? `<div class="show-more" data-root="${comment.id}" data-cursor="${comment.subCommentCursor}">展开 ${rest} 条回复</div>`
    : ''
  const replies = comment.subComments.map((reply) => commentItem(reply, now, true)).join('')
  return `<div class="parent-comment">${commentItem(comment, now, false)}${replies ? `<div class="reply-container"><div class="list-container">${replies}</div>${more}</div>` : ''}</div>`
}

export function commentItem(comment: Comment, now: number, sub: boolean): string {
  const { userInfo } = comment
  const href = escaped(`/user/profile/${userInfo.userId}?xsec_token=${userInfo.xsecToken}&xsec_source=pc_comment`)
  const likes = comment.likeCount === '0' ? '赞' : escaped(comment.likeCount)
  const byAuthor = comment.showTags.includes('is_author') ? '<span class="tag">作者</span>' : ''
  return `<div id="comment-${comment.id}" class="comment-item${sub ? ' comment-item-sub' : ''}"><div class="comment-inner-container"><div class="avatar"><a target="_blank" data-user-id="${userInfo.userId}" href="${href}"><img class="avatar-item" width="${sub ? 24 : 40}" height="${sub ? 24 : 40}" crossorigin="anonymous" src="${escaped(userInfo.image)}"></a></div><div class="right"><div class="author-wrapper"><div class="author"><a class="name" target="_blank" data-user-id="${userInfo.userId}" href="${href}">${escaped(userInfo.nickname)}</a>${byAuthor}</div></div><div class="content"><span class="note-text">${textWithTags(comment.content)}</span></div><div class="info"><div class="date"><span>${timeText(comment.createTime, now)}</span><span class="location">${escaped(comment.ipLocation)}</span></div><div class="interactions"><div class="like"><span class="like-wrapper">${icon('like', 'reds-icon like-icon')}<span class="count">${likes}</span></span></div><div class="reply icon-container">${icon('chat')}<span class="count">${comment.subCommentCount === '0' ? '回复' : comment.subCommentCount}</span></div></div></div></div></div></div>`
}

export const endOfComments = '<div class="end-container">- THE END -</div>'
export const noComments = '<div class="no-comments-text">这是一片荒地，点击评论</div>'
export const missingNote = '<div class="not-found-wrapper"><div class="title">该笔记已被删除</div></div>'
