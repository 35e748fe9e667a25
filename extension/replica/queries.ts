import { type Entity, entityKey, type Kind } from '#shared/model/entity.ts'
import { foldText } from '#shared/text/fold.ts'
import type { Mark, SaveState } from '../messaging/protocol.ts'
import type { EntityRow, RefusedOp, ReplicaDb } from './db.ts'
import { readMeta } from './meta.ts'

export interface ItemRow {
  item: Entity<'item'>
  state: SaveState
}

export interface ItemQuery {
  /** Free text: every word must occur in title, body, tags, author or comment. */
  text: string
  boardId: string | null
  tag: string | null
}

/** Living entities of one kind, as people here see them. */
export async function livingEntities<K extends Kind>(db: ReplicaDb, kind: K): Promise<Array<Entity<K>>> {
  const rows = await db.entity.where('kind').equals(kind).toArray()
  return rows.filter((row) => !row.current.deleted).map((row) => row.current as Entity<K>)
}

/** Living items that match, newest save first. */
export async function listItems(db: ReplicaDb, query: ItemQuery): Promise<ItemRow[]> {
  const rows = (await db.entity.where('kind').equals('item').toArray()).filter((row) => !row.current.deleted)
  const stateOf = await saveStates(db)
  const matches = matcherOf(query)
  return rows
    .filter((row) => matches(row.current as Entity<'item'>))
    .map((row) => ({ item: row.current as Entity<'item'>, state: stateOf(row) }))
    .sort((a, b) => (b.item.fields.savedAt ?? 0) - (a.item.fields.savedAt ?? 0))
}

export async function getItem(db: ReplicaDb, noteId: string): Promise<ItemRow | null> {
  const row = await db.entity.get(entityKey('item', noteId))
  if (!row || row.current.deleted) return null
  return { item: row.current as Entity<'item'>, state: (await saveStates(db))(row) }
}

export interface TagUse {
  tag: string
  items: number
}

/** Tags of the living items (the note's own and the team's), most used first. */
export async function listTags(db: ReplicaDb): Promise<TagUse[]> {
  const uses = new Map<string, number>()
  for (const item of await livingEntities(db, 'item')) {
    for (const tag of tagsOf(item)) uses.set(tag, (uses.get(tag) ?? 0) + 1)
  }
  return [...uses].map(([tag, items]) => ({ tag, items })).sort((a, b) => b.items - a.items || (a.tag < b.tag ? -1 : 1))
}

/** The "ours" marks of the notes asked for; notes that are not ours are left out. */
export async function marksOf(db: ReplicaDb, noteIds: readonly string[]): Promise<Mark[]> {
  const rows = await db.entity.bulkGet(noteIds.map((id) => entityKey('item', id)))
  const ours = rows.filter((row): row is EntityRow => row !== undefined && !row.current.deleted)
  if (ours.length === 0) return []
  const [stateOf, boards] = await Promise.all([saveStates(db), livingEntities(db, 'board')])
  const nameOf = new Map(boards.map((board) => [board.id, board.fields.name ?? '']))
  return ours.map((row) => ({
    noteId: row.id as Mark['noteId'],
    state: stateOf(row),
    boards: ((row.current as Entity<'item'>).fields.boards ?? []).flatMap((id) => nameOf.get(id) ?? []),
  }))
}

export interface OutboxState {
  pending: number
  refused: RefusedOp[]
}

export async function readOutbox(db: ReplicaDb): Promise<OutboxState> {
  const [pending, refused, session] = await Promise.all([db.op.count(), db.refused.toArray(), readMeta(db, 'session')])
  return { pending: session ? pending : 0, refused }
}

async function saveStates(db: ReplicaDb): Promise<(row: EntityRow) => SaveState> {
  const [session, syncError, refused] = await Promise.all([
    readMeta(db, 'session'),
    readMeta(db, 'syncError'),
    db.refused.toArray(),
  ])
  const failed = new Set(refused.map((op) => op.key))
  return (row) => {
    if (failed.has(row.key)) return 'failed'
    // On its way is no news; waiting is what a person must know of: the last try did not reach the worker.
    return session && syncError !== null && row.pending > 0 ? 'queued' : 'saved'
  }
}

/** Tells whether an item answers the query; for lists that are already in memory. */
export function matcherOf(query: ItemQuery): (item: Entity<'item'>) => boolean {
  const words = foldText(query.text).split(/\s+/).filter(Boolean)
  return (item) => {
    if (query.boardId !== null && !item.fields.boards?.includes(query.boardId)) return false
    if (query.tag !== null && !tagsOf(item).has(query.tag)) return false
    if (words.length === 0) return true
    const { title, body, authorName, comment } = item.fields
    const haystack = foldText([title, body, authorName, comment, ...tagsOf(item)].filter(Boolean).join('\n'))
    return words.every((word) => haystack.includes(word))
  }
}

const tagsOf = (item: Entity<'item'>): Set<string> =>
  new Set([...(item.fields.noteTags ?? []), ...(item.fields.tags ?? [])])
