import type { NoteId } from '#shared/model/ids.ts'
import type { NoteSighting } from '#shared/model/sighting.ts'
import * as m from '../../locales/compiled/messages.js'
import type { AppErrorCode } from '../../messaging/errors.ts'
import type { BoardChoice, Mark } from '../../messaging/protocol.ts'
import { send } from '../../messaging/send.ts'
import type { ButtonState } from '../../overlay/save-state.ts'
import type { ToastView } from '../../overlay/toast.ts'

interface SavingPorts {
  toast: (view: ToastView) => void
  /** A state changed: chips, buttons and strip must follow. */
  onChange: (noteIds: readonly NoteId[]) => void
}

interface Saved {
  noteId: NoteId
  board: BoardChoice | null
  boards: BoardChoice[]
  existed: boolean
  byKeyboard: boolean
}

const plain = { state: null, undo: null, boards: null, stays: false, byKeyboard: false } satisfies Partial<ToastView>

/** Saving, undo and change of board, and what is known of each note's place in the library. */
export class Saving {
  readonly #ports: SavingPorts
  readonly #marks = new Map<NoteId, Mark>()
  readonly #pending = new Set<NoteId>()
  readonly #failed = new Set<NoteId>()

  constructor(ports: SavingPorts) {
    this.#ports = ports
  }

  applyMarks(marks: readonly Mark[]): void {
    for (const mark of marks) this.#marks.set(mark.noteId, mark)
    if (marks.length > 0) this.#ports.onChange(marks.map(({ noteId }) => noteId))
  }

  stateOf(noteId: NoteId): ButtonState {
    if (this.#pending.has(noteId)) return 'pending'
    if (this.#failed.has(noteId)) return 'failed'
    return this.#marks.get(noteId)?.state ?? 'idle'
  }

  /** For the chip: what is ours, or could not be made ours. */
  markOf(noteId: NoteId): { state: 'saved' | 'queued' | 'failed'; boards: readonly string[] } | null {
    if (this.#failed.has(noteId)) return { state: 'failed', boards: [] }
    const mark = this.#marks.get(noteId)
    return mark?.state ? { state: mark.state, boards: mark.boards } : null
  }

  async save(note: NoteSighting, byKeyboard: boolean): Promise<void> {
    const { noteId } = note
    if (this.#pending.has(noteId)) return
    this.#failed.delete(noteId)
    const reply = await this.#whilePending(noteId, () => send('item/save', { note }))
    if (reply.ok) {
      const { mark, board, boards, existed } = reply.value
      this.applyMarks([mark])
      this.#showSaved({ noteId, board, boards, existed, byKeyboard })
    } else {
      this.#failed.add(noteId)
      this.#showFailed(reply.code)
    }
    this.#ports.onChange([noteId])
  }

  async #undo({ noteId }: Saved): Promise<void> {
    const reply = await this.#whilePending(noteId, () => send('item/unsave', { noteId }))
    if (!reply.ok) {
      this.#showFailed(reply.code)
      return
    }
    this.applyMarks([reply.value.mark])
    this.#ports.toast({ ...plain, text: m.overlay_toast_undone() })
  }

  async #move(saved: Saved, to: string): Promise<void> {
    const { noteId, board, boards } = saved
    const reply = await this.#whilePending(noteId, () => send('item/move', { noteId, from: board?.id ?? null, to }))
    if (!reply.ok) {
      this.#showFailed(reply.code)
      return
    }
    this.applyMarks([reply.value.mark])
    this.#showSaved({ ...saved, board: boards.find(({ id }) => id === to) ?? null })
  }

  async #whilePending<T>(noteId: NoteId, ask: () => Promise<T>): Promise<T> {
    this.#pending.add(noteId)
    this.#ports.onChange([noteId])
    const reply = await ask()
    this.#pending.delete(noteId)
    this.#ports.onChange([noteId])
    return reply
  }

  #showSaved(saved: Saved): void {
    const state = this.#marks.get(saved.noteId)?.state ?? null
    const others = saved.boards.filter(({ id }) => id !== saved.board?.id)
    this.#ports.toast({
      text: savedText(state, saved),
      state,
      // What was in the library before this click is not this click's to take out.
      undo: saved.existed ? null : () => void this.#undo(saved),
      boards: others.length > 0 ? { choices: others, choose: (to) => void this.#move(saved, to) } : null,
      stays: false,
      byKeyboard: saved.byKeyboard,
    })
  }

  #showFailed(code: AppErrorCode): void {
    // The session says once that the extension was updated.
    if (code === 'extension-updated') return
    this.#ports.toast({ ...plain, state: 'failed', text: m.overlay_toast_failed({ reason: reasonText(code) }) })
  }
}

function savedText(state: Mark['state'], { board, existed }: Saved): string {
  if (state === 'failed') return m.overlay_toast_failed({ reason: reasonText('not-allowed') })
  if (state === 'queued') return board ? m.overlay_toast_queued({ board: board.name }) : m.overlay_toast_queued_plain()
  if (existed) return board ? m.overlay_toast_existed({ board: board.name }) : m.overlay_toast_existed_plain()
  return board ? m.overlay_toast_saved({ board: board.name }) : m.overlay_toast_saved_plain()
}

/** The few failures a save can meet here; the app has the full list, which would double this script. */
function reasonText(code: AppErrorCode): string {
  if (code === 'timeout' || code === 'unreachable') return m.overlay_reason_timeout()
  if (code === 'storage-full' || code === 'storage-failed') return m.overlay_reason_storage()
  if (code === 'not-allowed') return m.overlay_reason_not_allowed()
  return m.overlay_reason_other({ code })
}
