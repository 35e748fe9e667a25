/** One card of a feed, search page, profile or board. No layout reads, few queries: it runs for every card met. */
import type { NoteId } from '#shared/model/ids.ts'
import type { NoteKind, NoteSighting } from '#shared/model/sighting.ts'
import { parseCount } from '#shared/text/counts.ts'
import { chinaOffsetMinutes, parseRedTime, type RedTime } from '#shared/text/times.ts'
import { namedByPath, pictureAddress, redAddress } from '../links.ts'
import { find, findAll } from '../select.ts'
import { card } from '../selectors.ts'
import { blankSighting, cleanText, type ReadContext, textLimits } from './sighting.ts'

/**
 * What a card shows, or null for everything that is no note: related-search and live cards, a phantom id, a slot
 * without a cover. Fields the card does not show are null; an untitled note has a null title.
 */
export function readCard(section: Element, context: ReadContext): NoteSighting | null {
  const cover = coverOf(section, context.base)
  if (!cover) return null
  return {
    ...blankSighting(cover.noteId, context),
    title: cleanText(find(section, card.title)?.textContent, textLimits.title),
    author: readAuthor(section, context.base),
    noteKind: readKind(section, cover.anchor),
    likes: onlyCount(findAll(section, card.likes)),
    url: cover.href,
    coverUrl: pictureAddress(cover.anchor.querySelector('img')?.getAttribute('src'), context.base),
  }
}

export interface CardMarks {
  /** The author put it on top of the profile. */
  pinned: boolean
  /** Publish time as search cards write it. */
  shownAt: RedTime | null
}

/** The two things cards of single views add: the pinned mark (profile) and the publish time (search). */
export function readCardMarks(section: Element, now: number): CardMarks {
  const time = find(section, card.time)?.textContent
  return {
    pinned: find(section, card.topTag)?.textContent?.includes('置顶') ?? false,
    shownAt: time ? parseRedTime(time, now, chinaOffsetMinutes) : null,
  }
}

interface Cover {
  anchor: Element
  href: string
  noteId: NoteId
}

/** Boards print a link without token first, and both are covers: the one that can open the note wins. */
function coverOf(section: Element, base: string): Cover | null {
  let chosen: Cover | null = null
  for (const anchor of findAll(section, card.cover)) {
    const address = redAddress(anchor.getAttribute('href'), base)
    const noteId = address && namedByPath(address.path).noteId
    if (!address || !noteId) continue
    // Two covers that disagree: the slot is between two notes.
    if (chosen && chosen.noteId !== noteId) return null
    if (!chosen || (!hasToken(chosen.href) && hasToken(address.href))) chosen = { anchor, href: address.href, noteId }
  }
  return chosen
}

const hasToken = (href: string): boolean => href.includes('xsec_token=')

function readAuthor(section: Element, base: string): NoteSighting['author'] {
  const anchor = find(section, card.author)
  if (!anchor) return null
  const address = redAddress(anchor.getAttribute('href'), base)
  const id = address && namedByPath(address.path).creatorId
  const name = cleanText(find(anchor, card.authorName)?.textContent, textLimits.name)
  return id || name ? { id: id || null, name: name ?? '' } : null
}

/** Marks RED is known to lay over a cover besides the play icon. */
const plainCoverParts = 'img, .top-tag-area, .bottom-tag-area'

/**
 * A play icon makes a video. A picture note is known by its cover holding nothing but the picture; anything
 * unknown over it could be a renamed play icon, so then the kind is left open.
 */
function readKind(section: Element, cover: Element): NoteKind | null {
  if (find(section, card.videoMark)) return 'video'
  for (let part = cover.firstElementChild; part; part = part.nextElementSibling) {
    if (!part.matches(plainCoverParts)) return null
  }
  return cover.firstElementChild ? 'image' : null
}

/** A card has one count. Two mean that the layout changed and neither can be named. */
function onlyCount(found: Element[]): NoteSighting['likes'] {
  const [element] = found
  return element && found.length === 1 ? parseCount(element.textContent ?? '') : null
}
