import type { SessionResponse } from '#shared/contract/session.ts'
import { ok, type Result } from '#shared/model/result.ts'
import type { AppErrorCode } from '../messaging/errors.ts'
import type { MessageReply, MessageRequest } from '../messaging/protocol.ts'
import type { Handlers } from '../messaging/serve.ts'
import { connect, leave, setConsent } from '../replica/connect.ts'
import { readMeta, writeMeta } from '../replica/meta.ts'
import type { ApiResult } from './api.ts'
import type { Core } from './core.ts'

type SessionVerbs = 'session/setup' | 'session/join' | 'session/leave' | 'session/consent'

export function sessionHandlers(core: Core): Pick<Handlers, SessionVerbs> {
  const { api, db } = core
  return {
    'session/setup': ({ address, code, workspaceName, nickname, deviceName, shareObservations }) =>
      join(core, { address, code, shareObservations }, (origin, attempt) =>
        api.setup(origin, { code, workspaceName, nickname, deviceName, attempt }),
      ),
    'session/join': ({ address, code, nickname, deviceName, shareObservations }) =>
      join(core, { address, code, shareObservations }, (origin, attempt) =>
        api.redeem(origin, { code, nickname, deviceName, attempt }),
      ),
    'session/leave': async () => {
      const session = await readMeta(db, 'session')
      await leave(db)
      await core.live.restart()
      core.sync.wake()
      // The token should die with the connection; without a network it dies by its idle time.
      if (session) void api.revokeDevice(session, session.device.id)
      return ok({})
    },
    'session/consent': async ({ shareObservations }) => {
      await setConsent(db, shareObservations)
      return ok({})
    },
  }
}

async function join(
  core: Core,
  { address, code, shareObservations }: Pick<MessageRequest<'session/join'>, 'address' | 'code' | 'shareObservations'>,
  redeem: (origin: string, attempt: string) => Promise<ApiResult<SessionResponse>>,
): Promise<Result<MessageReply<'session/join'>, AppErrorCode>> {
  const origin = await core.api.checkWorker(address)
  if (!origin.ok) return origin
  const made = await redeem(origin.value, await attemptFor(core, code.trim()))
  if (!made.ok) return made
  const { workspace, member } = made.value
  await connect(core.db, { address: origin.value, ...made.value }, shareObservations, core)
  await core.live.restart()
  core.sync.wake()
  return ok({ workspaceName: workspace.name, nickname: member.nickname, role: member.role })
}

/** On disk before the code is sent: the code is dead with the answer, and the background may be gone before it comes. */
async function attemptFor({ db, newId }: Pick<Core, 'db' | 'newId'>, code: string): Promise<string> {
  return db.transaction('rw', db.meta, async () => {
    const begun = await readMeta(db, 'redeeming')
    if (begun?.code === code) return begun.attempt
    const attempt = newId()
    await writeMeta(db, 'redeeming', { code, attempt })
    return attempt
  })
}
