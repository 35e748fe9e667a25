import { fail, ok } from '#shared/model/result.ts'
import type { Handlers } from '../messaging/serve.ts'
import { isWatched, unwatchCreator, watchCreator } from '../replica/competitors.ts'
import { type Core, mayHere, refusedAs } from './core.ts'

export function competitorHandlers(core: Core): Pick<Handlers, 'competitor/status' | 'competitor/watch'> {
  const { db } = core
  return {
    'competitor/status': async ({ creatorId }) => ok({ watched: await isWatched(db, creatorId) }),
    'competitor/watch': async ({ creator, watch }) => {
      if (!(await mayHere(db, 'competitor', watch ? 'create' : 'delete'))) return fail('not-allowed')
      const watched = await isWatched(db, creator.creatorId)
      if (watched === watch) return ok({ watched })
      const written = watch ? await watchCreator(db, creator, core) : await unwatchCreator(db, creator.creatorId, core)
      if (!written.ok) return refusedAs(written.code)
      core.changed([])
      return ok({ watched: watch })
    },
  }
}
