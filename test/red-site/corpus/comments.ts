import { hashOf, randomFrom } from '../random.ts'
import type { Author } from './authors.ts'
import { idMaker } from './ids.ts'
import type { SyntheticNote } from './notes.ts'
import { comments as commentTexts, places, replies as replyTexts, stickers } from './vocabulary/common.ts'

export type SyntheticComment = {
  id: string
  author: Author
  text: string
  createdAt: number
  likes: number
  place: string
  byNoteAuthor: boolean
  replies: readonly SyntheticComment[]
}

/** The comments of a note, newest thread last; at most `cap` parents whatever the note's count says. */
export function commentsOf(note: SyntheticNote, people: readonly Author[], now: number, cap = 60): SyntheticComment[] {
  const random = randomFrom(hashOf(`comments of ${note.id}`))
  const makeId = idMaker(random)
  const one = (texts: readonly string[], since: number, byNoteAuthor: boolean): SyntheticComment => {
    const createdAt = Math.floor((since + (now - since) * random.next() ** 2) / 1000) * 1000
    return {
      id: makeId(createdAt),
      author: byNoteAuthor ? note.author : random.pick(people),
      text: `${random.pick(texts)}${random.chance(0.3) ? random.pick(stickers) : ''}`,
      createdAt,
      likes: Math.floor(Math.exp(2 * random.normal())),
      place: random.pick(places),
      byNoteAuthor,
      replies: [],
    }
  }
  return Array.from({ length: Math.min(note.comments, cap) }, () => {
    const parent = one(commentTexts, note.publishedAt, false)
    const count = random.chance(0.35) ? random.between(1, 14) : 0
    const replies = Array.from({ length: count }, () => one(replyTexts, parent.createdAt, random.chance(0.3)))
    return { ...parent, replies }
  })
}
