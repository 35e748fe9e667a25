import { hashOf, randomFrom, type Random } from '../random.ts'
import { makeAuthor, type Author } from './authors.ts'
import { idMaker } from './ids.ts'
import { niches } from './niches.ts'
import { makeNote, type SyntheticNote } from './notes.ts'

export type Board = { id: string; name: string; owner: Author; notes: readonly SyntheticNote[] }

export type Corpus = {
  now: number
  authors: readonly Author[]
  /** In the order of the recommended feed. */
  notes: readonly SyntheticNote[]
  board: Board
  /** The account that is logged in; it has no notes. */
  visitor: Author
  noteOf(id: string): SyntheticNote | undefined
  authorOf(id: string): Author | undefined
  notesBy(authorId: string): readonly SyntheticNote[]
  inChannel(channelId: string): readonly SyntheticNote[]
  matching(keyword: string): readonly SyntheticNote[]
  /** Notes with a property tests ask for; all stand near the top of the feed, except `deleted`, which is in no list. */
  landmarks: Landmarks
}

export type Landmarks = {
  untitled: SyntheticNote
  video: SyntheticNote
  image: SyntheticNote
  zeroLikes: SyntheticNote
  tenThousands: SyntheticNote
  editedWithPlace: SyntheticNote
  /** Pinned by its author; somewhere in the feed. */
  pinned: SyntheticNote
  deleted: SyntheticNote
}

const dayMs = 86_400_000

/** Deterministic in (`seed`, `count`, `now`): authors with about nine notes each over the last 400 days, newest heavier. */
export function makeCorpus(seed: number, count: number, now: number): Corpus {
  const random = randomFrom(seed)
  const makeId = idMaker(random)
  const authors = Array.from({ length: Math.max(niches.length, Math.ceil(count / 9)) }, (_, index) =>
    makeAuthor(niches[index % niches.length]!, random, makeId, now),
  )
  const notes = Array.from({ length: count }, (_, index) => {
    const author = index < authors.length ? authors[index]! : random.pick(authors)
    const ageDays = 400 * random.next() ** 3
    return makeNote(author, now - ageDays * dayMs - 60_000, now, random, makeId)
  })
  pinOnePerAuthor(authors, notes)
  const landmarks = withLandmarks(notes, random, makeId, now)
  const visitor = { ...makeAuthor(niches[0]!, random, makeId, now), nickname: '演示账号' }
  const board: Board = {
    id: makeId(now - 90 * dayMs),
    name: '灵感收集（合成）',
    owner: visitor,
    notes: notes.filter((_, index) => index % 17 === 3).slice(0, 116),
  }
  return { now, authors, notes, board, visitor, landmarks, ...indexesOf(notes, [...authors, visitor], landmarks) }
}

function pinOnePerAuthor(authors: readonly Author[], notes: SyntheticNote[]): void {
  for (const author of authors) {
    const best = notes.filter((note) => note.author === author).sort((one, other) => other.likes - one.likes)[0]
    if (best && hashOf(author.id) % 2 === 0) best.sticky = true
  }
}

/** Rewrites a few notes near the top so that each case a reader must handle is on the first screens. */
function withLandmarks(notes: SyntheticNote[], random: Random, makeId: (at: number) => string, now: number): Landmarks {
  const put = (index: number, change: Partial<SyntheticNote>): SyntheticNote => {
    notes[index] = { ...notes[index]!, ...change }
    return notes[index]
  }
  const own = notes[0]!.pictures[0]!
  const several = Array.from({ length: 6 }, (_, index) => ({ ...own, key: `${own.key}s${index}` }))
  const opener = `${notes[0]!.niche.scenes[0]}｜${notes[0]!.niche.items[0]}的六张图`
  return {
    image: put(0, {
      kind: 'normal',
      title: opener,
      durationSeconds: 0,
      pictures: several,
      comments: 46,
      likes: 1284,
      collects: 790,
      shares: 66,
    }),
    video: put(1, { kind: 'video', durationSeconds: 37, pictures: [notes[1]!.pictures[0]!] }),
    untitled: put(2, { title: '' }),
    zeroLikes: put(3, { likes: 0, collects: 0, comments: 0, shares: 0 }),
    tenThousands: put(4, { likes: 38_412, collects: 21_007, comments: 2_310, shares: 12_034 }),
    editedWithPlace: put(5, { editedAt: Math.max(now - 2 * dayMs, notes[5]!.publishedAt + 60_000), place: '云南' }),
    pinned: notes.find((note, index) => index > 5 && note.sticky) ?? put(6, { sticky: true }),
    deleted: makeNote(notes[0]!.author, now - 30 * dayMs, now, random, makeId),
  }
}

function indexesOf(notes: readonly SyntheticNote[], authors: readonly Author[], landmarks: Landmarks) {
  const noteById = new Map([...notes, landmarks.deleted].map((note) => [note.id, note]))
  const authorById = new Map(authors.map((author) => [author.id, author]))
  return {
    noteOf: (id: string) => noteById.get(id),
    authorOf: (id: string) => authorById.get(id),
    notesBy: (authorId: string) =>
      notes
        .filter((note) => note.author.id === authorId)
        .sort((one, other) => Number(other.sticky) - Number(one.sticky) || other.publishedAt - one.publishedAt),
    inChannel: (channelId: string) => {
      const ofChannel = notes.filter((note) => note.niche.channelId === channelId)
      return niches.some((niche) => niche.channelId === channelId) ? ofChannel : notes
    },
    matching: (keyword: string) => {
      const words = keyword.trim().toLowerCase().split(/\s+/).filter(Boolean)
      return notes.filter((note) => {
        const text = `${note.title}\n${note.body}\n${note.niche.channelName}\n${note.author.nickname}`.toLowerCase()
        return words.length > 0 && words.every((word) => text.includes(word))
      })
    },
  }
}
