import * as m from '../../locales/compiled/messages.js'
import { pageUrl } from '../../platform/runtime.ts'
import { hashOf } from '../route.ts'
import { useSession } from '../use-live.ts'
import { TrendList } from './TrendList.tsx'

/** The strongest trends of the last three days in the side panel. */
export function TrendsSection() {
  const session = useSession()
  if (session === null) return <p class="faint">{m.trends_offline_text()}</p>
  return (
    <>
      <TrendList days={3} most={5} />
      <p class="panel-gap">
        <a href={pageUrl(`dashboard.html${hashOf({ screen: 'trends' })}`)} target="_blank" rel="noopener">
          {m.trends_all()}
        </a>
      </p>
    </>
  )
}
