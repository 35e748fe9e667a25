import { CardGroup, type PlacedCard, type Slot } from './card-group.ts'
import type { ChipView } from './chip.ts'
import type { Layer } from './layer.ts'

/**
 * Chips over all card containers of the page. Writes at once, inside the caller's mutation callback: deferring to the
 * next frame would leave a reused card under the wrong chip for one frame. Groups are measured only by the resize
 * observer, after layout: no scroll handler, no forced layout.
 */
export class CardPlane {
  readonly #layer: Pick<Layer, 'host' | 'cards'>
  readonly #groups = new Map<Element, CardGroup>()
  readonly #resized: ResizeObserver
  /** What moves a container without resizing it: its neighbour above, which may be another one later. */
  readonly #watched = new Map<Element, Element[]>()
  readonly #static = new Set<Element>()

  constructor(layer: Pick<Layer, 'host' | 'cards'>, signal: AbortSignal) {
    this.#layer = layer
    this.#resized = new ResizeObserver(() => this.#measure())
    this.#resized.observe(layer.host.ownerDocument.documentElement)
    signal.addEventListener(
      'abort',
      () => {
        this.clear()
        this.#resized.disconnect()
      },
      { once: true },
    )
  }

  place(container: Element, cards: readonly PlacedCard[]): void {
    const group = this.#groups.get(container) ?? this.#open(container)
    for (const card of cards) group.place(card)
  }

  repaint(container: Element, section: Element, view: ChipView): void {
    this.#groups.get(container)?.repaint(section, view)
  }

  drop(container: Element, sections: readonly Element[]): void {
    const group = this.#groups.get(container)
    for (const section of sections) group?.drop(section)
  }

  dropContainer(container: Element): void {
    const group = this.#groups.get(container)
    if (!group) return
    for (const slot of group.slots()) this.#setStatic(slot.section, false)
    for (const element of this.#watched.get(container) ?? []) this.#unwatch(container, element)
    this.#watched.delete(container)
    this.#groups.delete(container)
    group.close()
  }

  clear(): void {
    for (const container of this.#groups.keys()) this.dropContainer(container)
  }

  /** The card that `target` lies in, with the group it is drawn in. */
  find(target: EventTarget | null): { group: CardGroup; slot: Slot } | null {
    for (let at = target as Node | null; at; at = at.parentNode) {
      for (const group of this.#groups.values()) {
        const slot = group.slotOf(at as Element)
        if (slot) return { group, slot }
      }
    }
    return null
  }

  *slots(): Iterable<{ container: Element; slot: Slot }> {
    for (const group of this.#groups.values()) {
      for (const slot of group.slots()) yield { container: group.container, slot }
    }
  }

  #open(container: Element): CardGroup {
    const group = new CardGroup(container, (section, isStatic) => this.#setStatic(section, isStatic))
    this.#groups.set(container, group)
    this.#watch(container)
    this.#layer.cards.append(group.element)
    return group
  }

  /** Observing a section brings one measurement after layout; a placed section never needs one. */
  #setStatic(section: Element, isStatic: boolean): void {
    if (isStatic === this.#static.has(section)) return
    if (isStatic) {
      this.#static.add(section)
      this.#resized.observe(section)
    } else {
      this.#static.delete(section)
      this.#resized.unobserve(section)
    }
  }

  #measure(): void {
    for (const [container, group] of this.#groups) {
      if (!container.isConnected) {
        this.dropContainer(container)
        continue
      }
      this.#watch(container)
      group.measure(this.#layer.host)
    }
  }

  #watch(container: Element): void {
    const before = this.#watched.get(container) ?? []
    const now = [container, container.parentElement, container.previousElementSibling].filter((e) => e !== null)
    if (before.length === now.length && before.every((element, i) => element === now[i])) return
    this.#watched.set(container, now)
    for (const element of now) if (!before.includes(element)) this.#resized.observe(element)
    for (const element of before) if (!now.includes(element)) this.#unwatch(container, element)
  }

  #unwatch(container: Element, element: Element): void {
    const isShared = [...this.#watched].some(([other, elements]) => other !== container && elements.includes(element))
    if (!isShared) this.#resized.unobserve(element)
  }
}
