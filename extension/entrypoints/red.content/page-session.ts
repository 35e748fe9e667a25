import type { NoteId } from '#shared/model/ids.ts'
import type { NoteSighting } from '#shared/model/sighting.ts'
import * as m from '../../locales/compiled/messages.js'
import type { Mark, TabContext } from '../../messaging/protocol.ts'
import { send } from '../../messaging/send.ts'
import type { ChipView } from '../../overlay/chip.ts'
import { chipView } from '../../overlay/chip-view.ts'
import { openPageLayer, type PageLayer } from '../../overlay/page-layer.ts'
import { isAlive } from '../../platform/runtime.ts'
import { type CardBatch, observeCards } from '../../red/observe/cards.ts'
import { observeOpenNote } from '../../red/observe/open-note.ts'
import type { RedPage } from '../../red/pages.ts'
import { readCardMarks } from '../../red/read/card.ts'
import { readProfile } from '../../red/read/profile.ts'
import type { ReadContext } from '../../red/read/sighting.ts'
import { CreatorWatch } from './creator-watch.ts'
import { PageNotes } from './page-notes.ts'
import { Saving } from './saving.ts'
import { SightingReport } from './sighting-report.ts'

/** New cards change the rank of all others; those are drawn again when scrolling rests, or once in a while. */
const repaintAfterMs = 250
const repaintWithinMs = 1500
const contextAfterMs = 150

/** Joins readers, analysis, layer and background for one quiet stretch of a RED tab. */
export class PageSession {
  readonly #win: Window
  readonly #layerLife = new AbortController()
  readonly #watching = new AbortController()
  readonly #layer: PageLayer
  readonly #notes = new PageNotes()
  readonly #saving: Saving
  readonly #report: SightingReport
  readonly #creator: CreatorWatch
  #page: RedPage
  /** The list below an open note: its cards were not seen on the note's own page. */
  #list: RedPage
  #openNote: NoteSighting | null = null
  #repaintTimer: ReturnType<typeof setTimeout> | undefined
  #staleSince: number | null = null
  #contextTimer: ReturnType<typeof setTimeout> | undefined
  #contextSent = ''

