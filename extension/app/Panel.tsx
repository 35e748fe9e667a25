import { type ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import * as m from '../locales/compiled/messages.js'
import type { TabContext } from '../messaging/protocol.ts'
import { pageUrl } from '../platform/runtime.ts'
import { watchActiveTabContext } from '../messaging/tab-context.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { ConnectLine } from './ConnectLine.tsx'
import { PageContext } from './context/PageContext.tsx'
import { OutboxLine } from './outbox/OutboxLine.tsx'
import { useRememberedOpen } from './remembered.ts'
import { screens } from './screens.ts'
import { TagSuggestions } from './tags/TagSuggestions.tsx'
import { useSession } from './use-live.ts'
import './shell.css'
import './Panel.css'

/** The side panel: home while browsing. The page in front on top, our own things below. */
export function Panel() {
  const [context, setContext] = useState<TabContext | null>(null)
  useEffect(() => watchActiveTabContext(setContext), [])
  const session = useSession()
  const note = context?.note
  return (
    <div class="panel">
      <PageContext context={context} />
      <main class="panel-main">
        {note && (
          <RememberedSection id="tags" title={m.tags_title()}>
            <TagSuggestions key={note.noteId} note={note} />
          </RememberedSection>
        )}
        {screens.map(({ id, title, panel: Shown }) =>
          Shown ? (
            <RememberedSection key={id} id={id} title={title()}>
              <Shown />
            </RememberedSection>
          ) : null,
        )}
      </main>
      <footer class="panel-foot">
        {session === null && <ConnectLine />}
        <div class="panel-foot-row">
          <OutboxLine elsewhere />
          <ButtonLink href={pageUrl('dashboard.html')} tone="quiet" icon="open" outside>
            {m.app_open_dashboard()}
          </ButtonLink>
        </div>
      </footer>
    </div>
  )
}

function RememberedSection({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  const [open, setOpen] = useRememberedOpen(id, true)
  return (
    <Section title={title} open={open} onToggle={setOpen}>
      {children}
    </Section>
  )
}
