import { Chip, type ChipView } from './chip.ts'

export interface PlacedCard {
  section: HTMLElement
  noteId: string
  view: ChipView
}

export interface Slot extends PlacedCard {
  chip: Chip
}

const spareChips = 1

/**
 * The chips of one card container. The group stands where the container stands; each chip copies its section's own
 * transform string, so RED's placing rules never have to be known and nothing is measured per card.
 */
export class CardGroup {
  readonly container: Element
  readonly element: HTMLElement
  readonly #slots = new Map<Element, Slot>()
  readonly #free: Chip[] = []
  readonly #onStatic: (section: Element, isStatic: boolean) => void
  readonly #hiding: MutationObserver
  #trimming = false

  constructor(container: Element, onStatic: (section: Element, isStatic: boolean) => void) {
    this.container = container
    this.#onStatic = onStatic
    this.element = container.ownerDocument.createElement('div')
    this.element.className = 'group'
    // RED hides a list it is about to refill; chips must not float over the empty place meanwhile.
    this.#hiding = new MutationObserver(() => this.#followVisibility())
    this.#hiding.observe(container, { attributes: true, attributeFilter: ['style'] })
  }

  place(card: PlacedCard): Slot {
    const known = this.#slots.get(card.section)
    const slot = known ? Object.assign(known, card) : { ...card, chip: this.#take() }
    if (!known) this.#slots.set(card.section, slot)
    const { transform } = card.section.style
    if (transform) slot.chip.move(transform)
    // A short list stands in normal flow: then the place is measured, once and after layout.
    this.#onStatic(card.section, transform === '')
    slot.chip.show(card.view)
    return slot
  }

  repaint(section: Element, view: ChipView): void {
    const slot = this.#slots.get(section)
    if (!slot) return
    slot.view = view
    slot.chip.show(view)
  }

  drop(section: Element): void {
    const slot = this.#slots.get(section)
    if (!slot) return
    this.#slots.delete(section)
    this.#onStatic(section, false)
    slot.chip.hide()
    this.#free.push(slot.chip)
    this.#trimLater()
  }

  close(): void {
    this.#hiding.disconnect()
    this.element.remove()
  }

  slotOf(section: Element): Slot | null {
    return this.#slots.get(section) ?? null
  }

  slots(): Iterable<Slot> {
    return this.#slots.values()
  }

  /** Stands the group on its container. Reads layout: call only right after the browser laid out. */
  measure(host: HTMLElement): void {
    const at = this.container.getBoundingClientRect()
    if (at.width === 0) {
      this.element.classList.add('off')
      return
    }
    const origin = host.getBoundingClientRect()
    const hostZoom = zoomOf(host)
    const zoom = zoomOf(this.container)
    const left = (at.left - origin.left) / hostZoom
    const top = (at.top - origin.top) / hostZoom
    const scale = zoom === hostZoom ? '' : ` scale(${zoom / hostZoom})`
    const first = this.#slots.keys().next().value as HTMLElement | undefined
    if (first) this.element.style.setProperty('--card', `${first.offsetWidth}px`)
    this.element.style.transform = `translate(${left}px, ${top}px)${scale}`
    this.element.classList.remove('off')
    for (const { section, chip } of this.#slots.values()) {
      if (section.style.transform) continue
      const own = section.getBoundingClientRect()
      chip.move(`translate(${(own.left - at.left) / zoom}px, ${(own.top - at.top) / zoom}px)`)
    }
  }

  #followVisibility(): void {
    this.element.style.visibility = (this.container as HTMLElement).style.visibility === 'hidden' ? 'hidden' : ''
  }

  #take(): Chip {
    const chip = this.#free.pop() ?? new Chip(this.container.ownerDocument)
    if (!chip.element.isConnected || chip.element.parentNode !== this.element) this.element.append(chip.element)
    return chip
  }

  /** After the batch: what one batch drops, the same batch usually takes again. */
  #trimLater(): void {
    if (this.#trimming) return
    this.#trimming = true
    queueMicrotask(() => {
      this.#trimming = false
      for (const chip of this.#free.splice(spareChips)) chip.element.remove()
    })
  }
}

/** CSS zoom on RED's html or body changes what rects mean; a browser without `currentCSSZoom` has none to correct. */
const zoomOf = (element: Element): number => (element as { currentCSSZoom?: number }).currentCSSZoom ?? 1
