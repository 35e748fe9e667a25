import * as m from '../locales/compiled/messages.js'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

interface ConfirmDialogProps {
  title: string
  text: string
  /** The verb of the thing, never "OK". */
  confirm: string
  onConfirm: () => void
  onClose: () => void
}

/** For the few steps that cannot be undone. */
export function ConfirmDialog({ title, text, confirm, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog title={title} closeLabel={m.common_close()} onClose={onClose}>
      <div class="dialog-form">
        <p>{text}</p>
        <div class="dialog-actions">
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button
            tone="danger"
            onClick={() => {
              onConfirm()
              onClose()
            }}
          >
            {confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
