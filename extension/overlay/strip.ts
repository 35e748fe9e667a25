import * as m from '../locales/compiled/messages.js'
import { quietButton, SaveButton } from './buttons.ts'
import type { ToastPlace } from './toast.ts'
import type { ButtonState } from './save-state.ts'

const stateTexts: Record<ButtonState, () => string> = {
  idle: m.overlay_strip_idle,
  pending: m.overlay_strip_pending,
  saved: m.overlay_strip_saved,
  queued: m.overlay_strip_queued,
  failed: m.overlay_strip_failed,
}

/**
 * Beside an open note: half-way down the right edge, where RED has neither its close button nor its actions. A narrow
 * window has comments there; then only the button is left, in the lower left corner beside the note, or over its picture when RED puts the text
 * below that.
 */
export class NoteStrip {
  readonly #place: ToastPlace
  readonly #element: HTMLElement
  readonly #save: SaveButton
  readonly #text: HTMLElement

  constructor(doc: Document, place: ToastPlace, onSave: () => void) {
    this.#place = place
    this.#element = doc.createElement('div')
    this.#element.className = 'strip middle'
    this.#save = new SaveButton(doc, onSave)
    this.#save.element.tabIndex = 0
    this.#text = doc.createElement('span')
    this.#element.append(this.#save.element, this.#text)
  }

  show(state: ButtonState | null): void {
    if (state === null) {
      this.#place.remove(this.#element)
      return
    }
    this.#save.setState(state)
    this.#text.textContent = stateTexts[state]()
    this.#place.add(this.#element)
  }
}

export interface WatchView {
  watched: boolean
  pending: boolean
}

/** On a profile: below RED's header at the right edge. */
export class WatchStrip {
  readonly #place: ToastPlace
  readonly #element: HTMLElement
  readonly #button: HTMLButtonElement
  #watched = false

  constructor(doc: Document, place: ToastPlace, onWatch: (watch: boolean) => void) {
    this.#place = place
    this.#element = doc.createElement('div')
    this.#element.className = 'strip upper'
    this.#button = quietButton(doc, '', () => onWatch(!this.#watched))
    this.#button.tabIndex = 0
    this.#element.append(this.#button)
  }

  show(view: WatchView | null): void {
    if (view === null) {
      this.#place.remove(this.#element)
      return
    }
    this.#watched = view.watched
    this.#button.textContent = view.watched ? `✓ ${m.overlay_watched()}` : `+ ${m.overlay_watch()}`
    this.#button.title = view.watched ? m.overlay_unwatch() : m.overlay_watch()
    this.#button.setAttribute('aria-pressed', String(view.watched))
    this.#button.disabled = view.pending
    this.#place.add(this.#element)
  }
}
