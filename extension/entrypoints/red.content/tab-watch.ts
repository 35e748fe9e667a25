import * as v from 'valibot'
import type { PageKind } from '#shared/model/sighting.ts'
import { tabPushSchema } from '../../messaging/protocol.ts'
import { send } from '../../messaging/send.ts'
import { isAlive, onTabPush } from '../../platform/runtime.ts'
import { observeNavigation } from '../../red/observe/navigation.ts'
import { readPage } from '../../red/pages.ts'
import { PageSession } from './page-session.ts'

const lookEveryMs = 1000
const stopKinds: ReadonlySet<PageKind> = new Set(['captcha', 'blocked', 'login'])

/**
 * Runs one session while RED is at peace. On a captcha, warning or login page the session ends, everything drawn is
 * removed, and the only message left is the context that says so (law 1). A warning that goes away by itself was still
 * a warning: only the person's next step to a quiet page starts a new session.
 */
export function watchTab(win: Window, signal: AbortSignal): void {
  const { document: doc } = win
  let session: PageSession | null = null
  let stoppedBy: PageKind | null = null
  let isPaused = false

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
    if (isPaused || (!session && !isAlive())) return
    session ??= new PageSession(win, page)
    session.look(page)
  }

  onTabPush((message) => {
    const push = v.safeParse(tabPushSchema, message)
    if (!push.success || signal.aborted) return
    if (push.output.type === 'marks/changed') {
      session?.applyMarks(push.output.marks)
      return
    }
    isPaused = push.output.paused
    if (isPaused) stop()
    else look(false)
  })
  observeNavigation(win, signal, () => look(true))
  // RED's dialogs are mounted beforehand and shown by style: no single node tells of them.
  const timer = setInterval(() => {
    if (!doc.hidden) look(false)
  }, lookEveryMs)
  signal.addEventListener('abort', () => {
    clearInterval(timer)
    stop()
  })
  look(true)
}
