import { html, redirect, type Answer } from './answer.ts'
import type { PageConfig } from './client/page-config.ts'
import { channels, initialState, type StateParts } from './page-state-text.ts'
import { documentOf, plainDocument, type DocumentContent } from './document.ts'
import { cardSection } from './markup/card.ts'
import { boardPage, explorePage, profilePage, searchPage } from './markup/feed-pages.ts'
import { missingNote, noteContainer } from './markup/note.ts'
import type { ShellContent } from './markup/shell.ts'
import { feedSlice, relatedWords, searchSlice, wireOf, type SiteContext } from './site-context.ts'
import { avatarUrl, feedItem, noteDetail, profileData } from './wire/build.ts'
import { countText } from './wire/counts.ts'
import { isTokenOf } from './wire/tokens.ts'
import { escaped } from './markup/html.ts'

/** A document of the www host, or null when the path is none of its pages. */
export function pageDocument(context: SiteContext, url: URL): Answer | null {
  const { pathname } = url
  if (context.mode.captchaWall && !pathname.startsWith('/website-login')) {
    return redirect(`/website-login/captcha?redirectPath=${encodeURIComponent(url.href)}&verifyType=102&verifyBiz=461`)
  }
  if (pathname === '/') return redirect('/explore')
  if (pathname === '/explore') return explore(context, url)
  if (pathname === '/search_result') return search(context, url)
  if (pathname === '/notification')
    return simple(
      context,
      'notification',
      '<div class="notification-page"><div class="reds-tabs-list"><div class="reds-tab-item active">评论和@</div><div class="reds-tab-item">赞和收藏</div><div class="reds-tab-item">新增关注</div></div><div class="empty-text">暂无通知</div></div>',
      '通知',
    )
  if (pathname.startsWith('/404')) return notFound(context, url)
  if (pathname.startsWith('/website-login')) return html(plainDocument('安全验证', captchaMarkup, context.mode))
  const noteId =
    /^\/(?:explore|discovery\/item|search_result|(?:user\/profile|board)\/[0-9a-f]{24})\/([0-9a-f]{24})$/.exec(
      pathname,
    )?.[1]
  if (noteId) return notePage(context, url, noteId)
  const userId = /^\/user\/profile\/([0-9a-f]{24})$/.exec(pathname)?.[1]
  if (userId) return profile(context, userId)
  return /^\/board\/[0-9a-f]{24}$/.test(pathname) ? board(context, pathname) : null
}

const captchaMarkup =
  '<div class="captcha-modal"><h2>安全验证</h2><p>拖动箭头完成拼图</p><div class="captcha-slider"></div></div>'

function explore(context: SiteContext, url: URL): Answer {
  const channelId = url.searchParams.get('channel_id') ?? 'homefeed_recommend'
  const items = feedSlice(context, channelId, 0, 35, false).map((note, index) =>
    feedItem(note, index, 'feed', wireOf(context), true),
  )
  const cards = items.map((item) => cardSection(item, { where: 'explore' })).join('')
  return whole(context, {
    title: '发现',
    page: 'explore',
    markup: explorePage(channels, channelId, cards || ' '),
    active: 'explore',
    state: { channelId, feeds: items },
  })
}

function search(context: SiteContext, url: URL): Answer {
  let keyword = url.searchParams.get('keyword') ?? ''
  for (let rounds = 0; rounds < 3 && /%[0-9a-f]{2}/i.test(keyword); rounds++) keyword = decodeURIComponent(keyword)
  const { items, hasMore } = searchSlice(context, { keyword, page: 1, sort: 'general', noteType: 0 })
  return whole(context, {
    title: `${keyword} - 搜索`,
    page: 'search',
    markup: searchPage(relatedWords(context.corpus, keyword)),
    active: 'none',
    keyword,
    state: { keyword, results: items, hasMore },
  })
}

