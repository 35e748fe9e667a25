import type { ProfileData } from '../wire/shapes.ts'
import { escaped, icon, secure } from './html.ts'

export type Channel = { id: string; name: string }

/** The explore page around the cards; `cards` is filled only by the server. */
export function explorePage(channels: readonly Channel[], current: string, cards: string): string {
  const bar = channels
    .map(({ id, name }) => `<div id="${id}" class="${id === current ? 'active channel' : 'channel'}"> ${name}</div>`)
    .join('')
  const skeleton = cards
    ? `<div id="ssr-skeleton" class="skeleton-container" columns="6">${'<div class="wrapper skeleton-item"><div class="cover"></div><div class="interact"></div></div>'.repeat(10)}</div>`
    : ''
  return `<div id="mfContainer" class="feeds-page"><div class="channel-container"><div class="scroll-container channel-scroll-container" id="channel-container"><div class="content-container">${bar}</div></div></div><div id="feeds-replace-loading" class="loading-container"></div>${skeleton}<div id="exploreFeeds" class="feeds-container" style="${cards ? 'visibility:hidden' : ''}">${cards}</div><div class="feeds-loading">正在加载…</div></div>`
}

const searchTabs = [
  ['all', '全部'],
  ['image', '图文'],
  ['video', '视频'],
  ['user', '用户'],
] as const

const filters = [
  ['排序依据', ['综合', '最新', '最多点赞', '最多评论', '最多收藏']],
  ['笔记类型', ['不限', '视频', '图文']],
  ['发布时间', ['不限', '一天内', '一周内', '半年内']],
  ['搜索范围', ['不限', '已看过', '未看过', '已关注']],
  ['位置距离', ['不限', '同城', '附近']],
] as const

/** The search page around the cards. Filter options stand twice; the covered copy is a honeypot nobody may touch. */
export function searchPage(refineWords: readonly string[]): string {
  const tabs = searchTabs
    .map(([id, name], index) => `<div id="${id}" class="${index === 0 ? 'active channel' : 'channel'}">${name}</div>`)
    .join('')
  const refine = ['综合', ...refineWords]
    .map(
      (word, index) =>
        `<button class="${index === 0 ? 'tab active' : 'tab'}" aria-details="${escaped(word)}">${escaped(word)}</button>`,
    )
    .join('')
  return `<div class="feeds-page"><div class="search-layout"><div class="search-layout__top"><div id="channel-container" class="scroll-container"><div class="content-container">${tabs}</div></div><div class="filter"><span>筛选</span>${icon('filter', 'filter-icon')}<div class="filter-panel">${filters.map(filterRow).join('')}</div></div></div>
<div class="search-layout__middle"><div class="reds-sticky"><div class="tab-scroll-container"><div class="content-container">${refine}</div></div></div></div>
<div class="search-layout__main"><div id="" class="feeds-container"></div><div class="feeds-loading">正在加载…</div></div></div></div>`
}

function filterRow([label, options]: (typeof filters)[number]): string {
  const decoys = options
    .map((option) => `<div class="tags" data-hp-kind="filter-tag-${option}" aria-hidden="true">${option}</div>`)
    .join('')
  const real = options
    .map((option, index) => `<div class="${index === 0 ? 'tags active' : 'tags'}" data-hp-bound="1">${option}</div>`)
    .join('')
  return `<div class="filters"><span>${label}</span><div class="tag-container">${real}</div><div class="tag-container decoy">${decoys}</div></div>`
}

/** One user of the search page's 用户 tab. */
export const userRow = (user: {
  id: string
  name: string
  image: string
  redId: string
  fans: string
  xsecToken: string
}): string =>
  `<div class="user-list-item"><a target="_blank" href="/user/profile/${user.id}?xsec_token=${user.xsecToken}&amp;xsec_source=pc_search"><img class="author-avatar" width="48" height="48" src="${escaped(user.image)}"><div><div class="user-name">${escaped(user.name)}</div><div class="user-desc">小红书号：${escaped(user.redId)} · 粉丝 ${escaped(user.fans)}</div></div></a></div>`

/** The profile page. The `bare` variant (2026) has no `.user-info` and no `.count`. */
export function profilePage(profile: ProfileData, shown: readonly string[], variant: 'counts' | 'bare'): string {
  const { basicInfo, interactions } = profile
  const gender = profile.tags[0]?.icon === 'male' ? 'male' : 'female'
  const numbers = interactions
    .map(
      ({ name }, index) =>
        `<div><span class="${variant === 'counts' ? 'count' : 'figure'}">${escaped(shown[index] ?? '')}</span><span class="shows">${name}</span></div>`,
    )
    .join('')
  const info = `<div class="avatar"><div class="avatar-wrapper"><img class="user-image" crossorigin="anonymous" src="${escaped(basicInfo.images)}"></div></div><div class="info-part"><div class="info"><div class="basic-info"><div class="user-basic"><div class="user-nickname"><div class="user-name">${escaped(basicInfo.nickname)}</div></div><div class="user-content"><span class="user-redId">小红书号：${escaped(basicInfo.redId)}</span><span class="user-IP"> IP属地：${escaped(basicInfo.ipLocation)}</span></div></div></div><div class="user-desc">${escaped(basicInfo.desc)}</div>${variant === 'counts' ? `<div class="user-tags"><div class="tag-item">${icon(gender)}</div><div class="tag-item">${escaped(basicInfo.ipLocation)}</div></div>` : ''}<div class="data-info"><div class="user-interactions">${numbers}</div></div></div><div class="info-right-area"><button class="follow-button">关注</button></div></div>`
  return `<div id="userPageContainer" class="user-page"><div class="user">${variant === 'counts' ? `<div class="user-info">${info}</div>` : `<div class="profile-head">${info}</div>`}</div><div class="reds-tabs-list"><div class="reds-tab-item sub-tab-list active">笔记</div><div class="reds-tab-item sub-tab-list">收藏 ${icon('lock', 'lock-icon')}</div><div class="reds-tab-item sub-tab-list">点赞</div></div><div class="feeds-tab-container"><div class="tab-content-item"><div id="userPostedFeeds" class="feeds-container"></div><div class="empty-container" style="display:none"><div class="empty-text">TA 还没有发布过内容哦</div></div></div></div></div>`
}

export const boardPage = (name: string, owner: string, avatar: string, count: number): string =>
  `<div class="board-page"><div class="board-head"><img class="author-avatar" width="32" height="32" src="${escaped(secure(avatar))}"><h1 class="board-name">${escaped(name)}</h1><span>${escaped(owner)} · 笔记 ${count}</span></div><div class="feeds-container"></div><div class="feeds-loading">正在加载…</div></div>`
