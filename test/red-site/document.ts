import { randomBytes } from 'node:crypto'
import { tripwireScript } from './client-modules.ts'
import type { PageConfig } from './client/page-config.ts'
import { escaped } from './markup/html.ts'
import { shellMarkup, type ShellContent } from './markup/shell.ts'
import type { RedSiteMode } from './mode.ts'
import { stateText } from './state-text.ts'

export type DocumentContent = {
  title: string
  meta?: readonly { name: string; content: string }[]
  shell: ShellContent
  state: object
  config: PageConfig
}

const ownGlobals = ['__INITIAL_STATE__', '__SSR__', '__STREAMING__']

const icons: Record<string, string> = {
  like: 'M8 14 2.5 8.5a3.4 3.4 0 0 1 5-4.6l.5.6.5-.6a3.4 3.4 0 0 1 5 4.6z',
  collect: 'm8 1.8 1.9 4 4.3.5-3.2 3 .9 4.3L8 11.5l-3.9 2.1.9-4.3-3.2-3 4.3-.5z',
  chat: 'M2 3h12v8H8l-3 3v-3H2z',
  share: 'M9 3l5 4.5L9 12V9.500C5 9.500 3 11 2 13c0-4 2-7 7-7z',
  search: 'M7 2a5 5 0 1 0 3 9l3 3 1-1-3-3a5 5 0 0 0-4-8z',
  home: 'M2 8l6-6 6 6v6H9.500v-4h-3v4H2z',
  add: 'M7 3h2v4h4v2H9v4H7V9H3V7h4z',
  bell: 'M8 2a4 4 0 0 1 4 4v4l1 2H3l1-2V6a4 4 0 0 1 4-4z',
  person: 'M8 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM2 14c0-3 3-5 6-5s6 2 6 5z',
  filter: 'M2 3h12l-5 6v4l-2 1V9z',
  play: 'M4 2.500 13 8l-9 5.500z',
  reload: 'M8 3a5 5 0 1 1-4.600 3l1.300.6A3.500 3.500 0 1 0 8 4.500V7L4.500 3.800 8 .8z',
  top: 'M8 3l5 6H9.500v4h-3V9H3z',
  lock: 'M4 7V5a4 4 0 0 1 8 0v2h1v7H3V7zm2 0h4V5a2 2 0 0 0-4 0z',
  male: 'M10 2h4v4l-1.500-1.500-2 2A4 4 0 1 1 9.500 5.500l2-2z',
  female: 'M8 2a4 4 0 0 1 1 7.900V11h2v1.500H9V14H7v-1.500H5V11h2V9.900A4 4 0 0 1 8 2z',
}

const sprite = `<div style="display:none"><svg>${Object.entries(icons)
  .map(
    ([name, path]) => `<symbol id="${name}" viewBox="0 0 16 16"><path d="${path}" fill="currentColor"></path></symbol>`,
  )
  .join('')}</svg></div>`

/** A whole document of the site: tripwire first, shell, inline state, then the client. */
export function documentOf(content: DocumentContent, mode: RedSiteMode): string {
  const scope = `data-v-${randomBytes(4).toString('hex')}`
  const markup = `<html lang="zh-CN"><head>${tripwireTag(mode, scope)}<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(content.title)}</title>${metaTags(content.meta ?? [])}<link rel="icon" href="data:,"><link rel="stylesheet" href="/stand-in/modules/client/site.css"></head><body>${sprite}<div id="app">${shellMarkup(content.shell)}</div><script type="application/json" id="stand-in-config">${JSON.stringify(content.config).replaceAll('<', String.raw`\u003C`)}</script><script>window.__SSR__=true</script><script>window.__INITIAL_STATE__=${stateText(content.state)}</script><script type="module" src="/stand-in/modules/client/first-paint.ts"></script><script type="module" src="/stand-in/modules/client/main.ts"></script></body></html>`
  return `<!doctype html>${withScope(markup, scope)}`
}

/** A page outside the application (captcha, creator studio): no client script, the tripwire all the same. */
export function plainDocument(title: string, body: string, mode: RedSiteMode): string {
  const scope = `data-v-${randomBytes(4).toString('hex')}`
  const markup = `<html lang="zh-CN"><head>${tripwireTag(mode, scope)}<meta charset="utf-8"><title>${escaped(title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/stand-in/modules/client/site.css"></head><body class="plain-page">${body}<p class="stand-in-notice">Stand-in site, synthetic content · 本地测试用替身站</p></body></html>`
  return `<!doctype html>${withScope(markup, scope)}`
}

function tripwireTag(mode: RedSiteMode, scopeAttribute: string): string {
  if (!mode.tripwire) return ''
  return `<script>${tripwireScript({ documentId: scopeAttribute.slice(7), scopeAttribute, ownGlobals, reportTo: '/stand-in/tripwire' })}</script>`
}

const metaTags = (meta: readonly { name: string; content: string }[]): string =>
  meta
    .map(
      ({ name, content }) =>
        `<meta name="${name}" ${name.startsWith('og:') ? `property="${name}" ` : ''}content="${escaped(content)}">`,
    )
    .join('')

/** Stamps every element with the document's scope attribute: build artefacts look so, and the tripwire tells printed elements by it. */
function withScope(markup: string, scope: string): string {
  return markup
    .split(/(<script[^>]*>[\s\S]*?<\/script>)/)
    .map((part) =>
      part.startsWith('<script')
        ? part.replace('<script', `<script ${scope}=""`)
        : part.replace(/<([a-z][a-z0-9-]*)/g, `<$1 ${scope}=""`),
    )
    .join('')
}
