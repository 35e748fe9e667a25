import type { SaveState } from './save-state.ts'

/** What one chip says. Strings are text only; they are never parsed as markup. */
export interface ChipView {
  /** Shape and colour: quarter of the page its likes stand in; `none` = no number can be given. */
  tier: 'top' | 'high' | 'mid' | 'low' | 'none'
  /** Few notes to compare with. */
  hollow: boolean
  text: string
  mark: { state: SaveState; text: string } | null
  /** The sentence behind the number, shown on hover and focus; composed only then. */
  why: () => string
  /** RED's own tag is in the chip's corner of the cover: the chip moves below it. */
  lowered: boolean
  /** RED's own icon is in the other upper corner: chip and button leave it free. */
  hasCornerIcon: boolean
}

/**
 * One chip is one element and one text node: what else it shows comes from style, which costs no layout of its own.
 * The shape has a fixed place and the text begins at a fixed place, so neither ever moves inside the chip: a move
 * would be a layout-shift entry that the page can read.
 */
export class Chip {
  #element: HTMLElement
  #className = ''
  #text = ''
  #mark: string | null = null
  #transform = ''

  constructor(doc: Document) {
    this.#element = blankChip(doc)
  }

  get element(): HTMLElement {
    return this.#element
  }

  get transform(): string {
    return this.#transform
  }

  show(view: ChipView): void {
    const mark = view.mark?.text ?? null
    // The mark stands behind the text and moves with it. A fresh element has no place to have moved from.
    const isShifting = (mark !== null || this.#mark !== null) && (mark !== this.#mark || view.text !== this.#text)
    if (isShifting) this.#renew()
    if (view.text !== this.#text) this.#write(view.text)
    if (mark !== this.#mark) this.#setMark(mark)
    const className = classNameOf(view)
    if (className !== this.#className) this.#element.className = this.#className = className
  }

  move(transform: string): void {
    if (transform !== this.#transform) this.#element.style.transform = this.#transform = transform
  }

  hide(): void {
    this.#element.className = this.#className = 'off'
  }

  #renew(): void {
    const fresh = blankChip(this.#element.ownerDocument)
    fresh.style.transform = this.#transform
    this.#element.replaceWith(fresh)
    this.#element = fresh
    this.#className = this.#text = ''
    this.#mark = null
  }

  #write(text: string): void {
    this.#text = text
    ;(this.#element.firstChild as Text).data = text
  }

  #setMark(mark: string | null): void {
    this.#mark = mark
    if (mark === null) this.#element.removeAttribute('data-mark')
    else this.#element.setAttribute('data-mark', mark)
  }
}

function blankChip(doc: Document): HTMLElement {
  const element = doc.createElement('div')
  // Chips come and go by the dozen while scrolling; a screen reader hears the sentence of a focused card instead.
  element.setAttribute('aria-hidden', 'true')
  element.append(doc.createTextNode(''))
  return element
}

function classNameOf({ tier, hollow, mark, lowered, hasCornerIcon }: ChipView): string {
  const parts = ['chip', tier, hollow && 'hollow', mark?.state, lowered && 'lowered', hasCornerIcon && 'narrow']
  return parts.filter(Boolean).join(' ')
}
