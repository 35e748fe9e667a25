import { useState } from 'preact/hooks'

const keyOf = (name: string) => `redmark.open.${name}`

/** Whether a collapsible part is open, remembered on this device. */
export function useRememberedOpen(name: string, atFirst: boolean): [open: boolean, setOpen: (open: boolean) => void] {
  const [open, setOpen] = useState(() => {
    const stored = localStorage.getItem(keyOf(name))
    return stored === null ? atFirst : stored === 'yes'
  })
  const remember = (next: boolean) => {
    localStorage.setItem(keyOf(name), next ? 'yes' : 'no')
    setOpen(next)
  }
  return [open, remember]
}
