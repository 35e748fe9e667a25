/** Notes and creator out of a page state, whichever stores it fills. */
import type { CreatorId } from '#shared/model/ids.ts'
import type { CreatorSighting, NoteSighting, PageKind } from '#shared/model/sighting.ts'
import { asCreatorId } from '../links.ts'
import { cleanText, mergeByNote, type ReadContext } from '../read/sighting.ts'
import { readCreatorData } from './creator.ts'
import { entries, isFields, list, member, text } from './fields.ts'
import { readNoteItem } from './note-item.ts'

export interface StateReading {
  /** Each note once; what the open note knows goes before what lists know. */
  notes: NoteSighting[]
  /** Entries that are no notes: live, related searches, phantom keys. */
  skipped: number
  /** The profile's owner, never the visitor. */
  creator: CreatorSighting | null
  /** Ids of the comments and replies under notes. */
  commentIds: string[]
}

export interface StateContext extends ReadContext {
  /** Whose profile the address names; the state itself does not always say. */
  creatorId: CreatorId | null
}

/** Reads a parsed state (see `parseState`) or a snapshot of the live one. Never throws on odd data. */
export function readState(state: unknown, context: StateContext): StateReading {
  const noteStore = detailsOf(state)
  const stores: Array<{ where: PageKind; items: unknown[] }> = [
    { where: 'note', items: noteStore.map((entry) => entry.item) },
    { where: 'search', items: list(member(state, 'search'), 'feeds') },
    { where: 'explore', items: list(member(state, 'feed'), 'feeds') },
    { where: 'profile', items: listsIn(member(member(state, 'user'), 'notes')) },
    { where: 'board', items: boardItems(state) },
  ]
  const query = cleanText(text(member(member(state, 'search'), 'searchContext'), 'keyword'), 100) ?? context.query
  const read = stores.flatMap(({ where, items }) =>
    items.map((item) => readNoteItem(item, { ...context, where, query })),
  )
  const found = read.filter((sighting) => sighting !== null)
  return {
    notes: mergeByNote(found),
    skipped: read.length - found.length,
    creator: readCreator(state, context),
    commentIds: noteStore.flatMap((entry) => commentIdsIn(entry.comments)),
  }
}

/** Ids of comments and of the replies inside them, each once. */
export function commentIdsIn(comments: unknown[]): string[] {
  const ids = comments.flatMap((comment) => [
    text(comment, 'id'),
    ...list(comment, 'subComments').map((reply) => text(reply, 'id')),
  ])
  return [...new Set(ids.filter((id) => id !== null && id !== ''))] as string[]
}

/** The map's keys are checked by the id inside: `"undefined"`, `""` and `"null"` are keys RED writes too. */
function detailsOf(state: unknown): Array<{ item: unknown; comments: unknown[] }> {
  return entries(member(member(state, 'note'), 'noteDetailMap')).map(([, entry]) => ({
    item: member(entry, 'note'),
    comments: list(member(entry, 'comments'), 'list'),
  }))
}

/** Lists by tab, as an array of arrays; newer builds may key them. */
function listsIn(value: unknown): unknown[] {
  const tabs = Array.isArray(value) ? value.slice(0, 20) : entries(value).map(([, tab]) => tab)
  return tabs.flatMap((tab) => (Array.isArray(tab) ? tab.slice(0, 5000) : []))
}

function boardItems(state: unknown): unknown[] {
  return entries(member(member(state, 'board'), 'boardFeedsMap')).flatMap(([, board]) => list(board, 'notes'))
}

function readCreator(state: unknown, context: StateContext): CreatorSighting | null {
  const user = member(state, 'user')
  const data = member(user, 'userPageData')
  const creatorId = context.creatorId ?? queriedCreator(user)
  return isFields(data) && creatorId ? readCreatorData(data, creatorId, context) : null
}

/** The tabs' own queries name the profile; two different names mean none is certain. */
function queriedCreator(user: unknown): CreatorId | null {
  const ids = new Set(list(user, 'noteQueries').map((query) => asCreatorId(text(query, 'userId'))))
  ids.delete(null)
  const [only = null] = ids
  return ids.size === 1 ? only : null
}
