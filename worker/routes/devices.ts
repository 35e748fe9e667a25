import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { revokeDevice } from '../directory/devices.ts'
import { refuse } from '../middleware/error-shape.ts'
import { workspaceOf } from '../workspace/stub.ts'

export const devices = new Hono<AppEnv>().delete('/:id', async (c) => {
  const actor = c.get('actor')
  const deviceId = c.req.param('id')
  const outcome = await revokeDevice(c.env.DIRECTORY, actor, deviceId, Date.now())
  if (!outcome.ok) return refuse(outcome.code)
  await workspaceOf(c.env, actor).closeDevice(deviceId)
  return c.json({ revoked: true as const })
})
