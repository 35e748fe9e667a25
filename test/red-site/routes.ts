import type { IncomingMessage } from 'node:http'
import { html, missing, type Answer } from './answer.ts'
import { clientModule } from './client-modules.ts'
import type { Corpus } from './corpus/corpus.ts'
import { creatorPage } from './creator-page.ts'
import { escaped } from './markup/html.ts'
import { defaultMode, type RedSiteMode } from './mode.ts'
import { apiAnswer } from './page-api-routes.ts'
import { pageDocument } from './page-documents.ts'
import { avatar, picture, type PictureSubject } from './pictures.ts'
import { savedIndex, savedPage } from './saved-pages.ts'
import type { SiteContext } from './site-context.ts'
import { hashOf } from './random.ts'

type Asked = {
  url: URL
  request: IncomingMessage
  body: string
  corpus: Corpus
  mode: RedSiteMode
  savedPagesDir?: string
}

const apiHosts = new Set(['edith.xiaohongshu.com', 'webapi.rednote.com'])
const subjects = new WeakMap<Corpus, Map<string, PictureSubject>>()

/** The site map: which host and path lead where. */
export function answerFor(asked: Asked): Answer {
  const { url, corpus, mode, savedPagesDir } = asked
  const { hostname, pathname } = url
  const context: SiteContext = { corpus, mode, twin: hostname.endsWith('rednote.com') ? 'rednote' : 'xiaohongshu' }
  if (pathname === '/stand-in/mode') return modePage(mode)
  if (pathname.startsWith('/stand-in/modules/')) return clientModule(pathname.slice('/stand-in/modules/'.length))
  if (apiHosts.has(hostname)) return apiCall(asked, context)
  if (/(xhscdn|rednotecdn)\.com$/.test(hostname)) return pictureHost(asked)
  if (hostname.startsWith('creator.')) return creatorPage(mode)
  const saved = url.searchParams.get('saved') ?? /^\/saved\/(.+)$/.exec(pathname)?.[1]
  if (saved) return savedPage(savedPagesDir, decodeURIComponent(saved))
  if (pathname === '/saved/' || pathname === '/saved') return savedIndex(savedPagesDir)
  return pageDocument(context, url) ?? missing('such page')
}

function apiCall({ url, request, body }: Asked, context: SiteContext): Answer {
  const origin = request.headers.origin
  const shared: Record<string, string> = origin
    ? {
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'content-type,x-stand-in-signature',
        'access-control-max-age': '600',
        'cross-origin-resource-policy': 'cross-origin',
      }
    : {}
  if (request.method === 'OPTIONS') return { status: 204, type: 'text/plain', body: '', headers: shared }
  const parsed: unknown = body ? JSON.parse(body) : {}
  const call = { context, query: url.searchParams, body: parsed as Record<string, unknown> }
  const answer = apiAnswer(url.pathname.replace('/api/sns/web', ''), call)
  return { ...answer, headers: { ...shared, ...answer.headers } }
}

/** Covers by their key, avatars by theirs; an unknown key (a saved page's) gets a picture of its own. */
function pictureHost({ url, request, corpus }: Asked): Answer {
  const path = decodeURIComponent(url.pathname)
  if (path.endsWith('.mp4') || /\.(js|css|woff2?)$/.test(path)) return missing('such file')
  const avatarKey = /^\/(?:avatar|emoji)\/(.+)$/.exec(path)?.[1]
  if (avatarKey) return avatar(avatarKey, nicknameOf(corpus, avatarKey))
  const key = (/^\/\d{12}\/[0-9a-f]{32}\/(.+)$/.exec(path)?.[1] ?? path.slice(1)).split('!')[0]!
  const hue = hashOf(key) % 360
  const unknown: PictureSubject = { width: 3, height: 4, hues: [hue, hue + 40], caption: '' }
  return picture(key, subjectsOf(corpus).get(key) ?? unknown, request.headers['sec-fetch-dest'] === 'image')
}

function nicknameOf(corpus: Corpus, avatarKey: string): string {
  return corpus.authors.find((author) => author.avatarKey === avatarKey)?.nickname ?? avatarKey
}

function subjectsOf(corpus: Corpus): Map<string, PictureSubject> {
  const known = subjects.get(corpus)
  if (known) return known
  const made = new Map<string, PictureSubject>()
  for (const note of [...corpus.notes, corpus.landmarks.deleted]) {
    for (const { key, width, height } of note.pictures) {
      made.set(key, {
        width,
        height,
        hues: note.niche.hues,
        caption: note.title.split(/[｜，]/)[0] || (note.tags[0] ?? ''),
      })
    }
  }
  subjects.set(corpus, made)
  return made
}

function modePage(mode: RedSiteMode): Answer {
  const rows = Object.keys(defaultMode).map(
    (name) => `<tr><td>${name}</td><td>${escaped(String(mode[name as keyof RedSiteMode]))}</td></tr>`,
  )
  return html(
    `<!doctype html><meta charset="utf-8"><title>mode</title><table>${rows.join('')}</table><p>Change by query, e.g. <a href="?cards=remount">?cards=remount</a>, <a href="?loggedIn=false&counts=guest">?loggedIn=false&amp;counts=guest</a>. <a href="/explore">explore</a>`,
  )
}
