import type { Change, Kind } from '#shared/model/entity.ts'
import { mayChange } from '#shared/model/policy.ts'
import { useSession } from './use-live.ts'

/** Whether to offer a control. Alone on a device everything is allowed; the worker decides again for every change. */
export function useMay(kind: Kind, verb: Change['type']): boolean {
  const session = useSession()
  return !session || mayChange(session.member.role, kind, verb)
}
