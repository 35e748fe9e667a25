/** One note of a feed, list or detail, from page state or an API answer: the same shape in two spellings. */
import type { Count } from '#shared/model/count.ts'
import type { NoteKind, NoteSighting } from '#shared/model/sighting.ts'
import { parseCount } from '#shared/text/counts.ts'
import { asCreatorId, asNoteId, pictureAddress } from '../links.ts'
import { blankSighting, cleanTags, cleanText, type ReadContext, textLimits } from '../read/sighting.ts'
import { list, member, text } from './fields.ts'

/**
 * The note in a feed item `{id, modelType, noteCard}`, in a bare card `{noteId, …}` or in a detail, or null when the
 * item is no note (live, related searches, a phantom entry without id). The address is null: RED's links must not be
 * put together from a token, only taken as they stand.
 */
export function readNoteItem(item: unknown, context: ReadContext): NoteSighting | null {
  const model = text(item, 'modelType')
  if (model !== null && model !== 'note') return null
  const card = member(item, 'noteCard') ?? item
  const noteId = asNoteId(text(item, 'id')) ?? asNoteId(text(card, 'noteId'))
  if (!noteId) return null

  const desc = text(card, 'desc')
  const interact = member(card, 'interactInfo')
  return {
    ...blankSighting(noteId, context),
    title: cleanText(text(card, 'displayTitle') ?? text(card, 'title'), textLimits.title),
    body: cleanText(desc && plainBody(desc), textLimits.body),
    tags: readTags(card),
    author: readUser(member(card, 'user')),
    noteKind: noteKinds[text(card, 'type') ?? ''] ?? null,
    likes: readCount(interact, 'likedCount'),
    collects: readCount(interact, 'collectedCount'),
    comments: readCount(interact, 'commentCount'),
    // Search says shared, detail says share.
    shares: readCount(interact, 'sharedCount') ?? readCount(interact, 'shareCount'),
    coverUrl: readPicture(member(card, 'cover'), context) ?? readPicture(list(card, 'imageList')[0], context),
  }
}

/** A count kept as text (`"1.5万"`) or, in older answers, as a number. */
export function readCount(holder: unknown, name: string): Count | null {
  const value = member(holder, name)
  return typeof value === 'string' || typeof value === 'number' ? parseCount(String(value)) : null
}

const noteKinds: Record<string, NoteKind> = { normal: 'image', video: 'video' }

/** `#露营[话题]#` stands in the stored text where the page shows `#露营`. */
const plainBody = (desc: string): string => desc.slice(0, textLimits.body * 4).replaceAll('[话题]#', '')

function readTags(card: unknown): string[] | null {
  return Array.isArray(member(card, 'tagList'))
    ? cleanTags(list(card, 'tagList').map((tag) => text(tag, 'name')))
    : null
}

/** Either spelling of the nickname may be the missing one. */
function readUser(user: unknown): NoteSighting['author'] {
  const id = asCreatorId(text(user, 'userId'))
  const name = cleanText(text(user, 'nickname'), textLimits.name) ?? cleanText(text(user, 'nickName'), textLimits.name)
  return id || name ? { id, name: name ?? '' } : null
}

function readPicture(picture: unknown, { base }: ReadContext): string | null {
  const scenes = list(picture, 'infoList')
  const plain = scenes.find((scene) => /DFT|WM/.test(text(scene, 'imageScene') ?? ''))
  return (
    pictureAddress(text(picture, 'urlDefault'), base) ??
    pictureAddress(text(plain, 'url'), base) ??
    pictureAddress(text(picture, 'url'), base)
  )
}