  constructor(win: Window, page: RedPage) {
    this.#win = win
    this.#page = page
    this.#list = page
    this.#layer = openPageLayer(win.document, this.#layerLife.signal, {
      stateOf: (noteId) => this.#saving.stateOf(noteId as NoteId),
      save: (noteId, byKeyboard) => this.#save(noteId as NoteId | null, byKeyboard),
      isNoteOpen: () => this.#openNote !== null,
      watch: (watch) => void this.#creator.watch(watch),
    })
    this.#saving = new Saving({ toast: this.#layer.toast, onChange: (noteIds) => this.#repaintOnly(noteIds) })
    this.#report = new SightingReport({
      send: (batch) => send('sightings/report', batch),
      onReply: ({ marks }) => this.#saving.applyMarks(marks),
    })
    this.#creator = new CreatorWatch(this.#layer.showWatch)
    this.look(page)
    this.#observe()
  }

  /** Call on every change of address and once in a while: what `page` shows may have arrived later than its address. */
  look(page: RedPage): void {
    if (this.#watching.signal.aborted) return
    if (!isAlive()) {
      this.#retire()
      return
    }
    const url = new URL(this.#win.location.href)
    this.#page = page
    if (page.kind !== 'note') this.#list = page
    if (this.#notes.enter(page, url)) this.#report.hurry()
    const creator = page.kind === 'profile' ? readProfile(this.#win.document, url, this.#context()) : null
    // An open note lies over the profile, which stays the creator's.
    if (page.kind !== 'note') void this.#creator.meet(creator)
    if (creator) this.#report.addCreator(creator)
    this.#tellContext()
  }

  applyMarks(marks: Mark[]): void {
    this.#saving.applyMarks(marks)
  }

  /** Call when the language changed: everything drawn says the same in the other one. */
  redraw(): void {
    this.#repaint()
    this.#creator.redraw()
  }

  end(): void {
    this.#stopWatching()
    this.#layerLife.abort()
  }

  /** The extension was updated under this tab: one hint, then silence until the page is loaded again. */
  #retire(): void {
    this.#stopWatching()
    this.#layer.clear()
    this.#layer.toast({
      text: m.overlay_refresh(),
      state: null,
      undo: null,
      boards: null,
      stays: true,
      byKeyboard: false,
    })
  }

  #stopWatching(): void {
    this.#watching.abort()
    this.#report.stop()
    clearTimeout(this.#repaintTimer)
    clearTimeout(this.#contextTimer)
  }

  #observe(): void {
    const { document: doc } = this.#win
    const { signal } = this.#watching
    observeCards(doc, signal, {
      context: () => this.#context(),
      onCards: (batch) => this.#onCards(batch),
      onContainerGone: (container) => this.#layer.dropContainer(container),
    })
    observeOpenNote(doc, signal, {
      context: () => ({ ...this.#context(), where: 'note', query: null }),
      onNote: (note) => this.#onOpenNote(note),
    })
    // A tab that goes to the back may never come to the front again.
    doc.addEventListener('visibilitychange', () => doc.hidden && this.#report.flush(), { signal })
    this.#win.addEventListener('pagehide', () => this.#report.flush(), { signal })
    const followTheme = () => this.#layer.setDark(doc.documentElement.hasAttribute('dark'))
    const theme = new MutationObserver(followTheme)
    theme.observe(doc.documentElement, { attributes: true, attributeFilter: ['dark'] })
    signal.addEventListener('abort', () => theme.disconnect())
    followTheme()
  }

  #onCards({ container, changed, removed }: CardBatch): void {
    let isSampleOther = false
    for (const { sighting } of changed) isSampleOther = this.#notes.meet(sighting) || isSampleOther
    if (removed.length > 0) this.#layer.dropCards(container, removed)
    if (changed.length === 0) return
    this.#layer.placeCards(
      container,
      changed.map(({ element, sighting }) => {
        const section = element as HTMLElement
        return { section, noteId: sighting.noteId, view: this.#viewOf(sighting, section) }
      }),
    )
    this.#report.addNotes(changed.map(({ sighting }) => sighting))
    if (isSampleOther) this.#repaintLater()
  }

  #onOpenNote(note: NoteSighting | null): void {
    this.#openNote = note
    if (note) this.#report.addNotes([note])
    this.#layer.showNote(note && this.#saving.stateOf(note.noteId))
    this.#tellContext()
  }

  #viewOf(note: NoteSighting, section: HTMLElement): ChipView {
    const now = Date.now()
    return chipView({
      publishedAt: note.publishedAt,
      now,
      standing: this.#notes.standingOf(note.noteId),
      mark: this.#saving.markOf(note.noteId),
      lowered: note.where === 'profile' && readCardMarks(section, now).pinned,
      hasCornerIcon: note.noteKind === 'video',
    })
  }

  #repaintLater(): void {
    const now = Date.now()
    this.#staleSince ??= now
    clearTimeout(this.#repaintTimer)
    const wait = Math.min(repaintAfterMs, this.#staleSince + repaintWithinMs - now)
    this.#repaintTimer = setTimeout(() => this.#repaint(), wait)
  }

  #repaint(): void {
    clearTimeout(this.#repaintTimer)
    this.#staleSince = null
    this.#repaintOnly(null)
  }

  /** Null = every card, and the strip of the open note. */
  #repaintOnly(noteIds: readonly NoteId[] | null): void {
    this.#layer.repaintCards((noteId, section) => {
      const note = !noteIds || noteIds.includes(noteId as NoteId) ? this.#notes.sightingOf(noteId as NoteId) : null
      return note && this.#viewOf(note, section)
    })
    if (this.#openNote) this.#layer.showNote(this.#saving.stateOf(this.#openNote.noteId))
  }

  #save(noteId: NoteId | null, byKeyboard: boolean): void {
    const note = noteId === null ? this.#openNote : this.#notes.sightingOf(noteId)
    if (!note || this.#watching.signal.aborted) return
    if (isAlive()) void this.#saving.save(note, byKeyboard)
    else this.#retire()
  }

  #tellContext(): void {
    clearTimeout(this.#contextTimer)
    this.#contextTimer = setTimeout(() => {
      const context: TabContext = {
        kind: this.#page.kind,
        note: this.#openNote,
        creator: this.#creator.creator,
        query: this.#list.keyword,
      }
      const facts = JSON.stringify(context, (key, value: unknown) => (key === 'seenAt' ? 0 : value))
      if (facts === this.#contextSent) return
      this.#contextSent = facts
      void send('tab/context', context)
    }, contextAfterMs)
  }

  #context(): ReadContext {
    return { where: this.#list.kind, query: this.#list.keyword, seenAt: Date.now(), base: this.#win.location.origin }
  }
}
