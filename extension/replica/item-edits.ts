import type { ApplyRefusal } from '#shared/model/apply.ts'
import type { Entity } from '#shared/model/entity.ts'
import type { NoteId } from '#shared/model/ids.ts'
import type { Result } from '#shared/model/result.ts'
import type { ReplicaDb } from './db.ts'
import { writeChanges, type WritePorts } from './write.ts'

/** Replaces the team's comment on a saved note; longer than 4,000 characters is cut. */
export function setComment(
  db: ReplicaDb,
  noteId: NoteId,
  comment: string,
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  return writeChanges(db, [{ kind: 'item', id: noteId, change: { type: 'set', fields: { comment } } }], ports)
}

/** Adds or removes one team tag; the note's own tags are never touched. */
export function changeTag(
  db: ReplicaDb,
  change: { noteId: NoteId; tag: string; on: boolean },
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  const type = change.on ? 'add' : 'remove'
  return writeChanges(
    db,
    [{ kind: 'item', id: change.noteId, change: { type, field: 'tags', values: [change.tag] } }],
    ports,
  )
}
