/**
 * The one element Redmark adds to a RED page. Everything drawn lives in its closed shadow root, so the page sees
 * a single neutral node and its own tree stays as it was (law 1).
 */
import { layerStyle } from './layer-style.ts'

export interface Layer {
  readonly host: HTMLElement
  /** Scrolls with the document, below RED's header and dialogs: chips and the shared save button. */
  readonly cards: HTMLElement
  /** Fixed to the window, above RED's dialogs: strip and toast. Shown only while it holds something. */
  readonly dock: Dock
  setDark: (dark: boolean) => void
  /** Reads a sentence to screen readers. */
  announce: (text: string) => void
}

/** Adds the layer to `doc`; it leaves again when `signal` aborts. */
export function openLayer(doc: Document, signal: AbortSignal): Layer {
  const host = doc.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  const style = doc.createElement('style')
  style.textContent = layerStyle
  const themed = doc.createElement('div')
  const cards = doc.createElement('div')
  cards.className = 'cards'
  const dock = new Dock(doc)
  const live = doc.createElement('div')
  live.className = 'live'
  live.setAttribute('aria-live', 'polite')
  themed.append(cards, dock.element, live)
  root.append(style, themed)
  keepEventsInside(root)
  doc.documentElement.append(host)
  signal.addEventListener('abort', () => host.remove(), { once: true })
  return {
    host,
    cards,
    dock,
    setDark: (dark) => themed.classList.toggle('dark', dark),
    announce: (text) => {
      live.textContent = text
    },
  }
}

/**
 * A popover rather than a high z-index: the browser's top layer lies above any dialog of RED whatever its number,
 * while the cards below keep theirs. It also escapes the host's containment, so fixed means fixed to the window.
 */
class Dock {
  readonly element: HTMLElement

  constructor(doc: Document) {
    this.element = doc.createElement('div')
    this.element.className = 'dock'
    this.element.popover = 'manual'
  }

  add(part: HTMLElement): void {
    if (part.parentNode !== this.element) this.element.append(part)
    if (!this.element.matches(':popover-open')) this.element.showPopover()
  }

  remove(part: HTMLElement): void {
    if (part.parentNode !== this.element) return
    part.remove()
    if (this.element.childElementCount === 0) this.element.hidePopover()
  }
}

/** RED closes dialogs on Escape and on outside clicks: what happens inside the layer is not meant for it. */
function keepEventsInside(root: ShadowRoot): void {
  const types = [
    'click',
    'dblclick',
    'pointerdown',
    'pointerup',
    'mousedown',
    'mouseup',
    'keydown',
    'keyup',
    'keypress',
  ]
  for (const type of types) root.addEventListener(type, (happened) => happened.stopPropagation())
}
