import * as m from '../../locales/compiled/messages.js'
import { formatNumber } from '../../locales/format.ts'
import { Empty } from '../../ui/Notes.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ConnectLine } from '../ConnectLine.tsx'
import { Failure } from '../Failure.tsx'
import { useAnswer } from '../use-answer.ts'
import { useSession } from '../use-live.ts'
import { TrendRow } from './TrendRow.tsx'
import './TrendList.css'

interface TrendListProps {
  days: 1 | 3 | 7
  /** Show at most this many. */
  most?: number
}

/** What the worker says about the last `days`, or calmly why it says nothing. */
export function TrendList({ days, most }: TrendListProps) {
  const session = useSession()
  const { answer, again } = useAnswer('trends/read', session ? { days } : null)
  if (session === null) {
    return (
      <Empty icon="trend" title={m.trends_offline_title()}>
        <p>{m.trends_offline_text()}</p>
        <ConnectLine short />
      </Empty>
    )
  }
  if (answer.state === 'loading') return <Skeleton label={m.common_loading()} rows={6} />
  if (answer.state === 'failed') return <Failure code={answer.code} again={again} />
  const { trends, observed, needNotes, needBaseline } = answer.value
  if (needNotes !== null || needBaseline !== null) {
    return (
      <Empty icon="trend" title={m.trends_need_title()}>
        {needNotes !== null && <p>{m.trends_need_text({ need: needNotes, have: observed.window })}</p>}
        {needBaseline !== null && <p>{m.trends_need_baseline({ need: needBaseline, have: observed.baseline })}</p>}
      </Empty>
    )
  }
  if (trends.length === 0) {
    return (
      <Empty icon="trend" title={m.trends_empty_title()}>
        <p>{m.trends_empty_text()}</p>
      </Empty>
    )
  }
  return (
    <>
      <ul class="trends">
        {trends.slice(0, most).map((trend) => (
          <TrendRow key={trend.tag} trend={trend} days={days} />
        ))}
      </ul>
      <p class="faint trends-basis">
        {m.trends_observed({ window: formatNumber(observed.window), baseline: formatNumber(observed.baseline) })}
      </p>
    </>
  )
}
