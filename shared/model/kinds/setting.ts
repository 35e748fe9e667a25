import * as v from 'valibot'

/** A team-wide setting; the entity id is its name, e.g. `page-standing-minimum`. */
export const settingFieldsSchema = v.partial(
  v.strictObject({
    value: v.union([v.boolean(), v.number(), v.pipe(v.string(), v.maxLength(400))]),
  }),
)
export type SettingFields = v.InferOutput<typeof settingFieldsSchema>
export const settingIdSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,63}$/))
