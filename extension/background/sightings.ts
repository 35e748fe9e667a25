import { ok } from '#shared/model/result.ts'
import type { Handlers } from '../messaging/serve.ts'
import { saveTabContext } from '../messaging/tab-context.ts'
import { refreshCompetitor } from '../replica/competitors.ts'
import { readMeta } from '../replica/meta.ts'
import { recordSightings } from '../replica/observed.ts'
import { marksOf } from '../replica/queries.ts'
import { type Core, mayHere } from './core.ts'
import { uploadFrom } from './observation-upload.ts'

export function sightingHandlers(core: Core): Pick<Handlers, 'sightings/report' | 'tab/context'> {
  const { db } = core
  return {
    'sightings/report': async ({ notes, creators }) => {
      void core.live.hold()
      // Paused means that nothing of the page is taken; what is ours stays marked.
      if (!(await readMeta(db, 'paused'))) {
        await recordSightings(db, { notes, creators })
        if (await mayHere(db, 'competitor', 'set')) {
          const written = await Promise.all(creators.map((creator) => refreshCompetitor(db, creator, core)))
          if (written.includes(true)) core.sync.wake()
        }
        if ((await db.observation.count()) >= uploadFrom) core.upload()
      }
      return ok({
        marks: await marksOf(
          db,
          notes.map((note) => note.noteId),
        ),
      })
    },
    'tab/context': async (context, sender) => {
      void core.live.hold()
      if (sender.tabId !== null) await saveTabContext(sender.tabId, context)
      return ok({})
    },
  }
}
