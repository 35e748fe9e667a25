import { sValidator } from '@hono/standard-validator'
import { Hono } from 'hono'
import { setupRequestSchema } from '#shared/contract/session.ts'
import type { AppEnv } from '../app-env.ts'
import { lockedMs, redeemSetupCode } from '../directory/setup.ts'
import { bodyLimit } from '../middleware/body-limit.ts'
import { smallBytesMax } from '../middleware/body-sizes.ts'
import { refuse, refuseInvalid } from '../middleware/error-shape.ts'

export const setup = new Hono<AppEnv>().post(
  '/',
  bodyLimit(smallBytesMax),
  sValidator('json', setupRequestSchema, refuseInvalid),
  async (c) => {
    const outcome = await redeemSetupCode(c.env.DIRECTORY, c.env.SETUP_CODE, c.req.valid('json'), Date.now())
    if (outcome.ok) return c.json(outcome.value, 201)
    return refuse(outcome.code, outcome.code === 'rate-limited' ? { retryAfterSeconds: lockedMs / 1000 } : {})
  },
)
