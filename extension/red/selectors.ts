/**
 * Every selector Redmark uses on RED, with its evidence. Facts about someone else's site: each may change, so each
 * has its fallbacks in order and the fixtures that prove it.
 * Build artefacts (`data-v-…`, `--68479076`) are never selected on.
 */
import type { SelectorRecord } from './select.ts'

export const feed = {
  container: {
    css: ['.feeds-container'],
    view: 'the masonry of explore, search, profile tabs and boards (2024-11, 2025-11)',
    seenIn: [
      { fixture: 'explore', count: 1 },
      { fixture: 'search', count: 1 },
      { fixture: 'profile', count: 2 },
    ],
  },
  section: {
    css: ['section.note-item'],
    view: 'one slot of the masonry; also holds related-search and live cards (2025-11)',
    seenIn: [
      { fixture: 'explore', count: 14 },
      { fixture: 'search', count: 5 },
      { fixture: 'board', count: 3 },
    ],
  },
  skeleton: {
    css: ['#ssr-skeleton'],
    view: 'server-sent explore page before hydration (2024-11)',
    seenIn: [
      { fixture: 'explore-ssr', count: 1 },
      { fixture: 'explore', count: 0 },
    ],
  },
} satisfies Record<string, SelectorRecord>

export const card = {
  cover: {
    css: ['a.cover', 'a[target="_self"][href*="xsec_token="]'],
    view: 'picture link of a card; on boards a second one without token may stand before it (2026-09)',
    seenIn: [
      { fixture: 'explore', count: 14 },
      { fixture: 'search', count: 4 },
      { fixture: 'board', count: 6 },
    ],
  },
  title: {
    css: ['.footer a.title', '.footer .title'],
    view: 'card title, absent or empty when the note has none (2024-11, 2025-11)',
    seenIn: [
      { fixture: 'explore', count: 13 },
      { fixture: 'search', count: 4 },
    ],
  },
  author: {
    css: ['a.author', '.author-wrapper a[href*="/user/profile/"]', '.card-bottom-wrapper a[href*="/user/profile/"]'],
    view: 'author link in the card footer (2024-11, 2025-11)',
    seenIn: [
      { fixture: 'explore', count: 14 },
      { fixture: 'search', count: 3 },
    ],
  },
  authorName: {
    css: ['span.name', '.name'],
    view: 'inside the author link; in search one level deeper (2025-11)',
    seenIn: [
      { fixture: 'explore', count: 14 },
      { fixture: 'search', count: 3 },
    ],
  },
  likes: {
    css: ['.like-wrapper .count', '.footer .count'],
    view: 'the only count a card shows (2024-11, 2025-11)',
    seenIn: [
      { fixture: 'explore', count: 14 },
      { fixture: 'search', count: 3 },
    ],
  },
  videoMark: {
    css: ['.play-icon', '[class*="play-icon"]', 'video'],
    view: 'triangle over the cover of a video note (2024-11, 2025-11)',
    seenIn: [
      { fixture: 'explore', count: 3 },
      { fixture: 'search', count: 1 },
    ],
  },
  time: {
    css: ['.card-bottom-wrapper .time span', '.card-bottom-wrapper .time'],
    view: 'publish time on search cards (2025-11)',
    seenIn: [
      { fixture: 'search', count: 3 },
      { fixture: 'explore', count: 0 },
    ],
  },
  topTag: {
    css: ['.top-tag-area .top-wrapper', '.top-tag-area'],
    view: 'pinned mark on profile cards (2025-09)',
    seenIn: [
      { fixture: 'profile', count: 1 },
      { fixture: 'explore', count: 0 },
    ],
  },
} satisfies Record<string, SelectorRecord>

