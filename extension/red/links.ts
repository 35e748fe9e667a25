/** What an address on RED names. Knows addresses only, never a document. */
import type { CreatorId, NoteId } from '#shared/model/ids.ts'

const redSites = ['xiaohongshu.com', 'rednote.com']
const pictureSites = ['xhscdn.com', 'rednotecdn.com', ...redSites]
const longestAddress = 2048
const redId = /^[0-9a-f]{24}$/

/** A hand check instead of the schema: it runs for every card of every frame. */
const isRedId = (text: unknown): text is string => typeof text === 'string' && redId.test(text)
export const asNoteId = (text: unknown): NoteId | null => (isRedId(text) ? (text as NoteId) : null)
export const asCreatorId = (text: unknown): CreatorId | null => (isRedId(text) ? (text as CreatorId) : null)

export const isRedHost = (host: string): boolean => redSites.some((site) => host === site || host.endsWith(`.${site}`))
export const isRednoteHost = (host: string): boolean => host === 'rednote.com' || host.endsWith('.rednote.com')

export interface NamedByPath {
  noteId: NoteId | null
  creatorId: CreatorId | null
  boardId: string | null
}

/**
 * The ids in a path, for every form of note, profile and board address. Ids are taken by position, never "the last
 * hex segment": the same shape names users, boards and notes.
 */
export function namedByPath(path: string): NamedByPath {
  const [first, second, third, fourth] = path.split('/').filter(Boolean)
  const named: NamedByPath = { noteId: null, creatorId: null, boardId: null }
  if (first === 'explore' || first === 'search_result') named.noteId = asNoteId(second)
  else if (first === 'discovery' && second === 'item') named.noteId = asNoteId(third)
  else if (first === 'user' && second === 'profile') {
    named.creatorId = asCreatorId(third)
    named.noteId = asNoteId(fourth)
  } else if (first === 'board') {
    named.boardId = isRedId(second) ? second : null
    named.noteId = asNoteId(third)
  }
  return named
}

/** A link of the page as an absolute https address on RED itself, or null for any other scheme, host or length. */
export function redLink(href: string | null | undefined, base: string): URL | null {
  const url = parseAddress(href, base)
  return url && isRedHost(url.hostname) ? url : null
}

/** An address on RED with its path apart. */
export interface RedAddress {
  href: string
  path: string
}

/** Segments that begin with a dot, escapes and everything else that a parser would rewrite are not plain. */
const plainLink = /^((?:\/[\w-]+)+)(?:\?[\w=&%.-]*)?$/

/** Like {@link redLink}, and much cheaper for the links RED itself writes: it is asked twice for every card. */
export function redAddress(href: string | null | undefined, base: string): RedAddress | null {
  const plain = href && isRedBase(base) ? plainLink.exec(href) : null
  if (plain && base.length + plain[0].length <= longestAddress)
    return { href: base + plain[0], path: plain[1] as string }
  const url = redLink(href, base)
  return url && { href: url.href, path: url.pathname }
}

let knownBase = ''
function isRedBase(base: string): boolean {
  if (base !== knownBase) knownBase = redLink('/', base)?.origin === base ? base : ''
  return base === knownBase
}

const plainPicture = /^https?:(\/\/(?:[a-z\d-]+\.)+(?:xhscdn|rednotecdn)\.com(?:\/[\w!-][\w!.-]*)+)$/

/** A picture address, raised to https (RED's answers say `http:`), or null when it is not on RED's own hosts. */
export function pictureAddress(src: unknown, base: string): string | null {
  if (typeof src !== 'string') return null
  const plain = src.length < longestAddress ? plainPicture.exec(src) : null
  if (plain) return `https:${plain[1]}`
  const url = parseAddress(src.replace(/^http:/, 'https:'), base)
  const ours = url && pictureSites.some((site) => url.hostname === site || url.hostname.endsWith(`.${site}`))
  // An empty or relative source resolves to the page itself, which is no picture.
  return ours && url.origin !== base && url.href.length <= longestAddress ? url.href : null
}

function parseAddress(href: string | null | undefined, base: string): URL | null {
  if (!href || href.length > longestAddress) return null
  const url = urlOrNull(href, base)
  const clean = url && url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  return clean && url.href.length <= longestAddress ? url : null
}

function urlOrNull(href: string, base: string): URL | null {
  try {
    return new URL(href, base)
  } catch {
    return null
  }
}
