import * as m from '../../locales/compiled/messages.js'
import { pageUrl } from '../../platform/runtime.ts'
import { listItems } from '../../replica/queries.ts'
import { useApp } from '../app-context.ts'
import { hashOf } from '../route.ts'
import { useLive } from '../use-live.ts'

/** The open search: what the library already has on it. */
export function SearchContext({ query }: { query: string }) {
  const { db } = useApp()
  const found = useLive(() => listItems(db, { text: query, boardId: null, tag: null }), [query])
  const count = found.state === 'ready' ? found.value.length : 0
  return (
    <>
      <h1 class="context-title">{m.context_search({ query })}</h1>
      <p class="context-row">
        <span class="faint">{found.state === 'ready' && m.context_search_found({ count })}</span>
        {count > 0 && (
          <a href={pageUrl(`dashboard.html${hashOf({ text: query })}`)} target="_blank" rel="noopener">
            {m.context_search_library({ query })}
          </a>
        )}
      </p>
    </>
  )
}
