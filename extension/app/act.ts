import type { ApplyRefusal } from '#shared/model/apply.ts'
import type { NoteId } from '#shared/model/ids.ts'
import type { Result } from '#shared/model/result.ts'
import { errorText } from '../locales/error-text.ts'
import * as m from '../locales/compiled/messages.js'
import type { App } from './app-context.ts'

/**
 * Runs one local write. When it is on disk the background is told, so that the push and the marks on open RED tabs
 * follow; a failure is shown and answers false. Whether the background answers does not matter: nothing is lost.
 */
export async function act(
  app: App,
  write: () => Promise<Result<unknown, ApplyRefusal>>,
  noteIds: NoteId[] = [],
): Promise<boolean> {
  const written = await write().catch(() => ({ ok: false, code: 'storage-failed' }) as const)
  if (!written.ok) {
    const { happened, kept, todo } = errorText[written.code]()
    app.toasts.add({ text: m.common_failed({ happened, kept, todo }) })
    return false
  }
  void app.ask('replica/changed', { noteIds: noteIds.slice(0, 200) })
  return true
}
