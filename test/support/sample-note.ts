import { exactCount } from '../../shared/model/count.ts'
import { creatorIdSchema, type NoteId, noteIdSchema, publishedAtOf } from '../../shared/model/ids.ts'
import type { NoteSighting } from '../../shared/model/sighting.ts'
import * as v from 'valibot'

export const sampleNoteId = (index = 1): NoteId =>
  v.parse(noteIdSchema, `6a0000000000000000${String(index).padStart(6, '0')}`)

/** A note as a page would show it; every text is plainly made up. */
export function sampleNote(changes: Partial<NoteSighting> = {}): NoteSighting {
  const noteId = changes.noteId ?? sampleNoteId()
  return {
    noteId,
    title: '示例标题',
    body: '示例正文',
    tags: ['示例标签'],
    author: { id: v.parse(creatorIdSchema, '5a0000000000000000000001'), name: '示例作者' },
    noteKind: 'image',
    likes: exactCount(12),
    collects: null,
    comments: null,
    shares: null,
    publishedAt: publishedAtOf(noteId),
    url: null,
    coverUrl: null,
    seenAt: 1_789_000_000_000,
    where: 'explore',
    query: null,
    ...changes,
  }
}
