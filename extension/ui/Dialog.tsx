import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { IconButton } from './Button.tsx'
import './Dialog.css'

interface DialogProps {
  title: string
  closeLabel: string
  onClose: () => void
  children: ComponentChildren
}

/** A modal question. Focus goes in, Escape and the close button lead out, and focus returns to where it was. */
export function Dialog({ title, closeLabel, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  const leave = (event: Event) => {
    event.preventDefault()
    onClose()
  }
  return (
    <dialog ref={element} class="dialog" aria-labelledby={titleId} onCancel={leave}>
      <header class="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <IconButton label={closeLabel} icon="close" onClick={onClose} />
      </header>
      {children}
    </dialog>
  )
}
