import type { NoteSighting } from '#shared/model/sighting.ts'
import { bigrams } from '#shared/text/bigrams.ts'
import { foldText } from '#shared/text/fold.ts'
import { countText, isWorthReading } from './reading.ts'
import { parseTags } from './stored-tags.ts'

const dayMs = 86_400_000
const chinaOffsetMs = 8 * 3_600_000

/** Day number in UTC+8, where RED's users live: a day boundary at 8 in the morning would split their evenings. */
export const chinaDayOf = (epochMs: number): number => Math.floor((epochMs + chinaOffsetMs) / dayMs)

type NoteRow = {
  key: number
  title: string | null
  body: string | null
  tags: string | null
  author_id: string | null
  author_name: string | null
  seen_at: number
  tagged_day: number | null
  searched: string | null
}

/** Writes one sighting: latest facts, a reading when worth it, the tags' day, and the full-text index. */
export function observeNote(sql: SqlStorage, note: NoteSighting): void {
  const before = readNote(sql, note)
  const after = writeFacts(sql, note, before)
  addReading(sql, after.key, note)
  countTags(sql, after, note)
  if (!before || isTextChanged(before, after)) indexText(sql, after, before !== null)
}

function readNote(sql: SqlStorage, note: NoteSighting): NoteRow | null {
  return sql.exec<NoteRow>('SELECT * FROM note WHERE id = ?', note.noteId).toArray()[0] ?? null
}

/** A newer sighting overwrites what it knows; an older one only fills gaps; "not shown" (null) never erases. */
function writeFacts(sql: SqlStorage, note: NoteSighting, before: NoteRow | null): NoteRow {
  const tags = note.tags === null ? null : JSON.stringify(note.tags)
  const day = note.tags === null || !isFresh(note) ? null : chinaDayOf(note.seenAt)
  const values = [
    note.noteId,
    note.title,
    note.body,
    tags,
    note.author?.id ?? null,
    note.author?.name ?? null,
    note.noteKind,
    note.publishedAt,
    note.url,
    note.coverUrl,
    note.seenAt,
    day,
    searchedWords(note),
  ]
  const columns = ['title', 'body', 'tags', 'author_id', 'author_name', 'note_kind', 'url', 'cover_url']
  const isNewer = !before || note.seenAt >= before.seen_at
  const merged = columns.map((name) =>
    isNewer ? `${name} = coalesce(excluded.${name}, ${name})` : `${name} = coalesce(${name}, excluded.${name})`,
  )
  const row = sql.exec<NoteRow>(
    `INSERT INTO note (id, title, body, tags, author_id, author_name, note_kind, published_at, url, cover_url,
                       first_seen_at, seen_at, tagged_day, searched)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?12, ?13)
     ON CONFLICT (id) DO UPDATE SET ${merged.join(', ')},
       first_seen_at = min(first_seen_at, excluded.first_seen_at), seen_at = max(seen_at, excluded.seen_at),
       tagged_day = coalesce(tagged_day, excluded.tagged_day),
       searched = ${keepsSearch(note) ? 'searched' : 'excluded.searched'}
     RETURNING *`,
    ...values,
  )
  return row.one()
}

/** As long as the baseline of a trend. */
const freshMs = 28 * dayMs

/**
 * Whether the note says anything about the time it is seen in. An old one that surfaces now (a search, a profile read
 * from top to bottom) is no sign that its tags are used now: it stays out of the counted tags and of the notes that
 * they are measured against.
 */
const isFresh = (note: NoteSighting): boolean => note.seenAt - note.publishedAt < freshMs

/** An opened note does not say how it was reached: it keeps the words of the search it was met in just before. */
const keepsSearch = (note: NoteSighting): boolean => note.where === 'note' && note.query === null
const searchedWords = (note: NoteSighting): string | null => (note.query === null ? null : foldText(note.query))

function addReading(sql: SqlStorage, noteKey: number, note: NoteSighting): void {
  const counts = [note.likes, note.collects, note.comments, note.shares].map(countText)
  if (counts.every((count) => count === null)) return
  const [last] = sql
    .exec<{
      seenAt: number
      likes: string | null
      collects: string | null
      comments: string | null
      shares: string | null
    }>(
      `SELECT seen_at AS seenAt, likes, collects, comments, shares FROM reading
       WHERE note_key = ? ORDER BY seen_at DESC LIMIT 1`,
      noteKey,
    )
    .toArray()
  const held = last && { seenAt: last.seenAt, counts: [last.likes, last.collects, last.comments, last.shares] }
  if (held && !isWorthReading(held, { seenAt: note.seenAt, counts })) return
  sql.exec(
    'INSERT OR IGNORE INTO reading (note_key, seen_at, likes, collects, comments, shares) VALUES (?, ?, ?, ?, ?, ?)',
    noteKey,
    note.seenAt,
    ...counts,
  )
}

/**
 * Counts the note's author once per tag, on the day its tags were first known while it was fresh. A tag the team searched for is not
 * counted: its frequency is the team's own doing.
 */
function countTags(sql: SqlStorage, after: NoteRow, note: NoteSighting): void {
  if (note.tags === null) return
  for (const tag of note.tags) {
    const folded = foldText(tag)
    if (folded === '') continue
    sql.exec('INSERT OR IGNORE INTO tag (folded, tag) VALUES (?, ?)', folded, tag)
    if (after.author_id === null || after.tagged_day === null || after.searched?.includes(folded)) continue
    sql.exec(
      'INSERT OR IGNORE INTO tag_day (tag, note_key, day, author_id) VALUES (?, ?, ?, ?)',
      folded,
      after.key,
      after.tagged_day,
      after.author_id,
    )
  }
}

const isTextChanged = (before: NoteRow, after: NoteRow): boolean =>
  before.title !== after.title ||
  before.body !== after.body ||
  before.tags !== after.tags ||
  before.author_name !== after.author_name

function indexText(sql: SqlStorage, note: NoteRow, isIndexed: boolean): void {
  if (isIndexed) sql.exec('DELETE FROM note_fts WHERE rowid = ?', note.key)
  const tags = parseTags(note.tags).join(' ')
  const columns = [note.title ?? '', note.body ?? '', tags, note.author_name ?? ''].map((text) =>
    bigrams(text).join(' '),
  )
  sql.exec('INSERT INTO note_fts (rowid, title, body, tags, author) VALUES (?, ?, ?, ?, ?)', note.key, ...columns)
}
