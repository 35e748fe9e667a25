import * as m from '../locales/compiled/messages.js'
import { bookmarkIcon } from './icons.ts'
import type { ButtonState } from './save-state.ts'

/** A button that leaves focus where it was and answers to the person only: the page can dispatch events, not trust. */
export function quietButton(doc: Document, label: string, onPress: () => void): HTMLButtonElement {
  const button = doc.createElement('button')
  button.type = 'button'
  button.tabIndex = -1
  button.textContent = label
  for (const type of ['pointerdown', 'mousedown']) button.addEventListener(type, (press) => press.preventDefault())
  button.addEventListener('click', (press) => {
    if (press.isTrusted) onPress()
  })
  return button
}

const labels: Record<ButtonState, () => string> = {
  idle: m.overlay_save,
  pending: m.overlay_save_pending,
  saved: m.overlay_save_saved,
  queued: m.overlay_save_queued,
  failed: m.overlay_save_failed,
}

/** The save button in both places: over a card and in the strip of an open note. */
export class SaveButton {
  readonly element: HTMLButtonElement

  constructor(doc: Document, onPress: () => void) {
    this.element = quietButton(doc, '', onPress)
    this.element.append(bookmarkIcon(doc))
    this.setState('idle')
  }

  /** `place`: further classes, for where the button stands. */
  setState(state: ButtonState, place = ''): void {
    const className = `round ${state} ${place}`
    if (className !== this.element.className) this.element.className = className
    const label = labels[state]()
    if (label === this.element.title) return
    this.element.title = label
    this.element.setAttribute('aria-label', label)
  }
}
