import type { CreatorSighting } from '#shared/model/sighting.ts'
import { send } from '../../messaging/send.ts'
import type { WatchView } from '../../overlay/strip.ts'

/** The watch-list button of the profile that is shown. */
export class CreatorWatch {
  readonly #show: (view: WatchView | null) => void
  #creator: CreatorSighting | null = null
  #watched = false
  #isDrawn = false

  constructor(show: (view: WatchView | null) => void) {
    this.#show = show
  }

  get creator(): CreatorSighting | null {
    return this.#creator
  }

  /** Null when no profile is shown. The button appears once it is known whether the creator is watched. */
  async meet(creator: CreatorSighting | null): Promise<void> {
    const isSame = creator?.creatorId === this.#creator?.creatorId
    this.#creator = creator
    if (isSame) return
    this.#isDrawn = false
    this.#show(null)
    if (!creator) return
    const reply = await send('competitor/status', { creatorId: creator.creatorId })
    if (reply.ok && this.#creator?.creatorId === creator.creatorId) this.#draw(reply.value.watched, false)
  }

  async watch(watch: boolean): Promise<void> {
    const creator = this.#creator
    if (!creator) return
    this.#draw(this.#watched, true)
    const reply = await send('competitor/watch', { creator, watch })
    if (this.#creator?.creatorId === creator.creatorId)
      this.#draw(reply.ok ? reply.value.watched : this.#watched, false)
  }

  redraw(): void {
    if (this.#isDrawn) this.#draw(this.#watched, false)
  }

  #draw(watched: boolean, pending: boolean): void {
    this.#watched = watched
    this.#isDrawn = true
    this.#show({ watched, pending })
  }
}
