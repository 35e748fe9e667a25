import { useEffect, useState } from 'preact/hooks'
import { Button, IconButton } from './Button.tsx'
import type { Toast, Toasts } from './toasts.ts'
import './ToastStack.css'

/** Bottom centre; read out politely, reachable by Tab, and it waits while hovered or focused. */
export function ToastStack({ toasts, closeLabel }: { toasts: Toasts; closeLabel: string }) {
  const [shown, setShown] = useState<readonly Toast[]>([])
  useEffect(() => toasts.watch(setShown), [toasts])
  return (
    <div
      class="toasts"
      role="status"
      aria-live="polite"
      onMouseEnter={() => toasts.hold()}
      onMouseLeave={() => toasts.release()}
      onFocusIn={() => toasts.hold()}
      onFocusOut={() => toasts.release()}
    >
      {shown.map((toast) => (
        <div key={toast.id} class="toast">
          <span class="toast-text">{toast.text}</span>
          {toast.action && (
            <Button tone="quiet" onClick={toast.action.run}>
              {toast.action.label}
            </Button>
          )}
          <IconButton label={closeLabel} icon="close" onClick={() => toasts.dismiss(toast.id)} />
        </div>
      ))}
    </div>
  )
}
