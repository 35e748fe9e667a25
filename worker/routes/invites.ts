import { sValidator } from '@hono/standard-validator'
import { Hono } from 'hono'
import { inviteRequestSchema, redeemRequestSchema } from '#shared/contract/session.ts'
import type { AppEnv } from '../app-env.ts'
import { makeInvite, redeemInvite } from '../directory/invites.ts'
import { bodyLimit } from '../middleware/body-limit.ts'
import { smallBytesMax } from '../middleware/body-sizes.ts'
import { refuse, refuseInvalid } from '../middleware/error-shape.ts'
import { permitted } from '../middleware/permitted.ts'

export const invites = new Hono<AppEnv>()
  .post('/', bodyLimit(smallBytesMax), sValidator('json', inviteRequestSchema, refuseInvalid), async (c) => {
    const actor = permitted(c, 'invite')
    return c.json(await makeInvite(c.env.DIRECTORY, actor, c.req.valid('json'), Date.now()), 201)
  })
  .post('/redeem', bodyLimit(smallBytesMax), sValidator('json', redeemRequestSchema, refuseInvalid), async (c) => {
    const outcome = await redeemInvite(c.env.DIRECTORY, c.req.valid('json'), Date.now())
    return outcome.ok ? c.json(outcome.value, 201) : refuse(outcome.code)
  })
