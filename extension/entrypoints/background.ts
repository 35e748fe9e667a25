import { defineBackground } from 'wxt/utils/define-background'
import { createCore, syncAlarm } from '../background/create-core.ts'
import { createHandlers } from '../background/handlers.ts'
import { listenForWakeUps } from '../background/wake-ups.ts'
import { serve } from '../messaging/serve.ts'

// Every listener is registered synchronously here: the browser starts the background for an event and drops it
// when nobody listens by the end of the first turn.
export default defineBackground(() => {
  const core = createCore()
  serve(createHandlers(core))
  listenForWakeUps(core, syncAlarm)
  core.sync.wake()
})
