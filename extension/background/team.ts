/** What the worker knows and the replica does not: asked when somebody looks, never stored. */
import { fail, ok } from '#shared/model/result.ts'
import type { Handlers } from '../messaging/serve.ts'
import { readMeta, writeMeta } from '../replica/meta.ts'
import type { Access, ApiResult } from './api.ts'
import { isSignedOut } from './backoff.ts'
import type { Core } from './core.ts'

type TeamVerbs = 'tags/suggest' | 'trends/read' | 'invite/create' | 'members/read' | 'device/revoke'

export function teamHandlers(core: Core): Pick<Handlers, TeamVerbs> {
  const { api } = core
  return {
    'tags/suggest': ({ noteId, authorId, text }) =>
      ask(core, (access) =>
        api.suggestTags(access, {
          ...(noteId === null ? {} : { noteId }),
          ...(authorId === null ? {} : { authorId }),
          ...(text === null ? {} : { text }),
        }),
      ),
    'trends/read': ({ days }) => ask(core, (access) => api.readTrends(access, days)),
    'invite/create': ({ role }) => ask(core, (access) => api.createInvite(access, role)),
    'members/read': () => ask(core, (access) => api.readMembers(access)),
    'device/revoke': async ({ deviceId }) => {
      const session = await readMeta(core.db, 'session')
      const revoked = await ask(core, (access) => api.revokeDevice(access, deviceId))
      // One's own device: the socket's close says the same, but Chrome reports it seconds later.
      if (revoked.ok && session?.device.id === deviceId) await noteSignedOut(core, session.token)
      return revoked
    },
  }
}

async function ask<T>(core: Core, question: (access: Access) => Promise<ApiResult<T>>) {
  const session = await readMeta(core.db, 'session')
  if (!session) return fail('not-connected')
  const answer = await question(session)
  if (answer.ok) return ok(answer.value)
  if (isSignedOut(answer.code)) await noteSignedOut(core, session.token)
  return fail(answer.code)
}

/** The device was revoked: nothing local goes, the pages show it and offer the export of what is unsent. */
export async function noteSignedOut({ db }: Pick<Core, 'db'>, token: string): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    if ((await readMeta(db, 'session'))?.token === token) await writeMeta(db, 'syncError', 'token-invalid')
  })
}
