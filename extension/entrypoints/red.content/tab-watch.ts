import * as v from 'valibot'
import type { PageKind } from '#shared/model/sighting.ts'
import { applyLocale } from '../../locales/locale.ts'
import { type TabPush, tabPushSchema, type TabSettings } from '../../messaging/protocol.ts'
import { send } from '../../messaging/send.ts'
import { isAlive, onTabPush } from '../../platform/runtime.ts'
import { observeNavigation } from '../../red/observe/navigation.ts'
import { readPage } from '../../red/pages.ts'
import { PageSession } from './page-session.ts'

const lookEveryMs = 1000
/** A background that says nothing for this long must not keep the page without chips. */
const settingsWithinMs = 3000
const stopKinds: ReadonlySet<PageKind> = new Set(['captcha', 'blocked', 'login'])

/**
 * Runs one session while RED is at peace and the person has not paused. On a captcha, warning or login page the session
 * ends, everything drawn is removed, and the only message left is the context that says so (law 1). A warning that goes
 * away by itself was still a warning: only the person's next step to a quiet page starts a new session.
 */
export function watchTab(win: Window, signal: AbortSignal): void {
  const { document: doc } = win
  let session: PageSession | null = null
  let stoppedBy: PageKind | null = null
  /** Null until the background has said: a paused person must not see chips come and go. */
  let settings: TabSettings | null = null

  const stop = () => {
    session?.end()
    session = null
  }
  const look = (isNewPage: boolean) => {
    if (signal.aborted || (stoppedBy && !isNewPage)) return
    const page = readPage(new URL(win.location.href), doc)
    if (stopKinds.has(page.kind)) {
      stop()
      if (stoppedBy !== page.kind) void send('tab/context', { kind: page.kind, note: null, creator: null, query: null })
      stoppedBy = page.kind
      return
    }
    stoppedBy = null
    if (!settings || settings.paused || (!session && !isAlive())) return
    session ??= new PageSession(win, page)
    session.look(page)
  }
  const follow = (changed: TabSettings) => {
    const isOtherLanguage = settings !== null && changed.locale !== settings.locale
    settings = changed
    applyLocale(changed.locale)
    if (changed.paused) stop()
    else look(false)
    if (isOtherLanguage) session?.redraw()
  }

  listen(signal, (push) => {
    if (push.type === 'marks/changed') session?.applyMarks(push.marks)
    else follow({ paused: push.paused, locale: push.locale })
  })
  const ask = async () => {
    const before = settings
    const reply = await send('tab/settings', {}, settingsWithinMs)
    // A push that came meanwhile is newer than this answer.
    if (!signal.aborted && settings === before)
      follow(reply.ok ? reply.value : (before ?? { paused: false, locale: null }))
  }
  observeNavigation(win, signal, () => look(true))
  // Nothing is pushed to a page in the back/forward cache.
  win.addEventListener('pageshow', ({ persisted }) => void (persisted && ask()), { signal })
  // RED's dialogs are mounted beforehand and shown by style: no single node tells of them.
  const timer = setInterval(() => {
    if (!doc.hidden) look(false)
  }, lookEveryMs)
  signal.addEventListener('abort', () => {
    clearInterval(timer)
    stop()
  })
  look(true)
  void ask()
}

function listen(signal: AbortSignal, handle: (push: TabPush) => void): void {
  onTabPush((message) => {
    const push = v.safeParse(tabPushSchema, message)
    if (push.success && !signal.aborted) handle(push.output)
  })
}
