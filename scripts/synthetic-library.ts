import type { Count } from '#shared/model/count.ts'
import { exactCount } from '#shared/model/count.ts'
import type { Entity } from '#shared/model/entity.ts'

/** Rows of the local replica as IndexedDB holds them; every value is plainly made up. */
export interface SyntheticLibrary {
  entity: object[]
  note: object[]
  meta: Array<{ key: string; value: unknown }>
  refused: object[]
  op: object[]
}

interface Wanted {
  items: number
  now: number
  /** Connected to a made-up team, with some work waiting and refused. */
  connected: boolean
}

const boardNames = ['示例选题库', '示例封面参考', '示例客户甲', 'Sample board']
const authors = ['示例作者一', '示例作者二', '示例作者三', 'Sample author', '示例作者五']
const titles = [
  '示例标题：小户型收纳的三个做法',
  '示例标题：周末两天怎么逛',
  '示例：一周早餐不重样',
  'Sample title: a desk setup in 20 minutes',
  '示例标题：通勤穿搭，换一件外套就够',
  '示例：新手种菜的第一个月，记录一些失败的地方和后来怎么补救',
  '示例标题：便宜好用的厨房小物',
  '示例',
]
const bodies = [
  '这是一段示例正文，用来看排版。第一句说清楚要解决什么，第二句给出做法，最后留一个问题。',
  '示例正文。Sample text that mixes 中文 and English to see how a line breaks.',
  null,
]
const noteTags = ['示例标签', '收纳', '穿搭', 'sample', '早餐', '周末']

export function syntheticLibrary({ items, now, connected }: Wanted): SyntheticLibrary {
  const boards = items === 0 ? [] : boardNames.map((name, index) => entityOf('board', `board-${index}`, { name }, now))
  const saved = Array.from({ length: items }, (_, index) => itemOf(index, now))
  const watched = items === 0 ? [] : authors.map((name, index) => competitorOf(index, name, now))
  return {
    entity: [...boards, ...saved, ...watched].map((entity) => rowOf(entity, connected)),
    note: saved.slice(0, 40).map((entity) => sightingOf(entity, now)),
    meta: connected ? connection(now) : [],
    refused: connected && items > 0 ? refusedOf(saved, now) : [],
    op: connected && items > 0 ? waitingOf(saved, now) : [],
  }
}

/** A note id that carries this publish time, as real ones do. */
export function syntheticNoteId(publishedAt: number, index: number): string {
  const seconds = Math.floor(publishedAt / 1000)
    .toString(16)
    .padStart(8, '0')
  return `${seconds}${index.toString(16).padStart(16, '0')}`
}

export const syntheticCreatorId = (index: number): string => `5a${(index * 7919 + 4099).toString(16).padStart(22, '0')}`

function itemOf(index: number, now: number): Entity<'item'> {
  const publishedAt = now - (index + 1) * 7 * 3_600_000
  const at = <T>(list: readonly T[], step: number): T =>
    list[(index * step + Math.floor(index / list.length)) % list.length] as T
  const fields = {
    title: at(titles, 1),
    body: at(bodies, 1),
    noteTags: [at(noteTags, 1), at(noteTags, 2)],
    authorId: syntheticCreatorId(index % authors.length),
    authorName: at(authors, 1),
    noteKind: index % 3 === 0 ? 'video' : 'image',
    publishedAt,
    url: `https://www.xiaohongshu.com/explore/${syntheticNoteId(publishedAt, index)}`,
    likes: likesOf(index),
    collects: index % 4 === 0 ? null : exactCount(37 * (index % 23) + 12),
    comments: exactCount(5 * (index % 17) + 3),
    shares: null,
    savedAt: now - index * 1_800_000,
    tags: index % 2 === 0 ? ['可复用', '标题好'] : [],
    boards: index % 3 === 2 ? [] : [`board-${index % boardNames.length}`],
    comment: index === 0 ? '示例备注：开头三秒先给结果，我们可以照这个顺序拍。' : '',
  } as Entity<'item'>['fields']
  return entityOf('item', syntheticNoteId(publishedAt, index), fields, now)
}

function likesOf(index: number): Count {
  if (index % 5 === 1) return { low: 11_500, high: 12_499, nominal: 12_000 }
  if (index % 7 === 3) return { low: 10, high: null, nominal: 10 }
  return exactCount((index * 613) % 9000)
}

function competitorOf(index: number, name: string, now: number): Entity<'competitor'> {
  const followers = index % 2 === 0 ? { low: 31_500, high: 32_499, nominal: 32_000 } : exactCount(812 * (index + 3))
  const fields = {
    name,
    redId: `sample${1000 + index}`,
    url: `https://www.xiaohongshu.com/user/profile/${syntheticCreatorId(index)}`,
    followers,
    likesAndCollects: index === 3 ? null : { low: 195_000, high: 204_999, nominal: 200_000 },
    watchedAt: now - 9 * 86_400_000,
    lastSeenAt: now - (index * 27 + 2) * 3_600_000,
  } as Entity<'competitor'>['fields']
  return entityOf('competitor', syntheticCreatorId(index), fields, now)
}

function entityOf<K extends 'item' | 'board' | 'competitor'>(
  kind: K,
  id: string,
  fields: Entity<K>['fields'],
  now: number,
): Entity<K> {
  return { kind, id, fields, rev: 1, deleted: false, createdBy: null, updatedBy: null, createdAt: now, updatedAt: now }
}

function rowOf(entity: Entity, connected: boolean): object {
  const pending = connected && entity.kind === 'item' && Number.parseInt(entity.id.slice(-2), 16) % 9 === 4 ? 1 : 0
  return {
    key: `${entity.kind}:${entity.id}`,
    kind: entity.kind,
    id: entity.id,
    base: entity,
    current: entity,
    pending,
  }
}

function sightingOf({ id, fields }: Entity<'item'>, now: number): object {
  const { title, authorId, url } = fields
  return { noteId: id, authorId, seenAt: now - 3_600_000, sighting: { noteId: id, title, url, seenAt: now } }
}

function connection(now: number): SyntheticLibrary['meta'] {
  const session = {
    address: 'http://127.0.0.1:8787',
    token: `rmk_${'A'.repeat(43)}`,
    workspace: { id: 'sample-workspace', name: '示例团队' },
    member: { id: 'member-1', nickname: '示例同事', role: 'owner' },
    device: { id: 'device-1', name: 'Chrome，Linux' },
  }
  return [
    { key: 'session', value: session },
    { key: 'lastSyncAt', value: now - 120_000 },
    { key: 'shareObservations', value: true },
  ]
}

function refusedOf(saved: ReadonlyArray<Entity<'item'>>, now: number): object[] {
  const codes = ['not-allowed', 'entity-deleted'] as const
  return codes.flatMap((code, index) => {
    const item = saved[index + 2]
    const change = { type: 'set', fields: { comment: '示例备注' } }
    const opId = `refused-${index}`
    return item
      ? [
          {
            opId,
            key: `item:${item.id}`,
            op: { seq: index + 1, opId, kind: 'item', id: item.id, change },
            code,
            at: now - 86_400_000,
          },
        ]
      : []
  })
}

function waitingOf(saved: ReadonlyArray<Entity<'item'>>, now: number): object[] {
  return saved.slice(4, 7).map(({ id }, index) => ({
    seq: 10 + index,
    opId: `waiting-${index}`,
    key: `item:${id}`,
    kind: 'item',
    id,
    change: { type: 'add', field: 'tags', values: ['可复用'] },
    at: now,
  }))
}
