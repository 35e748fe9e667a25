import type { ApplyRefusal } from '#shared/model/apply.ts'
import type { Entity } from '#shared/model/entity.ts'
import { ok, type Result } from '#shared/model/result.ts'
import type { ReplicaDb } from './db.ts'
import { livingEntities } from './queries.ts'
import { type LocalChange, writeChanges, type WritePorts } from './write.ts'

export async function createBoard(
  db: ReplicaDb,
  name: string,
  ports: WritePorts,
): Promise<Result<string, ApplyRefusal>> {
  const id = ports.newId()
  const written = await writeChanges(db, [{ kind: 'board', id, change: { type: 'create', fields: { name } } }], ports)
  return written.ok ? ok(id) : written
}

export function renameBoard(
  db: ReplicaDb,
  boardId: string,
  name: string,
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  return writeChanges(db, [{ kind: 'board', id: boardId, change: { type: 'set', fields: { name } } }], ports)
}

/** Deletes the board only: the notes in it stay in the library. */
export function deleteBoard(
  db: ReplicaDb,
  boardId: string,
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  return writeChanges(db, [{ kind: 'board', id: boardId, change: { type: 'delete' } }], ports)
}

export function restoreBoard(
  db: ReplicaDb,
  boardId: string,
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  return writeChanges(db, [{ kind: 'board', id: boardId, change: { type: 'restore' } }], ports)
}

/** Puts items on a board or takes them off, as one undoable step. */
export function changeBoardOf(
  db: ReplicaDb,
  change: { noteIds: string[]; boardId: string; on: boolean },
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  const changes = change.noteIds.map((id): LocalChange => ({
    kind: 'item',
    id,
    change: { type: change.on ? 'add' : 'remove', field: 'boards', values: [change.boardId] },
  }))
  return writeChanges(db, changes, ports)
}

/** Living boards by name. */
export async function listBoards(db: ReplicaDb): Promise<Array<Entity<'board'>>> {
  const boards = await livingEntities(db, 'board')
  return boards.sort((a, b) => ((a.fields.name ?? '') < (b.fields.name ?? '') ? -1 : 1))
}