/** A note's own page. Without a valid token it leads to the 404 route with code 300031. */
function notePage(context: SiteContext, url: URL, noteId: string): Answer {
  const { corpus, mode } = context
  const note = corpus.noteOf(noteId)
  if (mode.tokens === 'demanded' && !isTokenOf(noteId, url.searchParams.get('xsec_token'))) {
    return redirect(
      `/404?source=/404/sec_standin&error_code=300031&error_msg=${encodeURIComponent('当前笔记暂时无法浏览')}`,
    )
  }
  if (!note || note === corpus.landmarks.deleted) {
    return whole(context, {
      title: '你访问的页面不见了',
      page: 'other',
      markup: missingNote,
      active: 'none',
      state: {},
    })
  }
  const detail = noteDetail(note, wireOf(context))
  const meta = [
    { name: 'description', content: note.body.slice(0, 120) },
    { name: 'keywords', content: note.tags.join(',') },
    { name: 'og:title', content: `${note.title} - 笔记` },
    ...detail.imageList.map(({ urlDefault }) => ({ name: 'og:image', content: urlDefault })),
    { name: 'og:xhs:note_like', content: detail.interactInfo.likedCount },
    { name: 'og:xhs:note_collect', content: detail.interactInfo.collectedCount },
    { name: 'og:xhs:note_comment', content: detail.interactInfo.commentCount },
  ]
  return whole(context, {
    title: note.title || '笔记',
    page: 'note',
    markup: `<div class="note-page">${noteContainer(detail, corpus.now)}</div>`,
    active: 'none',
    meta,
    state: { note: detail },
  })
}

function profile(context: SiteContext, userId: string): Answer {
  const { corpus, mode } = context
  const author = corpus.authorOf(userId)
  if (!author) return redirect('/404?source=/user&error_code=404')
  const notes = corpus.notesBy(userId)
  const data = profileData(author, notes, wireOf(context))
  const shown = data.interactions.map(({ count }) => countText(Number(count), mode.counts))
  const posted = notes.slice(0, 30).map((note, index) => feedItem(note, index, 'profile', wireOf(context), true))
  const active = author === corpus.visitor ? 'user' : 'none'
  return whole(context, {
    title: author.nickname,
    page: 'profile',
    markup: profilePage(data, shown, mode.profile),
    active,
    state: { profile: data, posted },
  })
}

function board(context: SiteContext, pathname: string): Answer {
  const { board: album } = context.corpus
  if (!pathname.endsWith(album.id)) return redirect('/404?source=/board&error_code=404')
  const markup = boardPage(
    album.name,
    album.owner.nickname,
    avatarUrl(album.owner, wireOf(context)),
    album.notes.length,
  )
  return whole(context, { title: album.name, page: 'board', markup, active: 'none', state: {} })
}

function notFound(context: SiteContext, url: URL): Answer {
  const message = url.searchParams.get('error_msg') ?? '你访问的页面不见了'
  return simple(
    context,
    'none',
    `<div class="error-page"><div class="error-wrapper"><div class="title">${escaped(message)}</div><a class="back-home" href="/explore">返回首页</a></div></div>`,
    '你访问的页面不见了',
  )
}

const simple = (context: SiteContext, active: ShellContent['active'], markup: string, title: string): Answer =>
  whole(context, { title, page: 'other', markup, active, state: {} })

type Page = Pick<DocumentContent, 'title' | 'meta'> & {
  page: PageConfig['page']
  markup: string
  active: ShellContent['active']
  keyword?: string
  state: StateParts
}

function whole(context: SiteContext, page: Page): Answer {
  const { corpus, mode, twin } = context
  const apiOrigin = twin === 'rednote' ? '//webapi.rednote.com' : 'https://edith.xiaohongshu.com'
  const shell: ShellContent = {
    loggedIn: mode.loggedIn,
    visitorId: corpus.visitor.id,
    active: page.active,
    creatorHost: `creator.${twin}.com`,
    keyword: page.keyword ?? '',
    page: page.markup,
  }
  const { hydrationDelayMs, cards, transport, profile: variant } = mode
  const config: PageConfig = {
    mode: { hydrationDelayMs, cards, transport, profile: variant },
    apiOrigin,
    now: corpus.now,
    channels,
    page: page.page,
  }
  const answer = html(
    documentOf(
      { title: `${page.title} · 替身站`, meta: page.meta, shell, state: initialState(context, page.state), config },
      mode,
    ),
  )
  return { ...answer, headers: { 'set-cookie': 'a1=synthetic; Path=/; Secure' } }
}
