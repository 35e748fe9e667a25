/**
 * Permission as a type: functions that write or reveal demand an `Authorized` value, and only the checks in
 * this file can make one. Forgetting to ask does not compile.
 */
import type { Op } from '#shared/model/entity.ts'
import { mayChange } from '#shared/model/policy.ts'
import type { Role } from '#shared/model/role.ts'
import type { Actor } from './actor.ts'

declare const granted: unique symbol

export type Authorized<A extends Action> = Actor & { readonly [granted]: A }
export type AuthorizedOp = Op & { readonly [granted]: 'op' }

/** What a role may do to the workspace as a whole. Entities have their own table in `shared/model/policy.ts`. */
export const actionRoles = {
  /** Reading anything of the own workspace. */
  read: ['owner', 'editor', 'reviewer', 'viewer'],
  /** Sending ops at all; each op is then asked about on its own. */
  push: ['owner', 'editor', 'reviewer', 'viewer'],
  /** Adding to what the team has observed. */
  observe: ['owner', 'editor', 'reviewer'],
  /** A cover belongs to a saved note: whoever may save may add one. */
  'store-cover': (['owner', 'editor', 'reviewer', 'viewer'] as const).filter((role) =>
    mayChange(role, 'item', 'create'),
  ),
  invite: ['owner'],
  'revoke-own-device': ['owner', 'editor', 'reviewer', 'viewer'],
  'revoke-any-device': ['owner'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof actionRoles

/** The actor with the right to do `action`, or null when the role held now does not carry it. */
export function authorize<A extends Action>(actor: Actor, action: A): Authorized<A> | null {
  const roles: readonly Role[] = actionRoles[action]
  return roles.includes(actor.role) ? (actor as Authorized<A>) : null
}

/** The op with the right to be applied, or null. Asked per op, at the moment the server takes it. */
export function authorizeOp(role: Role, op: Op): AuthorizedOp | null {
  return mayChange(role, op.kind, op.change.type) ? (op as AuthorizedOp) : null
}
