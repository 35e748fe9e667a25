import { sValidator } from '@hono/standard-validator'
import { Hono } from 'hono'
import { observationsRequestSchema } from '#shared/contract/observations.ts'
import type { AppEnv } from '../app-env.ts'
import { bodyLimit } from '../middleware/body-limit.ts'
import { bulkBytesMax } from '../middleware/body-sizes.ts'
import { refuseInvalid } from '../middleware/error-shape.ts'
import { permitted } from '../middleware/permitted.ts'
import { workspaceOf } from '../workspace/stub.ts'

export const observations = new Hono<AppEnv>().post(
  '/',
  bodyLimit(bulkBytesMax),
  sValidator('json', observationsRequestSchema, refuseInvalid),
  async (c) => {
    const actor = permitted(c, 'observe')
    return c.json(await workspaceOf(c.env, actor).observe(actor, c.req.valid('json')))
  },
)
