import { exactCount } from '#shared/model/count.ts'
import type { Change, Kind, Op } from '#shared/model/entity.ts'
import { isCreatorId, type NoteId } from '#shared/model/ids.ts'
import type { NoteSighting } from '#shared/model/sighting.ts'
import type { Corpus } from '../test/red-site/corpus/corpus.ts'
import type { SyntheticNote } from '../test/red-site/corpus/notes.ts'

type DemoOp = Omit<Op, 'seq' | 'opId'>

const boards = ['标题灵感', '封面排版', '爆文拆解', '竞品动作', '待拍选题']
const words = ['开头好', '可借鉴', '评论区热', '适合改编', '封面清楚']
const notesADay = 150

export const boardOps = (): DemoOp[] => boards.map((name, index) => create('board', boardId(index), { name }))

/** Sixty saved notes: the better liked ones, as a person would pick them. */
export function itemOps(corpus: Corpus): DemoOp[] {
  return liked(corpus)
    .slice(0, 60)
    .map((note, index) => {
      const {
        noteId,
        tags,
        author,
        seenAt,
        where: _where,
        query: _query,
        ...facts
      } = sightingOf(note, corpus.now - index * 5_400_000)
      return create('item', noteId, {
        ...facts,
        noteTags: tags,
        authorId: author?.id ?? null,
        authorName: author?.name ?? null,
        savedAt: seenAt,
        tags: index % 3 === 0 ? [words[index % words.length]] : [],
        boards: [boardId(index % boards.length)],
      })
    })
}

/** Eight watched creators: the authors of the best liked notes. */
export function competitorOps(corpus: Corpus): DemoOp[] {
  const authors = [...new Map(liked(corpus).map((note) => [note.author.id, note.author])).values()]
  return authors.slice(0, 8).map((author, index) =>
    create('competitor', author.id, {
      name: author.nickname,
      redId: author.redId,
      followers: exactCount(author.followers),
      watchedAt: corpus.now - (20 - index) * 86_400_000,
      lastSeenAt: corpus.now - index * 7_200_000,
      url: `https://www.xiaohongshu.com/user/profile/${author.id}`,
    }),
  )
}

/** What a team would have passed by on one day: notes that existed then, newer ones more often. */
export function passedBy(corpus: Corpus, day: number): NoteSighting[] {
  const known = corpus.notes.filter((note) => note.publishedAt < day).sort((a, b) => b.publishedAt - a.publishedAt)
  return known.slice(0, notesADay).map((note, index) => sightingOf(note, day - index * 1000))
}

const liked = (corpus: Corpus): SyntheticNote[] =>
  [...corpus.notes].filter((note) => note.title).sort((a, b) => b.likes - a.likes)
const boardId = (index: number): string => `demo-board-${index + 1}`
const create = (kind: Kind, id: string, fields: Extract<Change, { type: 'create' }>['fields']): DemoOp => ({
  kind,
  id,
  change: { type: 'create', fields },
})

function sightingOf(note: SyntheticNote, seenAt: number): NoteSighting {
  return {
    noteId: note.id as NoteId,
    title: note.title,
    body: note.body.replace(/#\S+\[话题\]#/g, '').trim(),
    tags: [...note.tags],
    author: { id: isCreatorId(note.author.id) ? note.author.id : null, name: note.author.nickname },
    noteKind: note.kind === 'video' ? 'video' : 'image',
    likes: exactCount(note.likes),
    collects: exactCount(note.collects),
    comments: exactCount(note.comments),
    shares: exactCount(note.shares),
    publishedAt: note.publishedAt,
    url: `https://www.xiaohongshu.com/explore/${note.id}`,
    coverUrl: null,
    seenAt,
    where: 'note',
    query: null,
  }
}
