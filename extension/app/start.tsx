// First of all: the order of the cascade layers is set where they are first named.
import '../ui/tokens.css'
import '../ui/base.css'
import { type ComponentType, render } from 'preact'
import * as m from '../locales/compiled/messages.js'
import { applyLocale, type Locale } from '../locales/locale.ts'
import { send } from '../messaging/send.ts'
import { ReplicaDb } from '../replica/db.ts'
import { watchLive } from '../replica/live.ts'
import { type Meta, readMeta } from '../replica/meta.ts'
import { createToasts } from '../ui/toasts.ts'
import { ToastStack } from '../ui/ToastStack.tsx'
import { type App, AppProvider } from './app-context.ts'
import { Failure } from './Failure.tsx'
import { KeepSynced } from './KeepSynced.tsx'

/** Draws one of our pages into its `<main>` root, in the language and theme of this device, and keeps following both. */
export function start(page: { screen: ComponentType; title: () => string; density: 'panel' | 'dashboard' }): void {
  const root = document.querySelector('#app')
  if (!root) throw new Error('The page has no #app')
  document.documentElement.dataset.density = page.density
  const app: App = {
    db: new ReplicaDb(),
    ports: { now: Date.now, newId: () => crypto.randomUUID() },
    ask: send,
    toasts: createToasts({ now: Date.now, after: delay }),
  }
  const draw = (look: Look) => {
    const locale = dress(look, page.title)
    render(<Page key={locale} app={app} screen={page.screen} />, root)
  }
  watchLive(
    () => readLook(app.db),
    draw,
    () => {
      dress({ locale: null, theme: 'system' }, page.title)
      render(<Failure code="storage-failed" again={() => location.reload()} />, root)
    },
  )
}

type Look = Pick<Meta, 'locale' | 'theme'>

async function readLook(db: ReplicaDb): Promise<Look> {
  const [locale, theme] = await Promise.all([readMeta(db, 'locale'), readMeta(db, 'theme')])
  return { locale, theme }
}

function dress(look: Look, title: () => string): Locale {
  const locale = applyLocale(look.locale)
  const { documentElement } = document
  documentElement.lang = locale
  documentElement.dataset.theme = look.theme
  document.title = `${title()} · ${m.common_product()}`
  return locale
}

function Page({ app, screen: Screen }: { app: App; screen: ComponentType }) {
  return (
    <AppProvider value={app}>
      <KeepSynced />
      <Screen />
      <ToastStack toasts={app.toasts} closeLabel={m.common_close()} />
    </AppProvider>
  )
}

function delay(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
