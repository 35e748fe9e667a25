import type { Role } from '#shared/model/role.ts'
import * as m from '../../locales/compiled/messages.js'

/** What people call a role. */
export const roleName: Record<Role, () => string> = {
  owner: m.team_role_owner,
  editor: m.team_role_editor,
  reviewer: m.team_role_reviewer,
  viewer: m.team_role_viewer,
}
