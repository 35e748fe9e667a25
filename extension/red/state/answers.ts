/** Notes, creator and comments out of saved answers of RED's API. Nothing here asks for an answer. */
import type { CreatorSighting, NoteSighting, PageKind } from '#shared/model/sighting.ts'
import { mergeByNote } from '../read/sighting.ts'
import { readCreatorData } from './creator.ts'
import { isFields, list, member, text } from './fields.ts'
import { readNoteItem } from './note-item.ts'
import { commentIdsIn, type StateContext, type StateReading } from './notes.ts'

/**
 * Is this an answer of RED's API (or a list of them)? `code` is 1000 on some successes, so only its presence counts.
 * The inner part alone, with a list of notes or comments, is taken for one too: that is how some tools save answers.
 */
export function isAnswer(value: unknown): boolean {
  return answersIn(value).length > 0
}

/**
 * Reads `{code, success, data}` or a list of such answers: home feed, search, posted / liked / collected notes, board,
 * note detail, comments, user info. A refusal (`success: false`) or an answer without data yields nothing.
 */
export function readAnswers(value: unknown, context: StateContext): StateReading {
  const readings = answersIn(value).map((answer) => readAnswer(answer, context))
  return {
    notes: mergeByNote(readings.flatMap((reading) => reading.notes)),
    skipped: readings.reduce((sum, reading) => sum + reading.skipped, 0),
    creator: readings.find((reading) => reading.creator)?.creator ?? null,
    commentIds: [...new Set(readings.flatMap((reading) => reading.commentIds))],
  }
}

function readAnswer(answer: unknown, context: StateContext): StateReading {
  const data = hasEnvelope(answer) ? member(answer, 'data') : answer
  const where = whereOf(data)
  const items = [...list(data, 'items'), ...list(data, 'notes')]
  const read = items.map((item) => readNoteItem(item, { ...context, where }))
  const notes = read.filter((sighting): sighting is NoteSighting => sighting !== null)
  return { notes, skipped: read.length - notes.length, creator: creatorIn(data, context), commentIds: commentsIn(data) }
}

function answersIn(value: unknown): unknown[] {
  const candidates = Array.isArray(value) ? value.slice(0, 1000) : [value]
  return candidates.filter(
    (answer) => hasEnvelope(answer) || bareLists.some((name) => Array.isArray(member(answer, name))),
  )
}

const hasEnvelope = (answer: unknown): boolean =>
  isFields(answer) && Object.hasOwn(answer, 'code') && Object.hasOwn(answer, 'success')

const bareLists = ['items', 'notes', 'comments']

/** An answer does not name its call; its members do. */
function whereOf(data: unknown): PageKind {
  if (Array.isArray(member(data, 'notes'))) return 'profile'
  if (member(data, 'currentTime') !== undefined) return 'note'
  return member(data, 'cursorScore') === undefined ? 'search' : 'explore'
}

function commentsIn(data: unknown): string[] {
  const posted = member(data, 'comment')
  return commentIdsIn([...list(data, 'comments'), ...(text(posted, 'id') ? [posted] : [])])
}

/** An answer about a user does not say which; the request did. */
function creatorIn(data: unknown, context: StateContext): CreatorSighting | null {
  return context.creatorId ? readCreatorData(data, context.creatorId, context) : null
}
