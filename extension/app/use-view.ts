import { useEffect, useState } from 'preact/hooks'
import { hashOf, type View, viewOf } from './route.ts'

interface ViewControl {
  view: View
  /** Changes parts of the view. A step is one that "back" should undo; typing is not one. */
  go: (change: Partial<View>, kind?: 'step' | 'typing') => void
}

/** The view in the address bar. */
export function useView(): ViewControl {
  const [view, setView] = useState(() => viewOf(location.hash))
  useEffect(() => {
    const follow = () => setView(viewOf(location.hash))
    addEventListener('hashchange', follow)
    addEventListener('popstate', follow)
    return () => {
      removeEventListener('hashchange', follow)
      removeEventListener('popstate', follow)
    }
  }, [])
  const go: ViewControl['go'] = (change, kind = 'step') => {
    const next = { ...viewOf(location.hash), ...change }
    if (kind === 'typing') history.replaceState(null, '', hashOf(next))
    else history.pushState(null, '', hashOf(next))
    setView(next)
  }
  return { view, go }
}
