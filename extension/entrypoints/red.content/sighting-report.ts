import type { Result } from '#shared/model/result.ts'
import type { CreatorSighting, NoteSighting } from '#shared/model/sighting.ts'
import type { MessageReply, MessageRequest } from '../../messaging/protocol.ts'

const mostPerMessage = 200
const mostRemembered = 4000

interface ReportPorts {
  send: (batch: MessageRequest<'sightings/report'>) => Promise<Result<MessageReply<'sightings/report'>>>
  onReply: (reply: MessageReply<'sightings/report'>) => void
}

/**
 * Sends what was read, each fact once: RED mounts the same card again and again while scrolling. One message holds
 * all that one frame brought.
 */
export class SightingReport {
  readonly #ports: ReportPorts
  readonly #sent = new Map<string, string>()
  #notes: NoteSighting[] = []
  #creators: CreatorSighting[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
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

  #later(): void {
    if (this.#stopped || this.#timer !== undefined || this.#notes.length + this.#creators.length === 0) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#flush()
    }, 0)
  }

  async #flush(): Promise<void> {
    const notes = this.#notes.splice(0, mostPerMessage)
    const creators = this.#creators.splice(0, 20)
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
