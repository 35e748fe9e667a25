import type { Change, Kind } from './entity.ts'
import type { Role } from './role.ts'

type Verb = Change['type']

const everyVerb: readonly Verb[] = ['create', 'set', 'add', 'remove', 'delete', 'restore']
const comments: readonly Verb[] = ['set', 'add', 'remove']
const none: readonly Verb[] = []

/** Who may do what: kind × role → verbs. The worker asks per op with the role held now; the client asks to hide buttons. */
export const policy: Record<Kind, Record<Role, readonly Verb[]>> = {
  item: { owner: everyVerb, editor: everyVerb, reviewer: comments, viewer: none },
  board: { owner: everyVerb, editor: everyVerb, reviewer: none, viewer: none },
  competitor: { owner: everyVerb, editor: everyVerb, reviewer: none, viewer: none },
  setting: { owner: everyVerb, editor: none, reviewer: none, viewer: none },
}

export function mayChange(role: Role, kind: Kind, verb: Verb): boolean {
  return policy[kind][role].includes(verb)
}
