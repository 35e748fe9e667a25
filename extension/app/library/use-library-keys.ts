import { useEffect, useRef } from 'preact/hooks'
import { tinykeys } from 'tinykeys'

interface LibraryKeys {
  move: (by: number) => void
  toggle: () => void
  search: () => void
  remove: () => void
  undo: () => void
  leave: () => void
}

/** The keys of the library. Typing in a field is never taken for a command. */
export function useLibraryKeys(keys: LibraryKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (run: (keys: LibraryKeys) => void) => (event: KeyboardEvent) => {
      event.preventDefault()
      run(latest.current)
    }
    const remove = press((now) => now.remove())
    const bindings = {
      j: press((now) => now.move(1)),
      k: press((now) => now.move(-1)),
      x: press((now) => now.toggle()),
      '/': press((now) => now.search()),
      '[Shift]+#': remove,
      z: press((now) => now.undo()),
      Escape: press((now) => now.leave()),
    }
    return tinykeys(window, bindings, { ignore: (event) => event.isComposing || isTyping(event) })
  }, [])
}

/** A tick box is a form element too, but nobody types into it. */
function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]') ||
    target.closest('dialog') !== null
  )
}
