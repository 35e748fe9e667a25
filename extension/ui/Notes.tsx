import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'
import './Notes.css'

/** Nothing here yet: what this place is for and what to do next. */
export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={icon} size={22} />
      </span>
      <h3>{title}</h3>
      {children && <div class="empty-text">{children}</div>}
    </div>
  )
}

interface ErrorNoteProps {
  happened: string
  kept: string
  todo: string
  children?: ComponentChildren
}

/** A failure in three short sentences: what happened, what was kept, what to do. */
export function ErrorNote({ happened, kept, todo, children }: ErrorNoteProps) {
  return (
    <div class="error-note" role="alert">
      <Icon name="warning" />
      <div>
        <p class="error-happened">{happened}</p>
        <p>
          {kept} {todo}
        </p>
        {children && <div class="error-actions">{children}</div>}
      </div>
    </div>
  )
}
