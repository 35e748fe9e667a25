import type { Count } from '#shared/model/count.ts'
import * as m from '../../locales/compiled/messages.js'
import { explainCount, formatAge, formatCount, formatDateTime } from '../../locales/format.ts'
import { listCompetitors, type WatchedCreator } from '../../replica/competitors.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Notes.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useApp } from '../app-context.ts'
import { Failure } from '../Failure.tsx'
import { useMay } from '../rights.ts'
import { useLive } from '../use-live.ts'
import { stopWatching } from './stop-watching.ts'
import './CompetitorsScreen.css'

/** The watch-list with what ordinary browsing has shown of each author. */
export function CompetitorsScreen() {
  const { db } = useApp()
  const watched = useLive(() => listCompetitors(db), [])
  return (
    <div class="screen">
      <header class="screen-head">
        <div class="screen-title">
          <h1>{m.app_competitors()}</h1>
        </div>
        <p class="faint">{m.competitors_note()}</p>
      </header>
      {watched.state === 'loading' && <Skeleton label={m.common_loading()} />}
      {watched.state === 'failed' && <Failure code="storage-failed" />}
      {watched.state === 'ready' && watched.value.length === 0 && (
        <Empty icon="watch" title={m.competitors_empty_title()}>
          <p>{m.competitors_empty_text()}</p>
        </Empty>
      )}
      {watched.state === 'ready' && watched.value.length > 0 && (
        <div class="table-frame" tabIndex={0} role="region" aria-label={m.competitors_table()}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{m.competitors_name()}</th>
                <th scope="col" class="number">
                  {m.competitors_followers()}
                </th>
                <th scope="col" class="number">
                  {m.competitors_likes()}
                </th>
                <th scope="col" class="number">
                  {m.competitors_notes()}
                </th>
                <th scope="col" class="number">
                  {m.competitors_last_seen()}
                </th>
                <th scope="col">
                  <span class="visually-hidden">{m.competitors_unwatch()}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {watched.value.map((each) => (
                <CreatorRow key={each.competitor.id} watched={each} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function CreatorRow({ watched: { competitor, notesSeen, lastSeenAt } }: { watched: WatchedCreator }) {
  const app = useApp()
  const mayDelete = useMay('competitor', 'delete')
  const { fields } = competitor
  const name = fields.name || m.common_unknown()
  return (
    <tr>
      <th scope="row">
        {fields.url ? (
          <a href={fields.url} target="_blank" rel="noopener noreferrer" title={m.competitors_open({ name })}>
            {name}
          </a>
        ) : (
          name
        )}
        {fields.redId && <span class="faint">{m.competitors_red_id({ id: fields.redId })}</span>}
      </th>
      <NumberCell count={fields.followers} />
      <NumberCell count={fields.likesAndCollects} />
      <td class="number">{notesSeen}</td>
      <td class="number" title={lastSeenAt > 0 ? formatDateTime(lastSeenAt) : undefined}>
        {lastSeenAt > 0 ? formatAge(lastSeenAt, app.ports.now()) : '–'}
      </td>
      <td class="number">
        {mayDelete && (
          <IconButton
            label={m.competitors_unwatch_of({ name })}
            icon="close"
            onClick={() => void stopWatching(app, { creatorId: competitor.id, name })}
          />
        )}
      </td>
    </tr>
  )
}

function NumberCell({ count }: { count: Count | null | undefined }) {
  return (
    <td class="number" title={count ? (explainCount(count) ?? undefined) : m.common_not_shown()}>
      {count ? formatCount(count) : '–'}
    </td>
  )
}
