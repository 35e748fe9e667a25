import * as v from 'valibot'
import { ownIdSchema } from './ids.ts'
import { type BoardFields, boardFieldsSchema, boardIdSchema } from './kinds/board.ts'
import { type CompetitorFields, competitorFieldsSchema, competitorIdSchema } from './kinds/competitor.ts'
import { type ItemFields, itemFieldsSchema, itemIdSchema } from './kinds/item.ts'
import { type SettingFields, settingFieldsSchema, settingIdSchema } from './kinds/setting.ts'

export interface KindFields {
  item: ItemFields
  board: BoardFields
  competitor: CompetitorFields
  setting: SettingFields
}
export type Kind = keyof KindFields

interface KindRules {
  id: v.GenericSchema<string, string>
  fields: v.GenericSchema<unknown, Record<string, unknown>> & { readonly entries: object }
  /** Fields that hold a set of strings and change by `add` / `remove` only. */
  sets: readonly string[]
}

/** Every kind of curated thing (law 2). A new capability is usually one line here and one screen. */
export const kinds: Record<Kind, KindRules> = {
  item: { id: itemIdSchema, fields: itemFieldsSchema, sets: ['tags', 'boards'] },
  board: { id: boardIdSchema, fields: boardFieldsSchema, sets: [] },
  competitor: { id: competitorIdSchema, fields: competitorFieldsSchema, sets: [] },
  setting: { id: settingIdSchema, fields: settingFieldsSchema, sets: [] },
}
export const kindNames = Object.keys(kinds) as Kind[]
export const kindSchema = v.picklist(kindNames)

/** Names every kind and field that this version knows: two versions with the same text leave out the same. */
export const modelFingerprint = kindNames
  .map((kind) => `${kind}(${Object.keys(kinds[kind].fields.entries).join(' ')})`)
  .join(' ')

/** A curated thing as the server knows it. `rev` grows by one with every accepted or refused op of the workspace. */
export interface Entity<K extends Kind = Kind> {
  kind: K
  id: string
  fields: KindFields[K]
  rev: number
  deleted: boolean
  /** Member ids; null in a local copy that has not reached the server. */
  createdBy: string | null
  updatedBy: string | null
  /** Epoch ms of the server's clock (of the local clock until synced): for display, never for order. */
  createdAt: number
  updatedAt: number
}

export const changeSchema = v.variant('type', [
  /** Makes the entity, or merges into it, or brings a deleted one back: what a person means by "save". */
  v.strictObject({ type: v.literal('create'), fields: v.record(v.string(), v.unknown()) }),
  /** Last writer wins per field, in server order. Never brings a deleted entity back. */
  v.strictObject({ type: v.literal('set'), fields: v.record(v.string(), v.unknown()) }),
  v.strictObject({ type: v.literal('add'), field: v.string(), values: v.pipe(v.array(v.string()), v.maxLength(200)) }),
  v.strictObject({
    type: v.literal('remove'),
    field: v.string(),
    values: v.pipe(v.array(v.string()), v.maxLength(200)),
  }),
  v.strictObject({ type: v.literal('delete') }),
  v.strictObject({ type: v.literal('restore') }),
])
export type Change = v.InferOutput<typeof changeSchema>

/** One client operation. `seq` is gapless per client and starts at 1; see the sync protocol in `contract/sync.ts`. */
export const opSchema = v.strictObject({
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  opId: ownIdSchema,
  kind: kindSchema,
  id: v.pipe(v.string(), v.maxLength(64)),
  change: changeSchema,
})
export type Op = v.InferOutput<typeof opSchema>

export const entityKey = (kind: Kind, id: string): string => `${kind}:${id}`
