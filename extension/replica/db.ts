import { Dexie, type EntityTable, type Table } from 'dexie'
import type { Entity, Kind, Op } from '#shared/model/entity.ts'
import type { CreatorSighting, NoteSighting } from '#shared/model/sighting.ts'
import type { OpRefusal } from '#shared/contract/sync.ts'

/** One curated thing in this browser: what the server last said, and what people here see (server copy + unsent ops). */
export interface EntityRow {
  key: string
  kind: Kind
  id: string
  base: Entity | null
  current: Entity
  /** Unsent or unacknowledged ops on it. */
  pending: number
  /** Set while the server copy is being pulled afresh: what is still stale at the end is gone on the server. */
  stale?: true
}

/** An op waiting for the worker, with what the wire does not carry. */
export type QueuedOp = Op & {
  key: string
  /** Epoch ms of the local clock, for display only. */
  at: number
}

/** An op that the worker refused: kept, shown under "could not sync", never dropped silently (law 3). */
export interface RefusedOp {
  opId: string
  key: string
  op: Op
  code: OpRefusal
  /** Epoch ms when the change was made. */
  at: number
}

/** Latest sighting of a note or creator, kept for scores and for filling what a later card does not show. */
export interface ObservedNote {
  noteId: string
  authorId: string | null
  seenAt: number
  sighting: NoteSighting
}
export interface ObservedCreator {
  creatorId: string
  seenAt: number
  sighting: CreatorSighting
}

/** Waiting for upload; only written after consent. */
export interface QueuedObservation {
  id: number
  note: NoteSighting | null
  creator: CreatorSighting | null
}

interface MetaRow {
  key: string
  value: unknown
}

/**
 * The local replica, in the extension's own origin: content scripts and RED's pages cannot reach it.
 * Strict durability, because since Chrome 121 a "complete" relaxed transaction can be lost with the power (law 3).
 */
export class ReplicaDb extends Dexie {
  declare entity: Table<EntityRow, string>
  declare op: Table<QueuedOp, number>
  declare refused: Table<RefusedOp, string>
  declare note: Table<ObservedNote, string>
  declare creator: Table<ObservedCreator, string>
  declare observation: EntityTable<QueuedObservation, 'id'>
  declare meta: Table<MetaRow, string>

  constructor(name = 'redmark') {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      entity: 'key, kind, [kind+current.deleted], pending',
      op: 'seq, key',
      refused: 'opId, key',
      note: 'noteId, authorId, seenAt',
      creator: 'creatorId, seenAt',
      observation: '++id',
      meta: 'key',
    })
  }
}
