import {
  emptyLikeSample,
  type PageStanding,
  pageStanding,
  type TooFewNotes,
  withLikes,
} from '#shared/analysis/page-standing.ts'
import type { NoteId } from '#shared/model/ids.ts'
import type { NoteSighting } from '#shared/model/sighting.ts'
import type { RedPage } from '../../red/pages.ts'

/** More than anyone scrolls past on one page; beyond it the sample stands still and memory stays bounded. */
const mostNotes = 5000

/** The distinct notes seen on this page: a page is one feed channel, one search, one profile or one board. */
export class PageNotes {
  readonly #notes = new Map<NoteId, NoteSighting>()
  #sample = emptyLikeSample
  #page = ''

  /** Starts over when `page` is another list, and says so. An open note lies over its list and changes nothing. */
  enter(page: RedPage, url: URL): boolean {
    if (page.kind === 'note') return false
    const key = [page.kind, page.keyword, page.creatorId, page.boardId, url.searchParams.get('channel_id')].join(' ')
    if (key === this.#page) return false
    this.#page = key
    this.#notes.clear()
    this.#sample = emptyLikeSample
    return true
  }

  /** True when the sample changed, and with it what the other cards of the page say. */
  meet(note: NoteSighting): boolean {
    const before = this.#notes.get(note.noteId)
    if (before === note || (!before && this.#notes.size >= mostNotes)) return false
    this.#notes.set(note.noteId, note)
    const { lows, highs } = this.#sample
    this.#sample = withLikes(this.#sample, before?.likes ?? null, note.likes)
    return lows !== this.#sample.lows || highs !== this.#sample.highs
  }

  sightingOf(noteId: NoteId): NoteSighting | null {
    return this.#notes.get(noteId) ?? null
  }

  /** Null when the card shows no likes. */
  standingOf(noteId: NoteId): PageStanding | TooFewNotes | null {
    const likes = this.#notes.get(noteId)?.likes
    return likes ? pageStanding(this.#sample, likes) : null
  }
}
