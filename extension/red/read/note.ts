/** The open note, as a modal over a feed or as a page of its own. */
import type { NoteId } from '#shared/model/ids.ts'
import type { NoteKind, NoteSighting } from '#shared/model/sighting.ts'
import { parseCount } from '#shared/text/counts.ts'
import { chinaOffsetMinutes, parseRedTime, type RedTime } from '#shared/text/times.ts'
import { asNoteId, namedByPath, pictureAddress, redLink } from '../links.ts'
import { find, findAll, type SelectorRecord } from '../select.ts'
import { note } from '../selectors.ts'
import { isShown } from '../warnings.ts'
import { blankSighting, cleanTags, cleanText, type ReadContext, textLimits } from './sighting.ts'

/**
 * The note that is open in `doc` at the address `url`, or null: none open, not loaded yet, withheld, or the address
 * and the modal name different notes (the page is between two). `where` of the result is `note`.
 */
export function readNote(doc: Document, url: URL, context: ReadContext): NoteSighting | null {
  const root = openNoteRoot(doc)
  const noteId = root && openNoteId(doc, url)
  if (!root || !noteId || findAll(root, note.unavailable).some(isShown)) return null

  const sighting = {
    ...blankSighting(noteId, { ...context, where: 'note' }),
    ...readText(root),
    ...readCounts(root),
    author: readAuthor(root, context.base),
    noteKind: readKind(root),
    coverUrl: readCover(root, context.base),
    url: redLink(url.href, context.base)?.href ?? null,
  }
  const isLoaded = sighting.author !== null || sighting.title !== null || sighting.body !== null
  return isLoaded ? sighting : null
}

/** Element that holds the open note, or null. */
export function openNoteRoot(doc: Document): Element | null {
  const mask = find(doc, note.mask)
  return find(mask ?? doc, note.root)
}

/** Id the modal itself carries; null on a full page, where only the address knows it. */
export function maskNoteId(doc: Document): NoteId | null {
  return asNoteId(find(doc, note.mask)?.getAttribute('note-id'))
}

export interface NoteMarks {
  /** Time the note shows: of publishing, or of the last edit when `edited`. With the place, when shown. */
  shownAt: RedTime | null
}

/** The line under the body. */
export function readNoteMarks(doc: Document, now: number): NoteMarks {
  const root = openNoteRoot(doc)
  const text = root && find(root, note.date)?.textContent
  return { shownAt: text ? parseRedTime(text, now, chinaOffsetMinutes) : null }
}

function openNoteId(doc: Document, url: URL): NoteId | null {
  const inAddress = namedByPath(url.pathname).noteId
  const inMask = maskNoteId(doc)
  if (inAddress && inMask && inAddress !== inMask) return null
  return inMask ?? inAddress
}

function readText(root: Element): Pick<NoteSighting, 'title' | 'body' | 'tags'> {
  const title = cleanText(find(root, note.title)?.textContent, textLimits.title)
  const body = find(root, note.body)
  if (!body) return { title, body: null, tags: null }
  const text = cleanText(body.textContent, textLimits.body)
  const tags = cleanTags(findAll(body, note.tag).map((anchor) => anchor.textContent))
  // A hash mark in the text without a topic link: the links are no longer recognised, so the tags are unknown.
  const unread = tags.length === 0 && /[#＃]/.test(text ?? '')
  return { title, body: text, tags: unread ? null : tags }
}

/** Only inside the bar: cards under the modal and comments use the same class names. */
function readCounts(root: Element): Pick<NoteSighting, 'likes' | 'collects' | 'comments'> {
  const bar = find(root, note.bar)
  return {
    likes: bar && onlyCount(bar, note.likes),
    collects: bar && onlyCount(bar, note.collects),
    comments: bar && onlyCount(bar, note.comments),
  }
}

function onlyCount(bar: Element, record: SelectorRecord): NoteSighting['likes'] {
  const [element, another] = findAll(bar, record)
  return element && !another ? parseCount(element.textContent ?? '') : null
}

function readAuthor(root: Element, base: string): NoteSighting['author'] {
  const url = redLink(find(root, note.author)?.getAttribute('href'), base)
  const id = url && namedByPath(url.pathname).creatorId
  const name = cleanText(find(root, note.authorName)?.textContent, textLimits.name)
  return id || name ? { id: id || null, name: name ?? '' } : null
}

function readKind(root: Element): NoteKind | null {
  const declared = root.getAttribute('data-type')
  if (declared === 'video') return 'video'
  if (declared === 'normal') return 'image'
  if (find(root, note.player)) return 'video'
  return find(root, note.slide) ? 'image' : null
}

function readCover(root: Element, base: string): string | null {
  const slide = findAll(root, note.slide)[0]
  return pictureAddress(slide?.getAttribute('src') ?? find(root, note.poster)?.getAttribute('poster'), base)
}
