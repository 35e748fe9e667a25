import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'
import './Chip.css'

interface ChipProps {
  children: ComponentChildren
  icon?: IconName
  /** Makes the chip removable; the text names the control. */
  remove?: { label: string; run: () => void }
}

export function Chip({ children, icon, remove }: ChipProps) {
  return (
    <span class={remove ? 'chip chip-removable' : 'chip'}>
      {icon && <Icon name={icon} size={12} />}
      <span class="chip-text">{children}</span>
      {remove && (
        <button type="button" class="chip-remove" aria-label={remove.label} title={remove.label} onClick={remove.run}>
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  )
}

/** A state told by shape, colour and word together: never by colour alone. */
export function Badge({
  tone,
  icon,
  children,
}: {
  tone: 'up' | 'down' | 'new' | 'calm' | 'danger'
  icon: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <span class={`badge badge-${tone}`}>
      {icon}
      <span>{children}</span>
    </span>
  )
}
