import type { SessionResponse } from '#shared/contract/session.ts'
import { ok, type Result } from '#shared/model/result.ts'
import type { AppErrorCode } from '../messaging/errors.ts'
import type { MessageReply, MessageRequest } from '../messaging/protocol.ts'
import type { Handlers } from '../messaging/serve.ts'
import { connect, leave, setConsent } from '../replica/connect.ts'
import { readMeta } from '../replica/meta.ts'
import type { ApiResult } from './api.ts'
import type { Core } from './core.ts'

type SessionVerbs = 'session/setup' | 'session/join' | 'session/leave' | 'session/consent'

export function sessionHandlers(core: Core): Pick<Handlers, SessionVerbs> {
  const { api, db } = core
  return {
    'session/setup': ({ address, code, workspaceName, nickname, deviceName, shareObservations }) =>
      join(core, { address, shareObservations }, (origin) =>
        api.setup(origin, { code, workspaceName, nickname, deviceName }),
      ),
    'session/join': ({ address, code, nickname, deviceName, shareObservations }) =>
      join(core, { address, shareObservations }, (origin) => api.redeem(origin, { code, nickname, deviceName })),
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
  { address, shareObservations }: Pick<MessageRequest<'session/join'>, 'address' | 'shareObservations'>,
  redeem: (origin: string) => Promise<ApiResult<SessionResponse>>,
): Promise<Result<MessageReply<'session/join'>, AppErrorCode>> {
  const origin = await core.api.checkWorker(address)
  if (!origin.ok) return origin
  const made = await redeem(origin.value)
  if (!made.ok) return made
  const { workspace, member } = made.value
  await connect(core.db, { address: origin.value, ...made.value }, shareObservations, core)
  await core.live.restart()
  core.sync.wake()
  return ok({ workspaceName: workspace.name, nickname: member.nickname, role: member.role })
}
