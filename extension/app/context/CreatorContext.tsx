import type { CreatorSighting } from '#shared/model/sighting.ts'
import * as m from '../../locales/compiled/messages.js'
import { isWatched, watchCreator } from '../../replica/competitors.ts'
import { countNotesSeen } from '../../replica/known-notes.ts'
import { Button } from '../../ui/Button.tsx'
import { act } from '../act.ts'
import { useApp } from '../app-context.ts'
import { stopWatching } from '../competitors/stop-watching.ts'
import { Figure } from '../library/Figures.tsx'
import { useMay } from '../rights.ts'
import { useLive } from '../use-live.ts'

/** The open profile: watch it or stop, and how much of it we have seen. */
export function CreatorContext({ creator }: { creator: CreatorSighting }) {
  const app = useApp()
  const mayWatch = useMay('competitor', 'create')
  const watched = useLive(() => isWatched(app.db, creator.creatorId), [creator.creatorId])
  const seen = useLive(() => countNotesSeen(app.db, creator.creatorId), [creator.creatorId])
  const on = watched.state === 'ready' && watched.value
  const toggle = () => {
    if (on) return void stopWatching(app, creator)
    return void act(app, () => watchCreator(app.db, creator, app.ports))
  }
  return (
    <>
      <h1 class="context-title">{creator.name}</h1>
      <p class="context-by">
        {creator.redId && <span>{m.competitors_red_id({ id: creator.redId })}</span>}
        <Figure icon="watch" label={m.competitors_followers()} count={creator.followers} />
        <Figure icon="heart" label={m.competitors_likes()} count={creator.likesAndCollects} />
      </p>
      {seen.state === 'ready' && <p class="faint">{m.context_notes_seen({ count: seen.value })}</p>}
      {mayWatch && watched.state === 'ready' && (
        <Button tone={on ? 'plain' : 'primary'} icon={on ? 'check' : 'watch'} pressed={on} onClick={toggle}>
          {on ? m.competitors_watched() : m.competitors_watch()}
        </Button>
      )}
    </>
  )
}
