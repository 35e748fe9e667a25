import type { Role } from '#shared/model/role.ts'

/** Who is asking, as D1 knows it at this request. Nothing in here was written by the client. */
export interface Actor {
  memberId: string
  role: Role
  workspaceId: string
  deviceId: string
}
