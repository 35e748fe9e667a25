/** The worker's routes as its typed client needs them; the shapes are the contract's. */
import type { Hono } from 'hono'
import type { HealthResponse } from '#shared/contract/health.ts'
import type { ObservationsRequest, ObservationsResponse } from '#shared/contract/observations.ts'
import type { InviteResponse, MembersResponse, SessionResponse } from '#shared/contract/session.ts'
import type { PullResponse, PushRequest, PushResponse } from '#shared/contract/sync.ts'
import type { TagSuggestResponse } from '#shared/contract/tags.ts'
import type { TrendsResponse } from '#shared/contract/trends.ts'
import type { Role } from '#shared/model/role.ts'

// A type, not an interface: Hono's client reads it through an index signature.
type Route<Input, Output> = { input: Input; output: Output; outputFormat: 'json'; status: 200 }
interface Joining {
  code: string
  nickname: string
  deviceName: string
}
type Post<Json, Output> = { $post: Route<{ json: Json }, Output> }
type Get<Query, Output> = { $get: Route<{ query: Query }, Output> }
type GetPlain<Output> = { $get: Route<object, Output> }

// oxlint-disable-next-line typescript/no-empty-object-type -- Hono's own default for an app without bindings
export type AppType = Hono<{}, Routes>

type Routes = {
  '/v1/health': GetPlain<HealthResponse>
  '/v1/setup': Post<Joining & { workspaceName: string }, SessionResponse>
  '/v1/invites': Post<{ role: Exclude<Role, 'owner'> }, InviteResponse>
  '/v1/invites/redeem': Post<Joining, SessionResponse>
  '/v1/members': GetPlain<MembersResponse>
  '/v1/devices/:id': { $delete: Route<{ param: { id: string } }, { revoked: true }> }
  '/v1/sync/push': Post<PushRequest, PushResponse>
  '/v1/sync/pull': Get<{ clientId: string; cursor: string }, PullResponse>
  '/v1/observations': Post<ObservationsRequest, ObservationsResponse>
  '/v1/tags/suggest': Get<{ text?: string; authorId?: string; noteId?: string; limit?: string }, TagSuggestResponse>
  '/v1/trends': Get<{ days?: '1' | '3' | '7'; limit?: string }, TrendsResponse>
}
