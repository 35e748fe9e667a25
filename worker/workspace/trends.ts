/** Gathers daily tag use from the object's tables; `shared/analysis/trend.ts` decides what is a trend. */
import type { Trend, TrendsQuery, TrendsResponse } from '#shared/contract/trends.ts'
import {
  baselineNotesMin,
  findRising,
  trendState,
  type TagBlocks,
  type TrendTest,
  windowNotesMin,
} from '#shared/analysis/trend.ts'
import { chinaDayOf } from './observe-note.ts'

const baselineDays = 28
const seriesDays = 28
const daysDefault = 3
const limitDefault = 20
const noteIdsMax = 5

/** Tags on the rise in the last `days` days (today included, UTC+8) against the 28 days before them. */
export function findTrends(sql: SqlStorage, query: TrendsQuery, now: number): TrendsResponse {
  const days = query.days ?? daysDefault
  const blocks = 1 + Math.floor(baselineDays / days)
  const span: Span = { today: chinaDayOf(now), days, blocks, from: chinaDayOf(now) - days * blocks + 1 }
  const dailyNotes = readDailyNotes(sql, Math.min(span.from, span.today - seriesDays + 1))
  const notes = perBlock(dailyNotes, span)

  const window = notes[0] ?? 0
  const baseline = notes.slice(1).reduce((sum, count) => sum + count, 0)
  const needNotes = window < windowNotesMin ? windowNotesMin : null
  const needBaseline = baseline < baselineNotesMin ? baselineNotesMin : null
  const answer = { days, observed: { window, baseline }, needNotes, needBaseline }
  if (needNotes !== null || needBaseline !== null) return { ...answer, trends: [] }

  const rising = findRising(readTagBlocks(sql, span), notes, days).slice(0, query.limit ?? limitDefault)
  return { ...answer, trends: rising.map((test) => describe(sql, test, { span, dailyNotes })) }
}

interface Span {
  today: number
  days: number
  blocks: number
  /** First day of the oldest block. */
  from: number
}

/** Notes by the day their tags were first known. */
function readDailyNotes(sql: SqlStorage, from: number): Map<number, number> {
  const rows = sql
    .exec<{ day: number; notes: number }>(
      'SELECT tagged_day AS day, count(*) AS notes FROM note WHERE tagged_day >= ? GROUP BY tagged_day',
      from,
    )
    .toArray()
  return new Map(rows.map((row) => [row.day, row.notes]))
}

function perBlock(daily: Map<number, number>, { today, days, blocks }: Span): number[] {
  const sums = Array.from({ length: blocks }, () => 0)
  for (const [day, notes] of daily) {
    const block = Math.floor((today - day) / days)
    if (block >= 0 && block < blocks) sums[block] = (sums[block] ?? 0) + notes
  }
  return sums
}

function readTagBlocks(sql: SqlStorage, { today, days, blocks, from }: Span): TagBlocks[] {
  const rows = sql
    .exec<{ tag: string; block: number; authors: number }>(
      `SELECT tag, (?1 - day) / ?2 AS block, count(DISTINCT author_id) AS authors
       FROM tag_day WHERE day BETWEEN ?3 AND ?1 GROUP BY tag, block`,
      today,
      days,
      from,
    )
    .toArray()
  const byTag = new Map<string, number[]>()
  for (const { tag, block, authors } of rows) {
    const held = byTag.get(tag) ?? Array.from({ length: blocks }, () => 0)
    held[block] = authors
    byTag.set(tag, held)
  }
  return Array.from(byTag, ([tag, authors]) => ({ tag, authors }))
}

function describe(
  sql: SqlStorage,
  test: TrendTest,
  { span, dailyNotes }: { span: Span; dailyNotes: Map<number, number> },
): Trend {
  const { today, days } = span
  const firstDay = today - Math.max(seriesDays, days * 2) + 1
  const daily = readDailyAuthors(sql, test.tag, firstDay)
  const spanOf = (from: number, to: number): { authors: number; notes: number } => ({
    authors: sumOver(daily, from, to),
    notes: sumOver(dailyNotes, from, to),
  })
  const late = Math.max(1, Math.floor(days / 2))
  return {
    tag: readSpelling(sql, test.tag),
    state: trendState(test.isNew, spanOf(today - late + 1, today), spanOf(today - 2 * late + 1, today - late)),
    authors: test.authors,
    notes: countNotes(sql, test.tag, today - days + 1),
    expected: test.expected,
    ratio: test.ratio,
    pValue: test.pValue,
    series: Array.from({ length: seriesDays }, (_, i) => {
      const day = today - seriesDays + 1 + i
      return dailyNotes.has(day) ? (daily.get(day) ?? 0) : null
    }),
    noteIds: readNoteIds(sql, test.tag, today - days + 1),
  }
}

function sumOver(daily: Map<number, number>, from: number, to: number): number {
  let sum = 0
  for (let day = from; day <= to; day++) sum += daily.get(day) ?? 0
  return sum
}

function readDailyAuthors(sql: SqlStorage, tag: string, from: number): Map<number, number> {
  const rows = sql
    .exec<{ day: number; authors: number }>(
      'SELECT day, count(DISTINCT author_id) AS authors FROM tag_day WHERE tag = ? AND day >= ? GROUP BY day',
      tag,
      from,
    )
    .toArray()
  return new Map(rows.map((row) => [row.day, row.authors]))
}

const countNotes = (sql: SqlStorage, tag: string, from: number): number =>
  sql.exec<{ n: number }>('SELECT count(*) AS n FROM tag_day WHERE tag = ? AND day >= ?', tag, from).one().n

const readSpelling = (sql: SqlStorage, folded: string): string =>
  sql.exec<{ tag: string }>('SELECT tag FROM tag WHERE folded = ?', folded).one().tag

const readNoteIds = (sql: SqlStorage, tag: string, from: number): string[] =>
  sql
    .exec<{ id: string }>(
      `SELECT note.id AS id FROM tag_day JOIN note ON note.key = tag_day.note_key
       WHERE tag_day.tag = ? AND tag_day.day >= ? ORDER BY note.published_at DESC, note.id LIMIT ?`,
      tag,
      from,
      noteIdsMax,
    )
    .toArray()
    .map((row) => row.id)
