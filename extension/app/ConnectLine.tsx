import * as m from '../locales/compiled/messages.js'
import { pageUrl } from '../platform/runtime.ts'

/** The one quiet line for people who work alone: nothing is missing, more is possible. */
export function ConnectLine({ short }: { short?: boolean }) {
  return (
    <p class="connect-line">
      {!short && <>{m.app_connect_line()} </>}
      <a href={pageUrl('pair.html')} target="_blank" rel="noopener">
        {m.app_connect()}
      </a>
    </p>
  )
}
