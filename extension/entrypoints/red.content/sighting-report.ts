import type { Result } from '#shared/model/result.ts'
import type { CreatorSighting, NoteSighting } from '#shared/model/sighting.ts'
import type { MessageReply, MessageRequest } from '../../messaging/protocol.ts'

const mostPerMessage = 200
const mostRemembered = 4000
/** While somebody scrolls, cards come with every frame; each message wakes the background and its disk. */
const restMs = 400

interface ReportPorts {
  send: (batch: MessageRequest<'sightings/report'>) => Promise<Result<MessageReply<'sightings/report'>>>
  onReply: (reply: MessageReply<'sightings/report'>) => void
}

/**
 * Sends what was read, each fact once: RED mounts the same card again and again while scrolling. The first
 * screen of a list goes at once, so that what is ours is marked soon; what follows goes in bundles.
 */
export class SightingReport {
  readonly #ports: ReportPorts
  readonly #sent = new Map<string, string>()
  #notes: NoteSighting[] = []
  #creators: CreatorSighting[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #restUntil = 0
  #stopped = false

  constructor(ports: ReportPorts) {
    this.#ports = ports
  }

  addNotes(notes: readonly NoteSighting[]): void {
    for (const note of notes) if (this.#isNews(note.noteId, factsOf(note))) this.#notes.push(note)
    this.#later()
  }

  addCreator(creator: CreatorSighting): void {
    const facts = JSON.stringify([creator.followers, creator.likesAndCollects])
    if (this.#isNews(creator.creatorId, facts)) this.#creators.push(creator)
    this.#later()
  }

  /** Call when another list begins: its first screen does not wait. */
  hurry(): void {
    this.#restUntil = 0
  }

  /** Sends what waits, now. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#stopped && this.#waiting > 0) void this.#send()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #isNews(id: string, facts: string): boolean {
    if (this.#sent.get(id) === facts) return false
    this.#sent.delete(id)
    this.#sent.set(id, facts)
    if (this.#sent.size > mostRemembered) this.#sent.delete(this.#sent.keys().next().value as string)
    return true
  }

  get #waiting(): number {
    return this.#notes.length + this.#creators.length
  }

  #later(): void {
    if (this.#stopped || this.#timer !== undefined || this.#waiting === 0) return
    const rest = this.#waiting >= mostPerMessage ? 0 : Math.max(0, this.#restUntil - Date.now())
    this.#timer = setTimeout(() => this.flush(), rest)
  }

  async #send(): Promise<void> {
    const notes = this.#notes.splice(0, mostPerMessage)
    const creators = this.#creators.splice(0, 20)
    this.#restUntil = Date.now() + restMs
    this.#later()
    const reply = await this.#ports.send({ notes, creators })
    if (this.#stopped) return
    if (reply.ok) this.#ports.onReply(reply.value)
    // Not kept for another try: the same card is reported again when it is next mounted.
    else for (const id of [...notes.map((n) => n.noteId), ...creators.map((c) => c.creatorId)]) this.#sent.delete(id)
  }
}

function factsOf({ likes, collects, comments, shares, body, tags }: NoteSighting): string {
  const counts = [likes, collects, comments, shares].map((count) => count && `${count.low}-${count.high}`)
  return `${counts.join(' ')} ${body?.length ?? ''} ${tags?.length ?? ''}`
}
