import { useMemo } from 'preact/hooks'
import { type ItemQuery, type ItemRow, listItems, matcherOf } from '../../replica/queries.ts'
import { useApp } from '../app-context.ts'
import { type Loaded, useLive } from '../use-live.ts'

const everything: ItemQuery = { text: '', boardId: null, tag: null }

/**
 * The saved notes that answer the query, newest save first. The whole library is read once and then filtered in
 * memory: reading 10,000 rows again for every letter costs a second, filtering them a few milliseconds.
 */
export function useItems({ text, boardId, tag }: ItemQuery): Loaded<ItemRow[]> {
  const { db } = useApp()
  const all = useLive(() => listItems(db, everything), [])
  return useMemo(() => {
    if (all.state !== 'ready') return all
    const matches = matcherOf({ text, boardId, tag })
    return { state: 'ready', value: all.value.filter(({ item }) => matches(item)) }
  }, [all, text, boardId, tag])
}
