import { SaveButton } from './buttons.ts'
import type { CardGroup, Slot } from './card-group.ts'
import type { CardPlane } from './card-plane.ts'
import type { Layer } from './layer.ts'
import type { ButtonState } from './save-state.ts'

const whyAfterMs = 400

interface HoverPorts {
  stateOf: (noteId: string) => ButtonState
  save: (noteId: string) => void
}

/** One save button and one sentence for all cards: they move to the card pointed at or focused. */
export class CardHover {
  readonly #layer: Layer
  readonly #plane: CardPlane
  readonly #ports: HoverPorts
  readonly #save: SaveButton
  readonly #why: HTMLElement
  #at: { group: CardGroup; section: HTMLElement; noteId: string } | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(layer: Layer, plane: CardPlane, ports: HoverPorts, signal: AbortSignal) {
    const doc = layer.host.ownerDocument
    this.#layer = layer
    this.#plane = plane
    this.#ports = ports
    this.#save = new SaveButton(doc, () => this.#at && ports.save(this.#at.noteId))
    this.#why = doc.createElement('div')
    doc.addEventListener('pointerover', (over) => this.#onOver(over.target), { capture: true, passive: true, signal })
    doc.addEventListener('focusin', (focus) => this.#onFocus(focus.target), { capture: true, passive: true, signal })
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true })
  }

  /** The note last pointed at or focused, while its card is still there. */
  get noteId(): string | null {
    return this.#at?.noteId ?? null
  }

  /** Call after every change of cards or states: the card under the button may be another note now, or gone. */
  refresh(): void {
    if (!this.#at) return
    const { group, section, noteId } = this.#at
    const slot = group.slotOf(section)
    if (slot?.noteId === noteId && group.element.isConnected) this.#draw(slot)
    else this.#leave()
  }

  #onOver(target: EventTarget | null): void {
    // The button lies over the card, so pointing at it is still pointing at the card.
    if (target === this.#layer.host) return
    const found = this.#plane.find(target)
    if (!found) this.#leave()
    else if (found.slot.section !== this.#at?.section) this.#enter(found, whyAfterMs)
  }

  #onFocus(target: EventTarget | null): void {
    const found = target === this.#layer.host ? null : this.#plane.find(target)
    if (!found || !(target as Element).matches(':focus-visible')) return
    this.#enter(found, 0)
    this.#layer.announce(found.slot.view.why())
  }

  #enter({ group, slot }: { group: CardGroup; slot: Slot }, whyAfter: number): void {
    clearTimeout(this.#timer)
    this.#why.remove()
    this.#at = { group, section: slot.section, noteId: slot.noteId }
    if (this.#save.element.parentNode !== group.element) group.element.append(this.#save.element)
    this.#draw(slot)
    this.#timer = setTimeout(() => {
      group.element.append(this.#why)
      this.refresh()
    }, whyAfter)
  }

  #draw({ view, chip, noteId }: Slot): void {
    this.#save.setState(this.#ports.stateOf(noteId), view.hasCornerIcon ? 'save aside' : 'save')
    this.#save.element.style.transform = chip.transform
    if (!this.#why.isConnected) return
    this.#why.className = view.lowered ? 'why lowered' : 'why'
    this.#why.style.transform = chip.transform
    this.#why.textContent = view.why()
  }

  #leave(): void {
    if (!this.#at) return
    clearTimeout(this.#timer)
    this.#at = null
    this.#save.element.remove()
    this.#why.remove()
  }
}
