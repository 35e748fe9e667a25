import type { SaveState } from './save-state.ts'

/** What one chip says. Strings are text only; they are never parsed as markup. */
export interface ChipView {
  /** Shape and colour: quarter of the page its likes stand in; `none` = no number can be given. */
  tier: 'top' | 'high' | 'mid' | 'low' | 'none'
  /** Few notes to compare with. */
  hollow: boolean
  text: string
  mark: { state: SaveState; text: string } | null
  /** The sentence behind the number, shown on hover and focus. */
  why: string
  /** RED's own tag is in the chip's corner of the cover: the chip moves below it. */
  lowered: boolean
  /** RED's own icon is in the other upper corner: chip and button leave it free. */
  hasCornerIcon: boolean
}

/** One chip is one element and one text node: what else it shows comes from style, which costs no layout of its own. */
export class Chip {
  readonly element: HTMLElement
  readonly #text: Text
  #className = ''
  #mark: string | null = null
  #transform = ''

  constructor(doc: Document) {
    this.element = doc.createElement('div')
    // Chips come and go by the dozen while scrolling; a screen reader hears the sentence of a focused card instead.
    this.element.setAttribute('aria-hidden', 'true')
    this.#text = doc.createTextNode('')
    this.element.append(this.#text)
  }

  show(view: ChipView): void {
    const className = classNameOf(view)
    if (className !== this.#className) this.element.className = this.#className = className
    if (view.text !== this.#text.data) this.#text.data = view.text
    const mark = view.mark?.text ?? null
    if (mark === this.#mark) return
    this.#mark = mark
    if (mark === null) this.element.removeAttribute('data-mark')
    else this.element.setAttribute('data-mark', mark)
  }

  move(transform: string): void {
    if (transform !== this.#transform) this.element.style.transform = this.#transform = transform
  }

  get transform(): string {
    return this.#transform
  }

  hide(): void {
    this.element.className = this.#className = 'off'
  }
}

function classNameOf({ tier, hollow, mark, lowered, hasCornerIcon }: ChipView): string {
  const parts = ['chip', tier, hollow && 'hollow', mark?.state, lowered && 'lowered', hasCornerIcon && 'narrow']
  return parts.filter(Boolean).join(' ')
}
