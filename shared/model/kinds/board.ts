import * as v from 'valibot'
import { ownIdSchema } from '../ids.ts'
import { textUpTo } from '../text.ts'

export const boardFieldsSchema = v.partial(
  v.strictObject({
    name: v.pipe(textUpTo(60), v.trim(), v.minLength(1)),
    note: textUpTo(400),
  }),
)
export type BoardFields = v.InferOutput<typeof boardFieldsSchema>
export const boardIdSchema = ownIdSchema
