import { CardHover } from './card-hover.ts'
import type { PlacedCard } from './card-group.ts'
import { CardPlane } from './card-plane.ts'
import type { ChipView } from './chip.ts'
import { pageClock } from './countdown.ts'
import { observeKeys } from './keyboard.ts'
import { openLayer } from './layer.ts'
import type { ButtonState } from './save-state.ts'
import { NoteStrip, WatchStrip, type WatchView } from './strip.ts'
import { Toast, type ToastView } from './toast.ts'

export interface LayerActions {
  stateOf: (noteId: string) => ButtonState
  /** `noteId` null = the open note. */
  save: (noteId: string | null, byKeyboard: boolean) => void
  /** Whether a note is open: then the save key means it, else the card last pointed at. */
  isNoteOpen: () => boolean
  watch: (watch: boolean) => void
}

export interface PageLayer {
  placeCards: (container: Element, cards: readonly PlacedCard[]) => void
  dropCards: (container: Element, sections: readonly Element[]) => void
  dropContainer: (container: Element) => void
  /** Draws again every card whose note `viewOf` has a view for; the others stay as they are. */
  repaintCards: (viewOf: (noteId: string, section: HTMLElement) => ChipView | null) => void
  showNote: (state: ButtonState | null) => void
  showWatch: (view: WatchView | null) => void
  toast: (view: ToastView) => void
  setDark: (dark: boolean) => void
  /** Takes everything off the page but the toast. */
  clear: () => void
}

/** Everything Redmark draws into a RED page. It leaves without a trace when `signal` aborts. */
export function openPageLayer(doc: Document, signal: AbortSignal, actions: LayerActions): PageLayer {
  const layer = openLayer(doc, signal)
  const plane = new CardPlane(layer, signal)
  const hover = new CardHover(
    layer,
    plane,
    { stateOf: actions.stateOf, save: (noteId) => actions.save(noteId, false) },
    signal,
  )
  const toast = new Toast(doc, layer.dock, pageClock, layer.announce)
  const note = new NoteStrip(doc, layer.dock, () => actions.save(null, false))
  const watch = new WatchStrip(doc, layer.dock, actions.watch)
  observeKeys(doc, signal, {
    save: () => {
      const noteId = actions.isNoteOpen() ? null : hover.noteId
      const isAimed = noteId !== null || actions.isNoteOpen()
      if (isAimed) actions.save(noteId, true)
      return isAimed
    },
    focusToast: () => toast.focus(),
  })
  signal.addEventListener('abort', () => toast.hide(), { once: true })

  return {
    placeCards: (container, cards) => {
      plane.place(container, cards)
      hover.refresh()
    },
    dropCards: (container, sections) => {
      plane.drop(container, sections)
      hover.refresh()
    },
    dropContainer: (container) => {
      plane.dropContainer(container)
      hover.refresh()
    },
    repaintCards: (viewOf) => {
      for (const { container, slot } of plane.slots()) {
        const view = viewOf(slot.noteId, slot.section)
        if (view) plane.repaint(container, slot.section, view)
      }
      hover.refresh()
    },
    showNote: (state) => note.show(state),
    showWatch: (view) => watch.show(view),
    toast: (view) => toast.show(view),
    setDark: layer.setDark,
    clear: () => {
      plane.clear()
      hover.refresh()
      note.show(null)
      watch.show(null)
    },
  }
}
