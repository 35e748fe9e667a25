/** A replica in a fake IndexedDB, with a clock and ids that a test can foresee, and builders of synthetic RED data. */
import type { Role } from '#shared/model/role.ts'
import type { CreatorId, NoteId } from '#shared/model/ids.ts'
import type { CreatorSighting, NoteSighting } from '#shared/model/sighting.ts'
import { exactCount } from '#shared/model/count.ts'
import { createApi, type FetchPort } from '../../extension/background/api.ts'
import type { SyncPorts } from '../../extension/background/sync.ts'
import { ReplicaDb } from '../../extension/replica/db.ts'
import type { Session } from '../../extension/replica/meta.ts'
import type { WorkerModel } from './worker-model.ts'

let databases = 0

export const freshName = (): string => `replica-${(databases += 1)}`
export const openReplica = (name = freshName()): ReplicaDb => new ReplicaDb(name)

/** Each read of the clock is one millisecond later; ids count up under a name of their own. */
export function countingPorts(name = 'id') {
  let time = 1_700_000_000_000
  let ids = 0
  return { now: () => (time += 1), newId: () => `${name}-${(ids += 1)}`, random: () => 0.5 }
}

export function syncPorts(db: ReplicaDb, fetchPort: FetchPort, ports = countingPorts()): SyncPorts {
  return { db, api: createApi(fetchPort), pulled: () => {}, stuck: () => {}, ...ports }
}

export const tokenOf = (device: string): string => `rmk_${device.padEnd(43, 'x')}`

/** A session on the model's workspace, known to the model. */
export function signIn(worker: WorkerModel, device = 'device-1', role: Role = 'editor', workspace = 'team-1'): Session {
  worker.devices.set(tokenOf(device), { deviceId: device, memberId: `member-of-${device}`, role })
  return {
    address: 'https://worker.example',
    token: tokenOf(device),
    workspace: { id: workspace, name: 'Synthetic team' },
    member: { id: `member-of-${device}`, nickname: 'Tester', role },
    device: { id: device, name: 'Test browser' },
  }
}

/** 24 hex digits; `number` makes it unique. */
export const noteIdOf = (number: number): NoteId => `66000000${number.toString(16).padStart(16, '0')}` as NoteId
export const creatorIdOf = (number: number): CreatorId =>
  `55000000${number.toString(16).padStart(16, '0')}` as CreatorId

export function aNote(number: number, known: Partial<NoteSighting> = {}): NoteSighting {
  return {
    noteId: noteIdOf(number),
    title: `synthetic title ${number}`,
    body: null,
    tags: null,
    author: { id: creatorIdOf(number), name: `author ${number}` },
    noteKind: 'image',
    likes: exactCount(number),
    collects: null,
    comments: null,
    shares: null,
    publishedAt: 0x66000000 * 1000,
    url: null,
    coverUrl: null,
    seenAt: 1_700_000_000_000,
    where: 'explore',
    query: null,
    ...known,
  }
}

export function aCreator(number: number, known: Partial<CreatorSighting> = {}): CreatorSighting {
  return {
    creatorId: creatorIdOf(number),
    name: `author ${number}`,
    redId: null,
    followers: exactCount(1000),
    likesAndCollects: null,
    url: null,
    seenAt: 1_700_000_000_000,
    ...known,
  }
}
