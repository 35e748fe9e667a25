/** Notices that RED changed its address without loading a document. Patches nothing of the page. */

const pollEveryMs = 500

/**
 * Calls `onChange` with each new address until `signal` aborts: by the Navigation API where there is one, else by
 * comparing the address twice a second and at `popstate`; also when the page comes back from the back/forward cache.
 */
export function observeNavigation(win: Window, signal: AbortSignal, onChange: (url: URL) => void): void {
  if (signal.aborted) return
  let last = win.location.href
  const compare = () => {
    const { href } = win.location
    if (href === last) return
    last = href
    onChange(new URL(href))
  }
  const comeBack = (event: PageTransitionEvent) => {
    last = win.location.href
    if (event.persisted) onChange(new URL(last))
  }

  const navigation = (win as { navigation?: EventTarget }).navigation
  if (navigation) navigation.addEventListener('currententrychange', compare, { signal })
  else pollWhileShown(win, signal, compare)
  win.addEventListener('popstate', compare, { signal })
  win.addEventListener('pageshow', comeBack, { signal })
}

/** A page in the back/forward cache must not hold a running timer. */
function pollWhileShown(win: Window, signal: AbortSignal, compare: () => void): void {
  let timer = win.setInterval(compare, pollEveryMs)
  const stop = () => win.clearInterval(timer)
  win.addEventListener('pagehide', stop, { signal })
  win.addEventListener(
    'pageshow',
    () => {
      stop()
      timer = win.setInterval(compare, pollEveryMs)
    },
    { signal },
  )
  signal.addEventListener('abort', stop)
}
