import { sValidator } from '@hono/standard-validator'
import { Hono } from 'hono'
import { trendsQuerySchema } from '#shared/contract/trends.ts'
import type { AppEnv } from '../app-env.ts'
import { refuseInvalid } from '../middleware/error-shape.ts'
import { permitted } from '../middleware/permitted.ts'
import { workspaceOf } from '../workspace/stub.ts'

export const trends = new Hono<AppEnv>().get('/', sValidator('query', trendsQuerySchema, refuseInvalid), async (c) => {
  const actor = permitted(c, 'read')
  return c.json(await workspaceOf(c.env, actor).findTrends(actor, c.req.valid('query')))
})
