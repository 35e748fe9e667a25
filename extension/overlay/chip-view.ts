import type { PageStanding, TooFewNotes } from '#shared/analysis/page-standing.ts'
import { cutText } from '#shared/model/text.ts'
import * as m from '../locales/compiled/messages.js'
import type { ChipView } from './chip.ts'
import type { SaveState } from './save-state.ts'

export interface ChipFacts {
  /** Epoch ms, both. */
  publishedAt: number
  now: number
  /** Null when the card shows no likes. */
  standing: PageStanding | TooFewNotes | null
  mark: { state: SaveState; boards: readonly string[] } | null
  lowered: boolean
  hasCornerIcon: boolean
}

/** Below this many notes a rank is drawn hollow. */
const fewNotes = 30
const longestName = 8

/** What the chip of one card says, in the language in force. */
export function chipView({ publishedAt, now, standing, mark, lowered, hasCornerIcon }: ChipFacts): ChipView {
  const age = ageText(now - publishedAt)
  const ranked = standing && !('reason' in standing) ? standing : null
  const rank = ranked
    ? [placeText(ranked), `n=${ranked.n}`]
    : standing
      ? [`n=${standing.n}/${(standing as TooFewNotes).need}`]
      : []
  return {
    tier: ranked ? tierOf(ranked) : 'none',
    hollow: ranked !== null && ranked.n < fewNotes,
    // One line holds the rank with its n, and then either the age or the mark.
    text: (mark && ranked ? rank : [...rank, age]).join(' · '),
    mark: mark && { state: mark.state, text: markText(mark) },
    why: () =>
      [whyText(standing), ...(mark ? [m.overlay_why_mark({ boards: boardsText(mark.boards) })] : [])].join(' '),
    lowered,
    hasCornerIcon,
  }
}

/** Bounds by the certain end of the range: a note is never shown higher than it surely stands. */
function tierOf({ percentileLow, percentileHigh }: PageStanding): ChipView['tier'] {
  if (percentileLow >= 90) return 'top'
  if (percentileLow >= 75) return 'high'
  return percentileHigh < 25 ? 'low' : 'mid'
}

function placeText({ percentileLow, percentileHigh }: PageStanding): string {
  if (percentileHigh < 50)
    return m.overlay_bottom({ share: rangeText(shareOf(percentileLow), shareOf(percentileHigh)) })
  return m.overlay_top({ share: rangeText(shareOf(100 - percentileHigh), shareOf(100 - percentileLow)) })
}

function whyText(standing: ChipFacts['standing']): string {
  if (!standing) return m.overlay_why_no_likes()
  if ('reason' in standing) return m.overlay_why_too_few({ n: standing.n, need: standing.need })
  const facts = { n: standing.n, place: placeText(standing) }
  const sentence = standing.timesMedian
    ? m.overlay_why_standing({ ...facts, times: timesText(standing.timesMedian) })
    : m.overlay_why_standing_no_median(facts)
  return standing.n < fewNotes ? `${sentence} ${m.overlay_why_small()}` : sentence
}

function timesText({ low, high }: { low: number; high: number | null }): string {
  const least = timesOf(low)
  if (high === null) return m.overlay_times_at_least({ times: least })
  return m.overlay_times({ times: rangeText(least, timesOf(high)) })
}

const steps = [
  [365 * 86_400_000, m.overlay_age_years],
  [30 * 86_400_000, m.overlay_age_months],
  [86_400_000, m.overlay_age_days],
  [3_600_000, m.overlay_age_hours],
  [60_000, m.overlay_age_minutes],
] as const

function ageText(ms: number): string {
  const step = steps.find(([length]) => ms >= length)
  return step ? step[1]({ n: Math.floor(ms / step[0]) }) : m.overlay_age_now()
}

/** Shape and word for each state, so that none is told by colour alone. */
function markText({ state, boards }: { state: SaveState; boards: readonly string[] }): string {
  if (state === 'failed') return `! ${m.overlay_mark_failed()}`
  if (state === 'queued') return `↑ ${m.overlay_mark_queued()}`
  return `✓ ${boards.length > 0 ? shortName(boards) : m.overlay_mark_saved()}`
}

function shortName([first = '', ...others]: readonly string[]): string {
  const name = first.length > longestName ? `${cutText(first, longestName - 1)}…` : first
  return others.length > 0 ? `${name} +${others.length}` : name
}

const boardsText = (boards: readonly string[]): string => boards.join('、') || m.overlay_no_board()
const shareOf = (percent: number): string => String(Math.max(1, Math.round(percent)))
const timesOf = (times: number): string => (times < 10 ? times.toFixed(1) : String(Math.round(times)))
const rangeText = (low: string, high: string): string => (low === high ? low : `${low}–${high}`)
