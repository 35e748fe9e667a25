/**
 * Bundled and run inside an empty page of a real browser: reads one saved RED page. The saved document is parsed but
 * never shown, so none of its scripts runs and none of its addresses is asked for.
 */
import { kindOfDocument, readAddress } from '../extension/red/pages.ts'
import { readCard } from '../extension/red/read/card.ts'
import { readNote } from '../extension/red/read/note.ts'
import { readProfile } from '../extension/red/read/profile.ts'
import { mergeByNote, type ReadContext } from '../extension/red/read/sighting.ts'
import { findAll } from '../extension/red/select.ts'
import { feed, note } from '../extension/red/selectors.ts'
import { readState, type StateReading } from '../extension/red/state/notes.ts'
import { parseState, stateTextOf } from '../extension/red/state/parse.ts'
import { readWarning } from '../extension/red/warnings.ts'

export interface SavedPageReading extends StateReading {
  kind: string
  warnings: string[]
}

/** State goes before the document: it is exact where the page rounds. A note in both is one note. */
export function readSavedPage(html: string, seenAt: number): SavedPageReading {
  const doc = new DOMParser().parseFromString(html, 'text/html')
  const url = savedAddress(doc, html)
  const address = readAddress(url)
  const shown = kindOfDocument(doc)
  // What the file shows goes first: many pages carry the site's front page as their canonical address.
  const kind = shown === 'other' ? address.kind : shown
  const context: ReadContext = { where: kind, query: address.keyword ?? searchWords(doc), seenAt, base: url.origin }
  const warnings = [readWarning(doc)].flatMap((found) => (found ? [`${found.kind}: ${found.text}`] : []))

  const text = stateTextOf(doc)
  const parsed = text === null ? null : parseState(text)
  if (parsed && !parsed.ok) warnings.push(parsed.code)
  const empty: StateReading = { notes: [], skipped: 0, creator: null, commentIds: [] }
  const state = parsed?.ok ? readState(parsed.value, { ...context, creatorId: address.creatorId }) : empty

  const sections = findAll(doc, feed.section).map((section) => readCard(section, context))
  const cards = sections.filter((sighting) => sighting !== null)
  const open = readNote(doc, withNoteId(url, doc), context)
  const comments = findAll(doc, note.comment).map((element) => element.id.replace(/^comment-/, ''))
  return {
    kind,
    warnings,
    notes: mergeByNote([...state.notes, ...(open ? [open] : []), ...cards]),
    skipped: state.skipped + sections.length - cards.length,
    creator: state.creator ?? readProfile(doc, url, context),
    commentIds: [...new Set([...state.commentIds, ...comments.filter(Boolean)])],
  }
}

/** Where the page came from, as far as the file tells. */
function savedAddress(doc: Document, html: string): URL {
  const candidates = [
    doc.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    doc.querySelector('meta[property="og:url"], meta[name="og:url"]')?.getAttribute('content'),
    /<!-- saved from url=\(\d+\)(\S+) -->/.exec(html.slice(0, 2000))?.[1],
  ]
  const known = candidates
    .map((candidate) => addressOf(candidate))
    .find((url) => url && readAddress(url).kind !== 'other')
  return known ?? new URL('https://www.xiaohongshu.com/saved/page')
}

function addressOf(text: string | null | undefined): URL | null {
  return text && URL.canParse(text.replace(/^http:/, 'https:').replace(/^\/\//, 'https://'))
    ? new URL(text.replace(/^http:/, 'https:').replace(/^\/\//, 'https://'))
    : null
}

const searchWords = (doc: Document): string | null =>
  doc.querySelector('#search-input')?.getAttribute('value')?.trim().slice(0, 100) || null

/** A saved modal carries its id itself; of a saved note page only the state may know it. */
function withNoteId(url: URL, doc: Document): URL {
  if (readAddress(url).noteId) return url
  const current = /"(?:currentNoteId|firstNoteId)"\s*:\s*"([0-9a-f]{24})"/.exec(stateTextOf(doc) ?? '')?.[1]
  return current ? new URL(`/explore/${current}`, url.origin) : url
}
