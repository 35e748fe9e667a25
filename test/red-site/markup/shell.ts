import { escaped, icon } from './html.ts'

export type ShellContent = {
  loggedIn: boolean
  visitorId: string
  active: 'explore' | 'user' | 'notification' | 'none'
  creatorHost: string
  keyword: string
  page: string
}

/** Everything inside `#app`: header, side bar with the visible stand-in notice, the page, floating buttons and dialogs. */
export function shellMarkup(content: ShellContent): string {
  return `<div id="global" class="layout limit" data-logged="${content.loggedIn ? 1 : 0}">
<div class="header-container"><header class="mask-paper"><a id="link-guide" href="/explore">样板间</a>
<div class="input-box"><input id="search-input" class="search-input" type="text" spellcheck="false" autocomplete="off" placeholder="搜索合成笔记" value="${escaped(content.keyword)}"><div class="input-button"><div class="close-icon">×</div><div class="search-icon">${icon('search')}</div></div></div>
<div class="right"><div class="dropdown-nav">创作中心</div><div class="dropdown-nav">业务合作</div></div></header></div>
<div class="main-container"><div class="side-bar"><ul class="channel-list">
<li id="explore-guide-refresh" class="${content.active === 'explore' ? 'active-channel' : ''}"><a class="link-wrapper" href="/explore?channel_id=homefeed_recommend">${icon('home')}<span class="channel">发现</span></a></li>
<li><a class="link-wrapper" target="_blank" href="https://${content.creatorHost}/publish/publish?source=official">${icon('add')}<span class="channel">发布</span></a></li>
<li><a class="link-wrapper" href="/notification">${icon('bell')}<span class="channel">通知</span></a></li>
${content.loggedIn ? visitorEntry(content.visitorId, content.active === 'user') : '<li><button class="login-btn">登录</button></li>'}
</ul><div class="information-container"><div id="explore-guide-menu">更多</div><p class="stand-in-notice">Stand-in site, synthetic content<br>本地测试用替身站，内容均为程序合成</p></div></div>
<div class="with-side-bar main-content">${content.page}</div></div>
<div class="floating-btn-sets"><div id="image-note-filter-el" class="floating-btn">只看图文</div><div class="reload floating-btn">${icon('reload')}</div><div class="back-top floating-btn">${icon('top')}</div></div>
${alert}${alert}${content.loggedIn ? '' : loginCard}</div>`
}

const visitorEntry = (visitorId: string, active: boolean): string =>
  `<li class="user side-bar-component${active ? ' active-channel' : ''}"><a class="link-wrapper" href="/user/profile/${visitorId}">${icon('person')}<span class="channel">我</span></a></li>`

const loginCard =
  '<div class="login-container" style="display:none"><div class="qrcode-img"></div><div>登录后查看更多</div></div>'

/** Mounted on every page and shown by style, as RED does: what a warning would be written into. */
const alert =
  '<div class="reds-alert"><div class="reds-alert-mask" style="display:none"></div><div class="reds-alert-wrapper slot-content" style="width:270px;display:none"><div class="reds-alert-title"></div><div class="reds-alert-content"></div></div></div>'
