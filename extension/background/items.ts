import { isNoteId, type NoteId, publishedAtOf } from '#shared/model/ids.ts'
import { fail, ok } from '#shared/model/result.ts'
import type { NoteSighting } from '#shared/model/sighting.ts'
import type { BoardChoice, Mark } from '../messaging/protocol.ts'
import type { Handlers } from '../messaging/serve.ts'
import { namedByPath, redLink } from '../red/links.ts'
import { listBoards } from '../replica/boards.ts'
import type { ReplicaDb } from '../replica/db.ts'
import { deleteItems, moveItem, saveNote } from '../replica/items.ts'
import { inOneWrite } from '../replica/write.ts'
import { type Core, mayHere, refusedAs } from './core.ts'
import { everyMark } from './marks.ts'

export function itemHandlers(core: Core): Pick<Handlers, 'item/save' | 'item/unsave' | 'item/move'> {
  const { db } = core
  const markOf = async (noteId: NoteId) => (await everyMark(db, [noteId]))[0] as Mark

  return {
    'item/save': async ({ note }) => {
      if (!(await mayHere(db, 'item', 'create'))) return fail('not-allowed')
      const saved = await inOneWrite(db, async () => {
        const written = await saveNote(db, note, core)
        if (!written.ok) return written
        const [boards, mark] = await Promise.all([boardChoices(db), markOf(note.noteId)])
        const board = boards.find(({ id }) => id === written.value.boardId) ?? null
        return ok({ mark, board, boards, existed: written.value.existed })
      })
      if (!saved.ok) return refusedAs(saved.code)
      core.changed([note.noteId])
      return saved
    },
    'item/unsave': async ({ noteId }) => {
      if (!(await mayHere(db, 'item', 'delete'))) return fail('not-allowed')
      const deleted = await deleteItems(db, [noteId], core)
      if (!deleted.ok) return refusedAs(deleted.code)
      core.changed([noteId])
      return ok({ mark: await markOf(noteId) })
    },
    'item/move': async (move) => {
      if (!(await mayHere(db, 'item', 'add'))) return fail('not-allowed')
      const board = await db.entity.get(`board:${move.to}`)
      if (!board || board.current.deleted) return fail('gone')
      const moved = await moveItem(db, move, core)
      if (!moved.ok) return refusedAs(moved.code)
      core.changed([move.noteId])
      return ok({ mark: await markOf(move.noteId) })
    },
  }
}

async function boardChoices(db: ReplicaDb): Promise<BoardChoice[]> {
  return (await listBoards(db)).map(({ id, fields }) => ({ id, name: fields.name ?? '' }))
}

/**
 * Saves the note a link names, from the context menu: the id and the address, filled with what the cache knows.
 * A link that names no note saves nothing, and neither does a role that may not save.
 */
export async function saveLink(core: Core, linkUrl: string): Promise<void> {
  const url = redLink(linkUrl, 'https://www.xiaohongshu.com')
  const noteId = url && namedByPath(url.pathname).noteId
  if (!url || !noteId || !isNoteId(noteId) || !(await mayHere(core.db, 'item', 'create'))) return
  const saved = await saveNote(core.db, unseenNote(noteId, url.href, core.now()), core)
  if (saved.ok) core.changed([noteId])
}

function unseenNote(noteId: NoteId, url: string, seenAt: number): NoteSighting {
  const unknown = { title: null, body: null, tags: null, author: null, noteKind: null, coverUrl: null, query: null }
  const uncounted = { likes: null, collects: null, comments: null, shares: null }
  return { noteId, ...unknown, ...uncounted, publishedAt: publishedAtOf(noteId), url, seenAt, where: 'other' }
}
