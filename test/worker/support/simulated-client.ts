import type { Entity, Op } from '#shared/model/entity.ts'
import { entityKey } from '#shared/model/entity.ts'
import type { OpRefusal, PullResponse } from '#shared/contract/sync.ts'
import type { Role } from '#shared/model/role.ts'
import type { Actor } from '../../../worker/actor.ts'
import { authorize } from '../../../worker/authorize.ts'
import { readIncomingOp } from '../../../worker/workspace/incoming-op.ts'
import { pull, push } from '../../../worker/workspace/sync.ts'

/** A client that follows the protocol to the letter, over a network that need not deliver anything. */
export class SimulatedClient {
  readonly name: string
  readonly role: Role
  /** Every op ever made, and those not yet acknowledged by a pull. */
  readonly made: Op[] = []
  outbox: Op[] = []
  readonly refusals = new Map<number, OpRefusal>()

  readonly #storage: DurableObjectStorage
  readonly #actor: Actor
  readonly #entities = new Map<string, Entity>()
  #cursor = 0
  #replies: { base: number; page: PullResponse }[] = []

  constructor(storage: DurableObjectStorage, { name, role }: { name: string; role: Role }) {
    this.#storage = storage
    this.name = name
    this.role = role
    this.#actor = { memberId: name, role, workspaceId: 'w', deviceId: name }
  }

  edit(what: Pick<Op, 'kind' | 'id' | 'change'>): void {
    const seq = this.made.length + 1
    const op: Op = { seq, opId: `${this.name}-${seq}`, ...what }
    this.made.push(op)
    this.outbox.push(op)
  }

  /** Sends from the head. Whether the answer arrives makes no difference: only a pull acknowledges. */
  push(atMost: number): void {
    const actor = authorize(this.#actor, 'push')
    if (!actor || this.outbox.length === 0) return
    const ops = this.outbox.slice(0, atMost).map((op) => readIncomingOp(structuredClone(op)))
    const outcome = push(this.#storage, actor, { clientId: this.name, ops }, 1)
    if (!outcome.ok) throw new Error(`refused: ${outcome.code}`)
  }

  /** Asks for a page; the reply waits on the network. */
  ask(): void {
    const actor = authorize(this.#actor, 'read')
    if (!actor) return
    const outcome = pull(this.#storage, actor, { clientId: this.name, cursor: this.#cursor })
    if (!outcome.ok) throw new Error(`refused: ${outcome.code}`)
    this.#replies.push({ base: this.#cursor, page: outcome.value })
  }

  /** One of the waiting replies arrives, perhaps not for the last time. */
  hear(which: number, keep: boolean): void {
    const reply = this.#replies[which % Math.max(this.#replies.length, 1)]
    if (!reply) return
    if (!keep) this.#replies = this.#replies.filter((one) => one !== reply)
    if (reply.base === this.#cursor) this.#take(reply.page)
  }

  /** The network is good again. */
  settle(): void {
    while (this.outbox.length > 0) {
      this.push(200)
      this.#replies = []
      this.ask()
      this.hear(0, false)
    }
    this.ask()
    this.hear(this.#replies.length - 1, false)
  }

  shown(): Record<string, { fields: unknown; deleted: boolean }> {
    return Object.fromEntries([...this.#entities].map(([key, { fields, deleted }]) => [key, { fields, deleted }]))
  }

  #take(page: PullResponse): void {
    for (const entity of page.entities as Entity[]) this.#entities.set(entityKey(entity.kind, entity.id), entity)
    for (const refusal of page.refusals) this.refusals.set(refusal.seq, refusal.code)
    this.outbox = this.outbox.filter((op) => op.seq > page.lastSeq)
    this.#cursor = page.cursor
  }
}
