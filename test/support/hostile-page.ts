import { escaped } from '../red-site/markup/html.ts'

/** Set by any script of the hostile texts that runs anywhere. */
export const marker = 'hostileTextRan'

const run = `globalThis.${marker}=1`

export const hostileTitles = {
  script: `<script>${run};alert(1)</script>`,
  image: `"><img src=x onerror="${run};alert(1)">`,
  svg: `<svg/onload=${run}>\${${run}}{{constructor.constructor('${run}')()}}`,
  proto: '__proto__',
  constructor: 'constructor',
  bidi: '\u202Egnp.示例\u2066 反转\u2067',
  long: `示例长标题${'😀'.repeat(262_144)}`,
}

export const hostileTags = ['__proto__', 'constructor', `<b onclick=${run}>`]

const noteId = (index: number): string => `6a1000000000000000${String(index).padStart(6, '0')}`
const addressed = (id: string): string => `/explore/${id}?xsec_token=x&amp;xsec_source=`

/** A feed in RED's own structure whose every text is an attack. The last card leads to a script instead of a note. */
export function hostileFeed(): string {
  const titles = Object.values(hostileTitles)
  const cards = titles.map((title, index) => card(addressed(noteId(index)), title, titles[(index + 1) % 3] ?? ''))
  return page(
    `<div class="feeds-container static-layout">${cards.join('')}${card(`javascript:${run}`, '链接', '链接')}</div>`,
  )
}

export const hostileNoteId = noteId(99)

/** One open note in RED's own structure. */
export function hostileNote(): string {
  const tags = hostileTags.map((tag) => `<a id="hash-tag" class="tag" href="javascript:${run}">#${escaped(tag)}</a>`)
  const { image, script } = hostileTitles
  return page(
    `<div id="noteContainer" class="note-container" data-type="__proto__"><div class="interaction-container">
    <div class="author-container"><a class="name" href="javascript:${run}"><span class="username">${escaped(script)}</span></a></div>
    <div class="note-content"><div id="detail-title">${escaped(image)}</div>
    <div id="detail-desc"><span class="note-text">${escaped(script)}${tags.join(' ')}</span></div></div></div></div>`,
  )
}

function card(href: string, title: string, author: string): string {
  return `<section class="note-item"><div><a class="cover mask ld" target="_self" href="${href}"><img alt=""></a>
  <div class="footer"><a class="title"><span>${escaped(title)}</span></a>
  <div class="author-wrapper"><a class="author" href="javascript:${run}"><span class="name">${escaped(author)}</span></a>
  <span class="like-wrapper"><span class="count">9e999</span></span></div></div></div></section>`
}

const page = (main: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><style>
  .feeds-container { display: flex; flex-wrap: wrap; gap: 16px; padding: 100px 20px; position: relative }
  .note-item { width: 200px; height: 260px; overflow: hidden } .cover { display: block; height: 200px; background: #ccc }
  </style></head><body><div id="global"><div class="main-container">${main}</div></div></body></html>`
