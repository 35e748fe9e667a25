interface KeyActions {
  /** Alt+S. Both answer whether there was something to act on; if not, the key stays the page's. */
  save: () => boolean
  /** Alt+T. */
  focusToast: () => boolean
}

/** Physical keys, because Alt changes what a letter types on macOS. Only a person's own key press counts. */
export function observeKeys(doc: Document, signal: AbortSignal, actions: KeyActions): void {
  const onKey = (press: KeyboardEvent) => {
    const isOurs =
      press.isTrusted && press.altKey && !press.ctrlKey && !press.metaKey && !press.shiftKey && !press.repeat
    if (!isOurs || isTyping(press.composedPath()[0])) return
    const act = { KeyS: actions.save, KeyT: actions.focusToast }[press.code]
    if (act?.()) press.preventDefault()
  }
  doc.addEventListener('keydown', onKey, { capture: true, signal })
}

function isTyping(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}
