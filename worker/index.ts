import { app } from './app.ts'
import type { Env } from './env.ts'
import { runNightly } from './nightly.ts'

export { Workspace } from './workspace/object.ts'

export default {
  fetch: app.fetch,
  scheduled: (_controller, env) => runNightly(env, Date.now()),
} satisfies ExportedHandler<Env>
