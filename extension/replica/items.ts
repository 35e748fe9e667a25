import type { ApplyRefusal } from '#shared/model/apply.ts'
import type { Entity } from '#shared/model/entity.ts'
import type { NoteId } from '#shared/model/ids.ts'
import { ok, type Result } from '#shared/model/result.ts'
import type { NoteSighting } from '#shared/model/sighting.ts'
import type { ReplicaDb } from './db.ts'
import { readMeta, writeMeta } from './meta.ts'
import { type LocalChange, writeChanges, type WritePorts } from './write.ts'

interface Saved {
  item: Entity<'item'>
  boardId: string | null
  /** It was in the library before this save: nothing was overwritten, the board was added. */
  existed: boolean
}

/**
 * Saves a note in one click: into the board last chosen, if it still exists, else into no board.
 * What an earlier sighting knew and this one does not (tags, body, collects) is taken along.
 */
export async function saveNote(
  db: ReplicaDb,
  note: NoteSighting,
  ports: WritePorts,
): Promise<Result<Saved, ApplyRefusal>> {
  const before = await db.entity.get(`item:${note.noteId}`)
  const boardId = await usableBoard(db, await readMeta(db, 'lastBoardId'))
  const known = (await db.note.get(note.noteId))?.sighting
  const written = await writeChanges(
    db,
    [
      {
        kind: 'item',
        id: note.noteId,
        change: { type: 'create', fields: fieldsOf(note, known, boardId, ports.now()) },
      },
    ],
    ports,
  )
  if (!written.ok) return written
  return ok({ item: written.value[0] as Entity<'item'>, boardId, existed: Boolean(before && !before.current.deleted) })
}

export function deleteItems(
  db: ReplicaDb,
  noteIds: NoteId[],
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  return writeChanges(
    db,
    noteIds.map((id) => ({ kind: 'item', id, change: { type: 'delete' } })),
    ports,
  )
}

export function restoreItems(
  db: ReplicaDb,
  noteIds: NoteId[],
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  return writeChanges(
    db,
    noteIds.map((id) => ({ kind: 'item', id, change: { type: 'restore' } })),
    ports,
  )
}

/** Moves an item from one board to another (`from` null: only adds) and remembers the choice for the next save. */
export async function moveItem(
  db: ReplicaDb,
  move: { noteId: NoteId; from: string | null; to: string },
  ports: WritePorts,
): Promise<Result<Entity[], ApplyRefusal>> {
  const target = { kind: 'item', id: move.noteId } as const
  const changes: LocalChange[] = [{ ...target, change: { type: 'add', field: 'boards', values: [move.to] } }]
  if (move.from !== null && move.from !== move.to) {
    changes.unshift({ ...target, change: { type: 'remove', field: 'boards', values: [move.from] } })
  }
  const written = await writeChanges(db, changes, ports)
  if (written.ok) await writeMeta(db, 'lastBoardId', move.to)
  return written
}

async function usableBoard(db: ReplicaDb, boardId: string | null): Promise<string | null> {
  if (boardId === null) return null
  const row = await db.entity.get(`board:${boardId}`)
  return row && !row.current.deleted ? boardId : null
}

function fieldsOf(
  note: NoteSighting,
  known: NoteSighting | undefined,
  boardId: string | null,
  savedAt: number,
): Record<string, unknown> {
  const pick = <K extends keyof NoteSighting>(field: K): NoteSighting[K] | null => note[field] ?? known?.[field] ?? null
  const [author, tags] = [pick('author'), pick('tags')]
  return {
    title: pick('title'),
    body: pick('body'),
    // Left out while unknown: an empty list would count as known and never be filled.
    ...(tags === null ? {} : { noteTags: tags }),
    authorId: author?.id ?? null,
    authorName: author?.name ?? null,
    noteKind: pick('noteKind'),
    publishedAt: note.publishedAt,
    url: pick('url'),
    coverUrl: pick('coverUrl'),
    likes: pick('likes'),
    collects: pick('collects'),
    comments: pick('comments'),
    shares: pick('shares'),
    savedAt,
    ...(boardId === null ? {} : { boards: [boardId] }),
  }
}
