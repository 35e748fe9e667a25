import * as m from '../locales/compiled/messages.js'
import { quietButton } from './buttons.ts'
import { type Clock, Countdown } from './countdown.ts'
import type { SaveState } from './save-state.ts'

export interface ToastView {
  text: string
  /** Null for a plain notice. */
  state: SaveState | null
  undo: (() => void) | null
  boards: { choices: ReadonlyArray<{ id: string; name: string }>; choose: (boardId: string) => void } | null
  /** A notice that must be seen stays; everything else goes after 6 s. */
  stays: boolean
  byKeyboard: boolean
}

export interface ToastPlace {
  add(part: HTMLElement): void
  remove(part: HTMLElement): void
}

const shownMs = 6000
const shapes: Record<SaveState, string> = { saved: '✓', queued: '↑', failed: '!' }

/** One toast at a time, bottom-centre. */
export class Toast {
  readonly #doc: Document
  readonly #place: ToastPlace
  readonly #clock: Clock
  readonly #announce: (text: string) => void
  #element: HTMLElement | null = null
  #countdown: Countdown | null = null
  #focusBefore: HTMLElement | null = null

  constructor(doc: Document, place: ToastPlace, clock: Clock, announce: (text: string) => void) {
    this.#doc = doc
    this.#place = place
    this.#clock = clock
    this.#announce = announce
  }

  show(view: ToastView): void {
    this.hide()
    const element = this.#draw(view)
    this.#element = element
    this.#place.add(element)
    this.#announce(view.byKeyboard && isActionable(view) ? `${view.text} ${m.overlay_toast_hint()}` : view.text)
    if (view.stays) return
    const countdown = new Countdown(shownMs, this.#clock, () => this.hide())
    this.#countdown = countdown
    const isHeld = () => element.matches(':hover') || element.matches(':focus-within')
    for (const type of ['pointerenter', 'focusin']) element.addEventListener(type, () => countdown.pause())
    for (const type of ['pointerleave', 'focusout']) {
      element.addEventListener(type, () => {
        if (!isHeld()) countdown.resume()
      })
    }
  }

  hide(): void {
    this.#countdown?.stop()
    this.#countdown = null
    if (!this.#element) return
    const hadFocus = this.#element.matches(':focus-within')
    this.#place.remove(this.#element)
    this.#element = null
    if (hadFocus) this.#focusBefore?.focus({ preventScroll: true })
    this.#focusBefore = null
  }

  /** Moves the keyboard into the toast; false when there is nothing to act on. */
  focus(): boolean {
    const first = this.#element?.querySelector('button')
    if (!first) return false
    this.#focusBefore = this.#doc.activeElement as HTMLElement | null
    for (const button of this.#element?.querySelectorAll('button') ?? []) button.tabIndex = 0
    first.focus({ preventScroll: true })
    return true
  }

  #draw(view: ToastView): HTMLElement {
    const element = this.#doc.createElement('div')
    element.className = 'toast'
    if (view.state) element.append(this.#part('span', `state ${view.state}`, shapes[view.state]))
    element.append(this.#part('span', 'text', view.text))
    const { undo, boards } = view
    if (undo) element.append(this.#button(m.overlay_toast_undo(), undo))
    if (boards && boards.choices.length > 0) element.append(...this.#boardParts(boards))
    if (view.byKeyboard && isActionable(view)) element.append(this.#part('span', 'hint', m.overlay_toast_hint()))
    element.addEventListener('keydown', (press) => {
      if (press.key === 'Escape') this.hide()
    })
    return element
  }

  #boardParts({ choices, choose }: NonNullable<ToastView['boards']>): HTMLElement[] {
    const list = this.#part('div', 'boards off', '')
    list.append(...choices.map(({ id, name }) => this.#button(name, () => choose(id))))
    const opener = quietButton(this.#doc, m.overlay_toast_boards(), () => {
      const isOpen = !list.classList.toggle('off')
      opener.setAttribute('aria-expanded', String(isOpen))
      for (const button of list.querySelectorAll('button')) button.tabIndex = opener.tabIndex
    })
    opener.setAttribute('aria-expanded', 'false')
    return [opener, list]
  }

  #button(label: string, act: () => void): HTMLButtonElement {
    return quietButton(this.#doc, label, () => {
      this.hide()
      act()
    })
  }

  #part(tag: string, className: string, text: string): HTMLElement {
    const element = this.#doc.createElement(tag)
    element.className = className
    element.textContent = text
    return element
  }
}

const isActionable = (view: ToastView): boolean => view.undo !== null || view.boards !== null