export const note = {
  mask: {
    css: ['.note-detail-mask'],
    view: 'overlay over the feed that stays mounted; absent when the note is loaded as a page (2026-04)',
    seenIn: [
      { fixture: 'note-modal', count: 1 },
      { fixture: 'note-page', count: 0 },
    ],
  },
  root: {
    css: ['#noteContainer', '.note-container'],
    view: 'the open note, modal and page (2026-04)',
    seenIn: [
      { fixture: 'note-modal', count: 1 },
      { fixture: 'note-page', count: 1 },
    ],
  },
  title: {
    css: ['#detail-title'],
    view: 'open note; absent when untitled (2026-04)',
    seenIn: [
      { fixture: 'note-modal', count: 1 },
      { fixture: 'note-untitled', count: 0 },
    ],
  },
  body: {
    css: ['#detail-desc .note-text', '#detail-desc'],
    view: 'open note (2026-04)',
    seenIn: [
      { fixture: 'note-modal', count: 1 },
      { fixture: 'note-page', count: 1 },
    ],
  },
  tag: {
    css: ['a#hash-tag', 'a.tag', 'a[href*="/search_result?keyword="]'],
    view: 'topic links inside the body; the id repeats (2026-04)',
    seenIn: [
      { fixture: 'note-modal', count: 2 },
      { fixture: 'note-untitled', count: 0 },
    ],
  },
  author: {
    css: ['.author-container a.name', '.author-container .author a[href*="/user/profile/"]'],
    view: 'header of the open note; comments reuse `a.name`, hence the scope (2026-04)',
    seenIn: [
      { fixture: 'note-modal', count: 1 },
      { fixture: 'note-page', count: 1 },
    ],
  },
  authorName: {
    css: ['.author-container .username', '.author-container a.name'],
    view: 'header of the open note (2026-04)',
    seenIn: [{ fixture: 'note-modal', count: 1 }],
  },
  bar: {
    css: ['.interact-container', '.engage-bar-container'],
    view: 'counts of the open note; feed cards and comments reuse the same class names (2026-04)',
    seenIn: [
      { fixture: 'note-modal', count: 1 },
      { fixture: 'note-page', count: 1 },
    ],
  },
  likes: {
    css: ['.like-wrapper .count'],
    view: 'inside the bar only (2026-04)',
    seenIn: [{ fixture: 'note-page', count: 3 }],
  },
  collects: {
    css: ['.collect-wrapper .count'],
    view: 'inside the bar only (2026-04)',
    seenIn: [{ fixture: 'note-modal', count: 1 }],
  },
  comments: {
    css: ['.chat-wrapper .count'],
    view: 'inside the bar only (2026-04)',
    seenIn: [{ fixture: 'note-modal', count: 1 }],
  },
  date: {
    css: ['.note-content .bottom-container .date', '.note-content .date'],
    view: 'open note: time or last edit, and place (2026-04)',
    seenIn: [
      { fixture: 'note-modal', count: 1 },
      { fixture: 'note-page', count: 1 },
    ],
  },
  slide: {
    css: ['.swiper-slide:not(.swiper-slide-duplicate) img'],
    view: 'picture note; the slider adds clones of the first and last slide (2026-04)',
    seenIn: [
      { fixture: 'note-modal', count: 2 },
      { fixture: 'note-video', count: 0 },
    ],
  },
  player: {
    css: ['.player-container', 'xg-player', '.media-container video'],
    view: 'video note (2026-04)',
    seenIn: [
      { fixture: 'note-video', count: 1 },
      { fixture: 'note-modal', count: 0 },
    ],
  },
  poster: {
    css: ['.media-container video[poster]'],
    view: 'video note (2026-04)',
    seenIn: [{ fixture: 'note-video', count: 1 }],
  },
  unavailable: {
    css: ['.access-wrapper, .error-wrapper, .not-found-wrapper, .blocked-wrapper'],
    view: 'a note that is deleted, private or withheld (2026-08)',
    seenIn: [
      { fixture: 'note-gone', count: 1 },
      { fixture: 'note-modal', count: 0 },
    ],
  },
  comment: {
    css: ['.comments-container .comment-item'],
    view: 'comments and replies under the open note (2026-04)',
    seenIn: [{ fixture: 'note-page', count: 2 }],
  },
} satisfies Record<string, SelectorRecord>

export const profile = {
  root: {
    css: ['#userPageContainer', '.user-page'],
    view: 'profile page (2025-09)',
    seenIn: [
      { fixture: 'profile', count: 1 },
      { fixture: 'profile-bare', count: 1 },
    ],
  },
  name: {
    css: ['.user-name', '.user-nickname'],
    view: 'profile header, both generations (2025-09, 2026-04)',
    seenIn: [
      { fixture: 'profile', count: 1 },
      { fixture: 'profile-bare', count: 1 },
    ],
  },
  redId: {
    css: ['.user-redId'],
    view: 'profile header (2025-09)',
    seenIn: [{ fixture: 'profile', count: 1 }],
  },
  interaction: {
    css: ['.user-interactions > div'],
    view: 'the three numbers of the older header; gone in the newer one (2025-09, 2026-04)',
    seenIn: [
      { fixture: 'profile', count: 3 },
      { fixture: 'profile-bare', count: 0 },
    ],
  },
} satisfies Record<string, SelectorRecord>

export const warning = {
  captcha: {
    css: ['.captcha-modal, .r-captcha-modal'],
    view: 'proof-of-human dialogs, any page (2025-11)',
    seenIn: [
      { fixture: 'captcha', count: 1 },
      { fixture: 'explore', count: 0 },
    ],
  },
  dialog: {
    css: ['.reds-alert-wrapper, .reds-modal, .reds-toast'],
    view: 'alerts are mounted on every page and hidden by an inline style (2025-11)',
    seenIn: [
      { fixture: 'explore', count: 1 },
      { fixture: 'plugin-alert', count: 1 },
    ],
  },
  shell: {
    css: ['#global, .main-container, .feeds-container, #noteContainer'],
    view: 'an ordinary page; a page without it may be a warning as a whole (2025-11)',
    seenIn: [{ fixture: 'challenge', count: 0 }],
  },
} satisfies Record<string, SelectorRecord>
