import { isNoteId, type NoteId } from '#shared/model/ids.ts'
import type { Kind } from '#shared/model/entity.ts'
import type { Mark } from '../messaging/protocol.ts'
import type { ReplicaDb } from '../replica/db.ts'
import { marksOf } from '../replica/queries.ts'
import type { Core } from './core.ts'

/** One message to a tab stays small even after a first pull of thousands. */
const marksPerPush = 200

/** The mark of each note asked for, with `state` null for those that are not ours (any more). */
export async function everyMark(db: ReplicaDb, noteIds: readonly NoteId[]): Promise<Mark[]> {
  const ours = new Map((await marksOf(db, noteIds)).map((mark) => [mark.noteId, mark]))
  return noteIds.map((noteId) => ours.get(noteId) ?? { noteId, state: null, boards: [] })
}

/** Tells all RED tabs where these notes stand now. */
export async function pushMarks(
  { db, pushToTabs }: Pick<Core, 'db' | 'pushToTabs'>,
  noteIds: readonly NoteId[],
): Promise<void> {
  for (let start = 0; start < noteIds.length; start += marksPerPush) {
    const marks = await everyMark(db, noteIds.slice(start, start + marksPerPush))
    await pushToTabs({ type: 'marks/changed', marks })
  }
}

/** The notes among what a pull changed. */
export function notesAmong(changed: ReadonlyArray<{ kind: Kind; id: string }>): NoteId[] {
  return changed.flatMap(({ kind, id }) => (kind === 'item' && isNoteId(id) ? [id] : []))
}
