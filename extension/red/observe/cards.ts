/**
 * Watches the cards RED mounts, moves, reuses and drops. Writes nothing: the page cannot tell that it is watched.
 * Reports inside the observer's callback, which runs in the page's own frame; a later one would show stale marks.
 */
import type { NoteSighting } from '#shared/model/sighting.ts'
import { readCard } from '../read/card.ts'
import type { ReadContext } from '../read/sighting.ts'
import { feed } from '../selectors.ts'

interface SeenCard {
  element: Element
  sighting: NoteSighting
}

export interface CardBatch {
  container: Element
  /** Cards that appeared, moved, or show other facts or another note. */
  changed: SeenCard[]
  /** Elements reported before that are gone or show no note any more. */
  removed: Element[]
}

export interface CardHandlers {
  /** Asked at every reading: address and words change without a new document. */
  context: () => ReadContext
  onCards: (batch: CardBatch) => void
  /** The container left the page; its cards were reported as removed just before. */
  onContainerGone?: (container: Element) => void
}

/**
 * Watches every card container of `doc`, present and future, until `signal` aborts. Cards are reported only once RED
 * has hydrated the page: before, the server's nodes may still be thrown away.
 */
export function observeCards(doc: Document, signal: AbortSignal, handlers: CardHandlers): void {
  if (signal.aborted) return
  const watches = new Map<Element, ContainerWatch>()

  const rescan = () => {
    for (const [container, watch] of watches) {
      if (container.isConnected) continue
      watch.stop()
      watches.delete(container)
      handlers.onContainerGone?.(container)
    }
    for (const container of doc.querySelectorAll(feed.container.css[0])) {
      if (!watches.has(container)) watches.set(container, new ContainerWatch(container, handlers))
    }
    for (const watch of watches.values()) watch.begin()
  }
  const isInside = (node: Node) => [...watches.keys()].some((container) => container.contains(node))
  // Tabs, route changes and a replaced container all happen outside the containers; scrolling happens inside.
  const outside = new MutationObserver((records) => {
    if (records.some((record) => !isInside(record.target))) rescan()
  })
  outside.observe(doc.documentElement, { childList: true, subtree: true })
  signal.addEventListener('abort', () => {
    outside.disconnect()
    for (const watch of watches.values()) watch.disconnect()
    watches.clear()
  })
  rescan()
}

class ContainerWatch {
  readonly #container: Element
  readonly #handlers: CardHandlers
  readonly #observer: MutationObserver
  /** What was last reported for each section. */
  readonly #seen = new Map<Element, NoteSighting>()
  #isHydrated = false

  constructor(container: Element, handlers: CardHandlers) {
    this.#container = container
    this.#handlers = handlers
    this.#observer = new MutationObserver((records) => this.#onRecords(records))
    this.#observer.observe(container, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['href', 'style'],
    })
  }

  /** Reports all cards once the page is hydrated; does nothing before and after. */
  begin(): void {
    if (this.#isHydrated || !isHydrated(this.#container)) return
    this.#isHydrated = true
    this.#report(new Set(this.#container.querySelectorAll(feed.section.css[0])), new Set())
  }

  /** Reports everything as removed and stops. */
  stop(): void {
    this.disconnect()
    if (this.#seen.size > 0)
      this.#handlers.onCards({ container: this.#container, changed: [], removed: [...this.#seen.keys()] })
    this.#seen.clear()
  }

  disconnect(): void {
    this.#observer.disconnect()
  }

  #onRecords(records: MutationRecord[]): void {
    if (!this.#isHydrated) {
      this.begin()
      return
    }
    const moved = new Set<Element>()
    const dirty = new Set<Element>()
    for (const record of records) {
      if (record.type === 'attributes' && record.attributeName === 'style') {
        // Only a section's own style places it; covers and pictures carry styles that mean nothing.
        if (record.target.parentNode === this.#container) moved.add(record.target as Element)
        continue
      }
      for (const section of this.#sectionsOf(record)) dirty.add(section)
    }
    this.#report(dirty, moved)
  }

  #sectionsOf(record: MutationRecord): Element[] {
    const own = (record.target as Element).closest(feed.section.css[0])
    if (own) return [own]
    return [...record.addedNodes, ...record.removedNodes].flatMap((node) => {
      if (node.nodeType !== Node.ELEMENT_NODE) return []
      const element = node as Element
      return element.matches(feed.section.css[0]) ? [element] : [...element.querySelectorAll(feed.section.css[0])]
    })
  }

  #report(dirty: Set<Element>, moved: Set<Element>): void {
    if (dirty.size + moved.size === 0) return
    const context = this.#handlers.context()
    const changed: SeenCard[] = []
    const removed: Element[] = []
    for (const element of new Set([...dirty, ...moved])) {
      const sighting = this.#container.contains(element) ? this.#read(element, dirty.has(element), context) : null
      if (sighting) {
        this.#seen.set(element, sighting)
        changed.push({ element, sighting })
      } else if (this.#seen.delete(element)) removed.push(element)
    }
    if (changed.length + removed.length > 0) this.#handlers.onCards({ container: this.#container, changed, removed })
  }

  /** A card that only moved is not read again: a node that RED reused for another note has a new link and is dirty. */
  #read(element: Element, isDirty: boolean, context: ReadContext): NoteSighting | null {
    const known = this.#seen.get(element)
    return known && !isDirty ? known : readCard(element, context)
  }
}

/** The server's skeleton is gone and the list is placed: by transforms, or in normal flow when it is short. */
function isHydrated(container: Element): boolean {
  if (container.ownerDocument.querySelector(feed.skeleton.css[0])) return false
  if (container.classList.contains('static-layout')) return true
  const first = container.querySelector(feed.section.css[0]) as HTMLElement | null
  return first !== null && first.style.transform !== ''
}
