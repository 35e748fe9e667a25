import { sValidator } from '@hono/standard-validator'
import { Hono } from 'hono'
import { pullQuerySchema, pushEnvelopeSchema } from '#shared/contract/sync.ts'
import type { AppEnv } from '../app-env.ts'
import { bodyLimit } from '../middleware/body-limit.ts'
import { bulkBytesMax } from '../middleware/body-sizes.ts'
import { refuse, refuseInvalid } from '../middleware/error-shape.ts'
import { permitted } from '../middleware/permitted.ts'
import { readIncomingOp } from '../workspace/incoming-op.ts'
import { deviceHeader } from '../workspace/live.ts'
import { workspaceOf } from '../workspace/stub.ts'

export const sync = new Hono<AppEnv>()
  .post('/push', bodyLimit(bulkBytesMax), sValidator('json', pushEnvelopeSchema, refuseInvalid), async (c) => {
    const actor = permitted(c, 'push')
    const { clientId, ops } = c.req.valid('json')
    const outcome = await workspaceOf(c.env, actor).push(actor, clientId, ops.map(readIncomingOp))
    if (outcome.ok) return c.json(outcome.value)
    return refuse(outcome.code, outcome.code === 'sequence-gap' ? { expectedSeq: outcome.expectedSeq } : {})
  })
  .get('/pull', sValidator('query', pullQuerySchema, refuseInvalid), async (c) => {
    const actor = permitted(c, 'read')
    const { clientId, cursor } = c.req.valid('query')
    const outcome = await workspaceOf(c.env, actor).pull(actor, clientId, cursor)
    return outcome.ok ? c.json(outcome.value) : refuse(outcome.code)
  })
  .get('/live', async (c) => {
    const actor = permitted(c, 'read')
    if (c.req.header('Upgrade')?.toLowerCase() !== 'websocket') {
      return refuse('bad-request', { message: 'this address takes WebSockets only' })
    }
    // A request of our own: the client's one carries its token, and the object has no use for that.
    const upgrade = new Request('https://workspace/live', {
      headers: { Upgrade: 'websocket', [deviceHeader]: actor.deviceId },
    })
    return workspaceOf(c.env, actor).fetch(upgrade)
  })
