import * as m from '../../locales/compiled/messages.js'
import { explainCount, formatAge, formatCount } from '../../locales/format.ts'
import { listCompetitors } from '../../replica/competitors.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useApp } from '../app-context.ts'
import { Failure } from '../Failure.tsx'
import { useLive } from '../use-live.ts'

/** The watch-list in the side panel, last seen first. */
export function CompetitorsSection() {
  const { db, ports } = useApp()
  const watched = useLive(() => listCompetitors(db), [])
  if (watched.state === 'loading') return <Skeleton label={m.common_loading()} />
  if (watched.state === 'failed') return <Failure code="storage-failed" />
  if (watched.value.length === 0) return <p class="faint">{m.competitors_empty_text()}</p>
  return (
    <ul class="panel-list">
      {watched.value.map(({ competitor, notesSeen, lastSeenAt }) => {
        const { name, url, followers } = competitor.fields
        const words = (
          <>
            <span class="panel-row-title">{name || m.common_unknown()}</span>
            <span class="panel-row-meta">
              {followers && (
                <span title={explainCount(followers) ?? undefined}>
                  {m.competitors_followers_are({ followers: formatCount(followers) })}
                </span>
              )}
              <span>{m.competitors_notes_are({ count: notesSeen })}</span>
              {lastSeenAt > 0 && <span>{formatAge(lastSeenAt, ports.now())}</span>}
            </span>
          </>
        )
        return (
          <li key={competitor.id}>
            {url ? (
              <a class="panel-row panel-note" href={url} target="_blank" rel="noopener noreferrer">
                {words}
              </a>
            ) : (
              <div class="panel-row panel-note">{words}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
