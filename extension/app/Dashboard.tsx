import { useEffect, useRef } from 'preact/hooks'
import * as m from '../locales/compiled/messages.js'
import { Icon } from '../ui/Icon.tsx'
import { ConnectLine } from './ConnectLine.tsx'
import { OutboxLine } from './outbox/OutboxLine.tsx'
import { hashOf } from './route.ts'
import { screens } from './screens.ts'
import { useSession } from './use-live.ts'
import { useView } from './use-view.ts'
import './shell.css'

/** The dashboard: a rail of screens on the left, one screen in the middle. */
export function Dashboard() {
  const { view } = useView()
  const session = useSession()
  const main = useRef<HTMLElement>(null)
  const shown = screens.find((screen) => screen.id === view.screen)
  useEffect(() => {
    main.current?.scrollTo(0, 0)
  }, [view.screen])
  if (!shown) return null
  const Shown = shown.dashboard
  return (
    <div class="dashboard">
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        {m.app_skip()}
      </a>
      <header class="rail">
        <p class="brand">
          <Icon name="bookmark" size={18} filled />
          <span>{m.common_product()}</span>
        </p>
        <nav aria-label={m.app_nav()}>
          <ul>
            {screens.map(({ id, title, icon }) => (
              <li key={id}>
                <a
                  class="rail-link"
                  href={hashOf({ screen: id })}
                  aria-current={id === view.screen ? 'page' : undefined}
                >
                  <Icon name={icon} />
                  <span>{title()}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="rail-foot">
          {session && <p class="rail-workspace">{session.workspace.name}</p>}
          <OutboxLine />
          {session === null && <ConnectLine short />}
        </div>
      </header>
      <main ref={main} id="main" class="main" tabIndex={-1}>
        <Shown key={view.screen} />
      </main>
    </div>
  )
}
