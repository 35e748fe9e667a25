import type { Entity } from '#shared/model/entity.ts'
import { listBoards } from './boards.ts'
import type { ReplicaDb } from './db.ts'
import { livingEntities } from './queries.ts'

export interface BoardSummary {
  board: Entity<'board'>
  items: number
  /** The note saved last among those on it. */
  latest: Entity<'item'> | null
}

/** Living boards by name, each with what is on it. */
export async function listBoardSummaries(db: ReplicaDb): Promise<BoardSummary[]> {
  const [boards, items] = await Promise.all([listBoards(db), livingEntities(db, 'item')])
  const held = new Map<string, Array<Entity<'item'>>>()
  for (const item of items) {
    for (const boardId of item.fields.boards ?? []) {
      const list = held.get(boardId)
      if (list) list.push(item)
      else held.set(boardId, [item])
    }
  }
  return boards.map((board) => {
    const on = held.get(board.id) ?? []
    return { board, items: on.length, latest: on.reduce<Entity<'item'> | null>(later, null) }
  })
}

const later = (a: Entity<'item'> | null, b: Entity<'item'>): Entity<'item'> =>
  a && (a.fields.savedAt ?? 0) >= (b.fields.savedAt ?? 0) ? a : b
