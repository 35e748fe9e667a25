import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'
import './Section.css'

interface SectionProps {
  title: string
  /** A number or word beside the title, e.g. how many. */
  aside?: ComponentChildren
  open: boolean
  onToggle: (open: boolean) => void
  children: ComponentChildren
}

/** A collapsible part of a panel; what is closed is not rendered, so it asks nothing of anyone. */
export function Section({ title, aside, open, onToggle, children }: SectionProps) {
  return (
    <section class="section">
      <h2 class="section-head">
        <button type="button" class="section-toggle" aria-expanded={open} onClick={() => onToggle(!open)}>
          <Icon name="chevron" size={12} />
          <span>{title}</span>
          {aside !== undefined && <span class="section-aside">{aside}</span>}
        </button>
      </h2>
      {open && <div class="section-body">{children}</div>}
    </section>
  )
}
