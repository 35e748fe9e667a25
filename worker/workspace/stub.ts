import type { Actor } from '../actor.ts'
import type { Env } from '../env.ts'
import type { Workspace } from './object.ts'

type Call = 'admit' | 'push' | 'pull' | 'observe' | 'suggestTags' | 'findTrends' | 'closeDevice' | 'sweep'

/**
 * The object's methods as the worker calls them. Spelt out because the platform's own stub type gives up on
 * `Record<string, unknown>`, which the call itself carries without loss.
 */
type WorkspaceCalls = {
  [K in Call]: (...args: Parameters<Workspace[K]>) => Promise<ReturnType<Workspace[K]>>
} & { fetch: (request: Request) => Promise<Response> }

/** The object of the actor's workspace. Its name is the random id that D1 holds; no client text reaches this place. */
export function workspaceOf(env: Env, actor: Pick<Actor, 'workspaceId'>): WorkspaceCalls {
  return env.WORKSPACE.get(env.WORKSPACE.idFromName(actor.workspaceId))
}
