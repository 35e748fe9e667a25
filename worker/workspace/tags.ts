/** Gathers the evidence for tag suggestions from the object's tables; `shared/analysis/tags.ts` weighs it. */
import type { TagSuggestQuery, TagSuggestResponse } from '#shared/contract/tags.ts'
import { rankTags, standsInText, type TagEvidence } from '#shared/analysis/tags.ts'
import { bigrams } from '#shared/text/bigrams.ts'
import { foldText } from '#shared/text/fold.ts'
import { parseTags } from './stored-tags.ts'

const taggedNotesMin = 5
const neighboursMax = 20
const authorNotesMax = 50
/** Terms of a long text that go into the query: the rarest ones carry the likeness, the rest only cost time. */
const queryTermsMax = 48
/** A term in more notes than this tells notes apart no more, and ranking by it would read a large part of the index. */
const commonTermNotes = 50
const commonTermShare = 0.05
const suggestionsDefault = 10

/** Suggests tags, or says how many tagged notes must be known before it does. Never more than asked for. */
export function suggestTags(sql: SqlStorage, query: TagSuggestQuery): TagSuggestResponse {
  const notesKnown = sql.exec<{ n: number }>('SELECT count(*) AS n FROM note WHERE tags IS NOT NULL').one().n
  if (notesKnown < taggedNotesMin) return { suggestions: [], notesKnown, needNotes: taggedNotesMin }

  const note = query.noteId === undefined ? unknownNote : readNote(sql, query.noteId)
  const text = query.text ?? `${note.title ?? ''}\n${note.body ?? ''}`
  const authorId = query.authorId ?? note.author_id
  const evidence: TagEvidence = {
    neighbours: readNeighbours(sql, text, { noteKey: note.key, notesKnown }),
    authorNotes: authorId === null ? [] : readAuthorNotes(sql, authorId, note.key),
    literal: readLiteral(sql, text),
    already: parseTags(note.tags),
  }
  return { suggestions: rankTags(evidence, query.limit ?? suggestionsDefault), notesKnown, needNotes: null }
}

type NoteText = {
  key: number
  title: string | null
  body: string | null
  tags: string | null
  author_id: string | null
}

const unknownNote: NoteText = { key: -1, title: null, body: null, tags: null, author_id: null }

function readNote(sql: SqlStorage, noteId: string): NoteText {
  const rows = sql.exec<NoteText>('SELECT key, title, body, tags, author_id FROM note WHERE id = ?', noteId)
  return rows.toArray()[0] ?? unknownNote
}

/** The notes whose title and body are most like the text, by bm25 over its rarest terms. */
function readNeighbours(
  sql: SqlStorage,
  text: string,
  known: { noteKey: number; notesKnown: number },
): TagEvidence['neighbours'] {
  const terms = rarestTerms(sql, text, known.notesKnown)
  if (terms.length === 0) return []
  const match = `{title body} : (${terms.map((term) => `"${term}"`).join(' OR ')})`
  return sql
    .exec<{ tags: string; similarity: number }>(
      // bm25 is smaller for better matches; weights: title, body, tags, author.
      `SELECT note.tags AS tags, -bm25(note_fts, 4.0, 1.0, 0.0, 0.0) AS similarity
       FROM note_fts JOIN note ON note.key = note_fts.rowid
       WHERE note_fts MATCH ?1 AND note.tags IS NOT NULL AND note.key <> ?2
       ORDER BY similarity DESC, note.key LIMIT ?3`,
      match,
      known.noteKey,
      neighboursMax,
    )
    .toArray()
    .filter((row) => row.similarity > 0)
    .map((row) => ({ similarity: row.similarity, tags: parseTags(row.tags) }))
}

/** Terms that say something, rarest first: known to the index, and in a small workspace or share of it. */
function rarestTerms(sql: SqlStorage, text: string, notesKnown: number): string[] {
  const terms = [...new Set(bigrams(text))].filter((term) => Array.from(term).length > 1)
  if (terms.length === 0) return []
  return sql
    .exec<{ term: string }>(
      `SELECT note_term.term AS term FROM json_each(?1) AS asked JOIN note_term ON note_term.term = asked.value
       WHERE note_term.doc <= ?2 ORDER BY note_term.doc, note_term.term LIMIT ?3`,
      JSON.stringify(terms),
      Math.max(commonTermNotes, notesKnown * commonTermShare),
      queryTermsMax,
    )
    .toArray()
    .map((row) => row.term)
}

function readAuthorNotes(sql: SqlStorage, authorId: string, exceptKey: number): string[][] {
  return sql
    .exec<{ tags: string }>(
      `SELECT tags FROM note WHERE author_id = ? AND tags IS NOT NULL AND key <> ?
       ORDER BY published_at DESC, key DESC LIMIT ?`,
      authorId,
      exceptKey,
      authorNotesMax,
    )
    .toArray()
    .map((row) => parseTags(row.tags))
}

function readLiteral(sql: SqlStorage, text: string): string[] {
  const folded = foldText(text)
  return sql
    .exec<{ tag: string; folded: string }>('SELECT tag, folded FROM tag WHERE instr(?, folded) > 0', folded)
    .toArray()
    .filter((row) => standsInText(row.folded, folded))
    .map((row) => row.tag)
}
