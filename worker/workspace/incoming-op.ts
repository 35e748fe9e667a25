import * as v from 'valibot'
import { type Kind, kinds, type Op, opSchema } from '#shared/model/entity.ts'

/** An op on its way into the object: numbered, and `op` null when it cannot be read. */
export interface IncomingOp {
  seq: number
  opId: string
  op: Op | null
}

/**
 * Reads one op of a push. Fields are parsed by their kind here and not only where they are applied: a value nested
 * a hundred thousand levels deep survives JSON but not the call into the object, and would block the queue for ever.
 */
export function readIncomingOp(raw: { seq: number; opId: string; [key: string]: unknown }): IncomingOp {
  const numbered = { seq: raw.seq, opId: raw.opId }
  const parsed = v.safeParse(opSchema, raw)
  if (!parsed.success) return { ...numbered, op: null }
  const op = parsed.output
  if (op.change.type !== 'create' && op.change.type !== 'set') return { ...numbered, op }
  const fields = readFields(op.kind, op.change.fields)
  return { ...numbered, op: fields && { ...op, change: { ...op.change, fields } } }
}

function readFields(kind: Kind, fields: unknown): Record<string, unknown> | null {
  const parsed = v.safeParse(kinds[kind].fields, fields)
  return parsed.success ? parsed.output : null
}
