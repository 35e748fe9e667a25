/** Watches which note is open and what it shows, as its parts arrive. */
import type { NoteSighting } from '#shared/model/sighting.ts'
import { namedByPath } from '../links.ts'
import { maskNoteId, openNoteRoot, readNote } from '../read/note.ts'
import type { ReadContext } from '../read/sighting.ts'
import { observeNavigation } from './navigation.ts'

export interface OpenNoteHandlers {
  context: () => ReadContext
  /** The open note whenever what is known of it changes; null when none is open any more. */
  onNote: (sighting: NoteSighting | null) => void
}

/** Reports the open note of `doc` (modal or page) until `signal` aborts. Writes nothing to the page. */
export function observeOpenNote(doc: Document, signal: AbortSignal, handlers: OpenNoteHandlers): void {
  const win = doc.defaultView
  if (signal.aborted || !win) return
  let reported: string | null = null
  let root: Element | null = null
  let addressOfContent: string | null = addressedNote(win)

  const read = () => {
    const url = new URL(win.location.href)
    // On a full page only the address names the note, and RED changes it before the content: until the content
    // changes too, it belongs to the note before.
    const isStale = maskNoteId(doc) === null && addressOfContent !== addressedNote(win)
    const sighting = isStale ? null : readNote(doc, url, handlers.context())
    const facts = sighting && JSON.stringify({ ...sighting, seenAt: 0 })
    if (facts === reported) return
    reported = facts
    handlers.onNote(sighting)
  }

  const content = new MutationObserver((records) => {
    if (records.every((record) => isAboutComments(record.target))) return
    addressOfContent = addressedNote(win)
    read()
  })
  const attach = () => {
    const current = openNoteRoot(doc)
    if (current === root) return
    content.disconnect()
    root = current
    addressOfContent = addressedNote(win)
    if (root)
      content.observe(root, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['href', 'src'],
      })
    read()
  }
  const around = new MutationObserver((records) => {
    if (!root?.isConnected || records.some((record) => !root?.contains(record.target))) attach()
  })
  around.observe(doc.documentElement, { childList: true, subtree: true })
  observeNavigation(win, signal, () => {
    attach()
    read()
  })
  signal.addEventListener('abort', () => {
    content.disconnect()
    around.disconnect()
  })
  attach()
}

const addressedNote = (win: Window): string | null => namedByPath(win.location.pathname).noteId

/** Comments load by the hundred and say nothing about the note. */
function isAboutComments(node: Node): boolean {
  const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement
  return element?.closest('.comments-container') != null
}
