import type { SessionResponse } from '#shared/contract/session.ts'
import type { Role } from '#shared/model/role.ts'
import { makeId, makeToken, sha256Hex } from './secrets.ts'

interface Names {
  workspaceName: string
  nickname: string
  deviceName: string
  role: Role
}

/** A member with a first device in a new workspace, not yet written anywhere. */
export async function newSession(names: Names): Promise<{ response: SessionResponse; tokenHash: string }> {
  const token = makeToken()
  const response: SessionResponse = {
    token,
    workspace: { id: makeId(), name: names.workspaceName },
    member: { id: makeId(), nickname: names.nickname, role: names.role },
    device: { id: makeId(), name: names.deviceName },
  }
  return { response, tokenHash: await sha256Hex(token) }
}
