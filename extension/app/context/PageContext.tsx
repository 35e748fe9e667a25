import * as m from '../../locales/compiled/messages.js'
import type { TabContext } from '../../messaging/protocol.ts'
import { Button } from '../../ui/Button.tsx'
import { useApp } from '../app-context.ts'
import { setPaused } from '../tab-settings.ts'
import { useMeta } from '../use-live.ts'
import { CreatorContext } from './CreatorContext.tsx'
import { NoteContext } from './NoteContext.tsx'
import { SearchContext } from './SearchContext.tsx'
import './PageContext.css'

/** The head of the side panel: what the RED page in front of the person is, and what we know about it. */
export function PageContext({ context }: { context: TabContext | null }) {
  const paused = useMeta('paused')
  return (
    <header class="context" aria-label={m.context_title()}>
      {paused ? <Paused /> : <Known context={context} />}
    </header>
  )
}

function Known({ context }: { context: TabContext | null }) {
  if (!context) return <Line title={m.context_none_title()} text={m.context_none_text()} />
  const { kind, note, creator, query } = context
  if (kind === 'captcha' || kind === 'blocked') return <Line title={m.context_blocked()} />
  if (kind === 'login') return <Line title={m.context_login()} />
  if (note) return <NoteContext key={note.noteId} note={note} />
  if (creator) return <CreatorContext key={creator.creatorId} creator={creator} />
  if (query) return <SearchContext query={query} />
  return <Line title={m.context_browsing()} text={m.context_browsing_text()} />
}

function Paused() {
  const app = useApp()
  return (
    <div class="context-row">
      <p>{m.context_paused()}</p>
      <Button onClick={() => void setPaused(app, false)}>{m.context_resume()}</Button>
    </div>
  )
}

function Line({ title, text }: { title: string; text?: string }) {
  return (
    <>
      <h1 class="context-title">{title}</h1>
      {text && <p class="faint">{text}</p>}
    </>
  )
}
