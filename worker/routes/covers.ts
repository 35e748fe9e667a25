import { Hono } from 'hono'
import * as v from 'valibot'
import { coverBytesMax, coverHashSchema } from '#shared/contract/covers.ts'
import type { AppEnv } from '../app-env.ts'
import { readCover, storeCover } from '../covers/store.ts'
import { bodyLimit } from '../middleware/body-limit.ts'
import { refuse } from '../middleware/error-shape.ts'
import { permitted } from '../middleware/permitted.ts'

export const covers = new Hono<AppEnv>()
  .put('/:hash', bodyLimit(coverBytesMax), async (c) => {
    const actor = permitted(c, 'store-cover')
    const hash = c.req.param('hash')
    if (!v.is(coverHashSchema, hash)) return refuse('bad-request')
    const outcome = await storeCover(c.env.COVERS, actor, hash, new Uint8Array(await c.req.arrayBuffer()))
    return outcome.ok ? c.json(outcome.value, outcome.value.created ? 201 : 200) : refuse(outcome.code)
  })
  .get('/:hash', async (c) => {
    const actor = permitted(c, 'read')
    const hash = c.req.param('hash')
    const cover = v.is(coverHashSchema, hash) ? await readCover(c.env.COVERS, actor, hash) : null
    if (!cover) return refuse('not-found')
    return c.body(cover.body, 200, {
      'Content-Type': cover.type,
      // Opened on its own, a picture must stay a picture.
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Disposition': 'inline',
    })
  })
