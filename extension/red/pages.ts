/** Which page of RED this is: by its address, and corrected by what the document shows. */
import type { CreatorId, NoteId } from '#shared/model/ids.ts'
import type { PageKind } from '#shared/model/sighting.ts'
import { cutText } from '#shared/model/text.ts'
import { isRedHost, isRednoteHost, namedByPath } from './links.ts'
import { readWarning } from './warnings.ts'

export interface RedPage {
  kind: PageKind
  noteId: NoteId | null
  creatorId: CreatorId | null
  boardId: string | null
  /** Search words, fully decoded. */
  keyword: string | null
  isRednote: boolean
}

/** The page behind an address, with the document's own warnings laid over it (they stop everything, law 1). */
export function readPage(url: URL, doc: Document): RedPage {
  const page = readAddress(url)
  if (page.kind === 'captcha' || page.kind === 'blocked' || page.kind === 'login') return page
  const warning = readWarning(doc)
  if (!warning) return page
  return { ...page, kind: warning.kind === 'captcha' ? 'captcha' : 'blocked' }
}

/** The page an address names, without looking at any document. An address outside RED is `other`. */
export function readAddress(url: URL): RedPage {
  const isRed = url.protocol === 'https:' && isRedHost(url.hostname)
  const named = isRed ? namedByPath(url.pathname) : { noteId: null, creatorId: null, boardId: null }
  const kind = isRed ? kindOf(url, named) : 'other'
  return {
    kind,
    ...named,
    keyword: kind === 'search' ? decodeKeyword(url.searchParams.get('keyword')) : null,
    isRednote: isRednoteHost(url.hostname),
  }
}

const plainKinds: Record<string, PageKind> = {
  '': 'explore',
  explore: 'explore',
  search_result: 'search',
  notification: 'notification',
  login: 'login',
  '404': 'blocked',
}

function kindOf(url: URL, named: Pick<RedPage, 'noteId' | 'creatorId' | 'boardId'>): PageKind {
  const segments = url.pathname.split('/').filter(Boolean)
  const [first = '', second] = segments
  if (first === 'website-login') return websiteLoginKind(second, url.searchParams)
  if (url.hostname.startsWith('creator.')) return creatorSiteKind(segments)
  if (first === '404') return 'blocked'
  if (named.noteId) return 'note'
  if (first === 'board') return named.boardId && segments.length === 2 ? 'board' : 'other'
  if (first === 'user') return named.creatorId && segments.length === 3 ? 'profile' : 'other'
  return segments.length > 1 ? 'other' : (plainKinds[first] ?? 'other')
}

function websiteLoginKind(second: string | undefined, params: URLSearchParams): PageKind {
  if (second === 'captcha') return 'captcha'
  if (second !== 'error') return 'login'
  const asksProof = ['461', '471'].includes(params.get('httpStatus') ?? '') || params.has('verifyType')
  return asksProof ? 'captcha' : 'blocked'
}

function creatorSiteKind([first, second]: string[]): PageKind {
  if (first === 'login') return 'login'
  return first === 'publish' && second === 'publish' ? 'publish' : 'other'
}

/** RED's own links encode the words twice or more, so decoding goes on until nothing changes (at most 5 times). */
function decodeKeyword(raw: string | null): string | null {
  let words = (raw ?? '').slice(0, 2000)
  for (let round = 0; round < 5; round++) {
    const next = decodedOnce(words)
    if (next === words) break
    words = next
  }
  return cutText(words.trim(), 100) || null
}

function decodedOnce(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A bare percent sign in the words themselves: they are decoded already.
    return text
  }
}

/**
 * What a document looks like when its address is unknown (a saved page). The address, where there is one, is the
 * better witness.
 */
export function kindOfDocument(doc: Document): PageKind {
  const warning = readWarning(doc)
  if (warning) return warning.kind === 'captcha' ? 'captcha' : 'blocked'
  return documentMarks.find(({ css }) => doc.querySelector(css) !== null)?.kind ?? 'other'
}

const documentMarks: ReadonlyArray<{ css: string; kind: PageKind }> = [
  { css: '#noteContainer', kind: 'note' },
  { css: '.search-layout', kind: 'search' },
  { css: '#userPageContainer, #userPostedFeeds, .user-page', kind: 'profile' },
  { css: 'a.cover[href^="/board/"], a[href^="/board/"][href*="xsec_token"]', kind: 'board' },
  { css: '#exploreFeeds, #homefeed_recommend', kind: 'explore' },
  { css: 'a.cover[href^="/explore/"]', kind: 'explore' },
]
