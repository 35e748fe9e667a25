import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'
import './Button.css'

interface ButtonProps {
  children: ComponentChildren
  onClick?: () => void
  tone?: 'plain' | 'primary' | 'quiet' | 'danger'
  icon?: IconName
  type?: 'button' | 'submit'
  /** Work is under way: the button keeps its place and its name but takes no second press. */
  busy?: boolean
  disabled?: boolean
  /** Two-state buttons only. */
  pressed?: boolean
}

export function Button({
  children,
  onClick,
  tone = 'plain',
  icon,
  type = 'button',
  busy,
  disabled,
  pressed,
}: ButtonProps) {
  return (
    <button
      type={type}
      class={`button button-${tone}`}
      aria-pressed={pressed}
      aria-busy={busy || undefined}
      disabled={disabled || busy}
      onClick={onClick}
    >
      {icon && <Icon name={icon} />}
      <span class="button-label">{children}</span>
    </button>
  )
}

interface IconButtonProps {
  /** The control's name, read out and shown as its tooltip. */
  label: string
  icon: IconName
  onClick: () => void
  pressed?: boolean
  disabled?: boolean
}

export function IconButton({ label, icon, onClick, pressed, disabled }: IconButtonProps) {
  return (
    <button
      type="button"
      class="button button-quiet button-icon"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  )
}

interface ButtonLinkProps {
  children: ComponentChildren
  href: string
  tone?: 'plain' | 'primary' | 'quiet'
  icon?: IconName
  /** Opens in a new tab without handing over who we are. */
  outside?: boolean
}

export function ButtonLink({ children, href, tone = 'plain', icon, outside }: ButtonLinkProps) {
  return (
    <a
      class={`button button-${tone}`}
      href={href}
      target={outside ? '_blank' : undefined}
      rel={outside ? 'noopener noreferrer' : undefined}
    >
      {icon && <Icon name={icon} />}
      <span class="button-label">{children}</span>
    </a>
  )
}
