import { isNoteId } from '#shared/model/ids.ts'

export const screenIds = ['library', 'boards', 'competitors', 'trends', 'outbox', 'team', 'settings'] as const
export type ScreenId = (typeof screenIds)[number]

/** The whole view of the dashboard; the address bar holds it, so back, reload and a copied link work. */
export interface View {
  screen: ScreenId
  text: string
  board: string | null
  tag: string | null
  layout: 'grid' | 'list'
  /** The note open in the inspector. */
  item: string | null
  days: 1 | 3 | 7
}

const plain: View = { screen: 'library', text: '', board: null, tag: null, layout: 'grid', item: null, days: 3 }

/** Reads `#/library?q=…&board=…&tag=…&view=list&item=…`. Anything unknown or out of range reads as the default. */
export function viewOf(hash: string): View {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const params = new URLSearchParams(query)
  const item = params.get('item')
  const days = Number(params.get('days'))
  return {
    screen: screenIds.find((id) => id === path) ?? plain.screen,
    text: (params.get('q') ?? '').slice(0, 200),
    board: params.get('board')?.slice(0, 64) || null,
    tag: params.get('tag')?.slice(0, 64) || null,
    layout: params.get('view') === 'list' ? 'list' : 'grid',
    item: item && isNoteId(item) ? item : null,
    days: days === 1 || days === 7 ? days : 3,
  }
}

/** The shortest hash that reads back as this view; parts left out are the defaults. */
export function hashOf(view: Partial<View>): string {
  const { screen, text, board, tag, layout, item, days } = { ...plain, ...view }
  const params = new URLSearchParams()
  if (text) params.set('q', text)
  if (board) params.set('board', board)
  if (tag) params.set('tag', tag)
  if (layout !== plain.layout) params.set('view', layout)
  if (item) params.set('item', item)
  if (days !== plain.days) params.set('days', String(days))
  const query = params.toString()
  return `#/${screen}${query && `?${query}`}`
}
