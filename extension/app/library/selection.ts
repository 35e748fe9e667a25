/** Where the keyboard is in the list, and what is ticked. */
export interface Selection {
  cursor: string | null
  chosen: ReadonlySet<string>
}

export type SelectionStep =
  | { type: 'move'; by: number }
  | { type: 'point'; id: string }
  /** Without an id: what the cursor is on. */
  | { type: 'toggle'; id?: string }
  | { type: 'clear' }

export const nothingSelected: Selection = { cursor: null, chosen: new Set() }

/** One step of the keyboard or mouse through the ids on screen, in their order. The cursor stops at both ends. */
export function stepSelection(before: Selection, step: SelectionStep, ids: readonly string[]): Selection {
  if (step.type === 'clear') return { ...before, chosen: new Set() }
  if (step.type === 'point') return { ...before, cursor: step.id }
  if (step.type === 'move') return { ...before, cursor: moved(before.cursor, step.by, ids) }
  const id = step.id ?? before.cursor
  if (id === null || !ids.includes(id)) return before
  const chosen = new Set(before.chosen)
  if (!chosen.delete(id)) chosen.add(id)
  return { cursor: id, chosen }
}

/** What an action applies to: everything ticked that is still on screen, else what the cursor is on. */
export function targetsOf({ cursor, chosen }: Selection, ids: readonly string[]): string[] {
  const ticked = ids.filter((id) => chosen.has(id))
  if (ticked.length > 0) return ticked
  return cursor !== null && ids.includes(cursor) ? [cursor] : []
}

function moved(cursor: string | null, by: number, ids: readonly string[]): string | null {
  const at = cursor === null ? -1 : ids.indexOf(cursor)
  if (at === -1) return (by > 0 ? ids[0] : ids.at(-1)) ?? null
  return ids[Math.min(ids.length - 1, Math.max(0, at + by))] ?? null
}
