import { Hono } from 'hono'
import type { HealthResponse } from '#shared/contract/health.ts'
import type { AppEnv } from '../app-env.ts'
import { version } from '../version.ts'

export const health = new Hono<AppEnv>().get('/', (c) =>
  c.json({ service: 'redmark', api: 1, version } satisfies HealthResponse),
)
