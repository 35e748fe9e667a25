import { sValidator } from '@hono/standard-validator'
import { Hono } from 'hono'
import { tagSuggestQuerySchema } from '#shared/contract/tags.ts'
import type { AppEnv } from '../app-env.ts'
import { refuseInvalid } from '../middleware/error-shape.ts'
import { permitted } from '../middleware/permitted.ts'
import { workspaceOf } from '../workspace/stub.ts'

export const tags = new Hono<AppEnv>().get(
  '/suggest',
  sValidator('query', tagSuggestQuerySchema, refuseInvalid),
  async (c) => {
    const actor = permitted(c, 'read')
    return c.json(await workspaceOf(c.env, actor).suggestTags(actor, c.req.valid('query')))
  },
)
