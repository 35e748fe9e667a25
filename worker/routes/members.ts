import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { listMembers, readMe } from '../directory/members.ts'
import { permitted } from '../middleware/permitted.ts'

export const me = new Hono<AppEnv>().get('/', async (c) => c.json(await readMe(c.env.DIRECTORY, permitted(c, 'read'))))

export const members = new Hono<AppEnv>().get('/', async (c) =>
  c.json(await listMembers(c.env.DIRECTORY, permitted(c, 'read'))),
)
