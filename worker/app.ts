/** The site map: what every request passes, and where each path goes. */
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { AppEnv } from './app-env.ts'
import { bearerAuth } from './middleware/bearer-auth.ts'
import { answerError, refuse } from './middleware/error-shape.ts'
import { noStore } from './middleware/no-store.ts'
import { rateLimit } from './middleware/rate-limit.ts'
import { requestId } from './middleware/request-id.ts'
import { requestLog } from './middleware/request-log.ts'
import { covers } from './routes/covers.ts'
import { devices } from './routes/devices.ts'
import { documentation } from './routes/documentation.ts'
import { health } from './routes/health.ts'
import { invites } from './routes/invites.ts'
import { me, members } from './routes/members.ts'
import { observations } from './routes/observations.ts'
import { setup } from './routes/setup.ts'
import { sync } from './routes/sync.ts'
import { tags } from './routes/tags.ts'
import { trends } from './routes/trends.ts'

export const app = new Hono<AppEnv>()
  .use(requestId, requestLog, noStore)
  // Any origin, never with credentials: only a bearer token opens anything, so a foreign page gains nothing.
  .use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
      allowHeaders: ['Authorization', 'Content-Type'],
      exposeHeaders: ['Retry-After', 'X-Request-Id'],
      maxAge: 86_400,
    }),
  )
  .use('/v1/*', bearerAuth, rateLimit)
  .route('/', documentation)
  .route('/v1/health', health)
  .route('/v1/setup', setup)
  .route('/v1/invites', invites)
  .route('/v1/me', me)
  .route('/v1/members', members)
  .route('/v1/devices', devices)
  .route('/v1/sync', sync)
  .route('/v1/observations', observations)
  .route('/v1/tags', tags)
  .route('/v1/trends', trends)
  .route('/v1/covers', covers)

app.onError(answerError)
app.notFound(() => refuse('not-found'))

/** For the typed client: `hc<AppType>(origin)`. */
export type AppType = typeof app
