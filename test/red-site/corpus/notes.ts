import type { Author } from './authors.ts'
import type { Niche } from './niche.ts'
import type { Random } from '../random.ts'
import { closings, emoji, stickers } from './vocabulary/common.ts'

export type Picture = { key: string; width: number; height: number }

export type SyntheticNote = {
  id: string
  author: Author
  niche: Niche
  kind: 'normal' | 'video'
  /** May be empty: RED has untitled notes. */
  title: string
  body: string
  tags: readonly string[]
  pictures: readonly Picture[]
  durationSeconds: number
  likes: number
  collects: number
  comments: number
  shares: number
  publishedAt: number
  editedAt: number | null
  place: string
  sticky: boolean
}

const dayMs = 86_400_000
const sizes = [
  [1080, 1440],
  [1440, 1920],
  [1080, 1920],
  [1080, 1080],
  [1440, 1080],
  [1920, 1080],
  [1242, 1660],
  [1290, 2796],
] as const

/**
 * One synthetic note published at `publishedAt` (epoch ms). Likes are log-normal around the author's own
 * scale (sigma 1.3) and have grown for as long as the note is old; a few break out by another factor.
 */
export function makeNote(
  author: Author,
  publishedAt: number,
  now: number,
  random: Random,
  makeId: (at: number) => string,
): SyntheticNote {
  const niche = author.niche
  const ageDays = (now - publishedAt) / dayMs
  const grown = 1 - Math.exp(-(ageDays + 0.05) / 3)
  const breakout = random.chance(0.03) ? 2.2 : 0
  const likes = Math.floor(Math.exp(author.scale + 1.3 * random.normal() + breakout) * grown)
  const words = wordsOf(niche, random)
  const kind = random.chance(0.3) ? 'video' : 'normal'
  const tags = tagsOf(niche, ageDays, random)
  const pictureCount = kind === 'video' ? 1 : random.between(1, 9)
  const [width, height] = random.pick(sizes)
  const key = random.hex(20)
  return {
    id: makeId(publishedAt),
    author,
    niche,
    kind,
    title: random.chance(0.05) ? '' : titleOf(niche, words, random),
    body: bodyOf(niche, words, tags, random),
    tags,
    pictures: Array.from({ length: pictureCount }, (_, index) => ({
      key: `spectrum/1040g0${key}${index}`,
      width,
      height,
    })),
    durationSeconds: kind === 'video' ? random.between(8, 420) : 0,
    likes,
    collects: Math.floor(likes * (0.15 + 0.6 * random.next())),
    comments: Math.floor(likes * (0.02 + 0.12 * random.next())),
    shares: Math.floor(likes * 0.15 * random.next()),
    publishedAt: Math.floor(publishedAt / 1000) * 1000,
    editedAt: random.chance(0.12) ? Math.floor(publishedAt + (now - publishedAt) * random.next()) : null,
    place: random.chance(0.1) ? '' : author.place,
    sticky: false,
  }
}

const wordsOf = (niche: Niche, random: Random): Record<string, string> => ({
  item: random.pick(niche.items),
  scene: random.pick(niche.scenes),
  feel: random.pick(niche.feels),
  n: String(random.between(2, 9)),
})

const filled = (template: string, words: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '')

function titleOf(niche: Niche, words: Record<string, string>, random: Random): string {
  const title = filled(random.pick(niche.titles), words)
  if (random.chance(0.25)) return `${title}${random.pick(emoji)}`
  return random.chance(0.08) ? `${title}${random.pick(stickers)}` : title
}

function bodyOf(niche: Niche, words: Record<string, string>, tags: readonly string[], random: Random): string {
  const points = Array.from({ length: random.between(2, 5) }, () => random.pick(niche.points))
  const lines = [
    `${filled(random.pick(niche.openings), words)}${random.pick(niche.points)}。${random.chance(0.3) ? random.pick(stickers) : ''}`,
    ...[...new Set(points)].map(
      (point, index) => `${random.chance(0.5) ? `${index + 1}. ` : random.pick(emoji)}${point}`,
    ),
    `${words.scene}也适用，整体${words.feel}。${random.pick(closings)}`,
    tags.map((tag) => `#${tag}[话题]#`).join(' '),
  ]
  return lines.join('\n')
}

/** Two to six tags: Zipf over the niche's list, and the rising tags gain weight over the last days. */
function tagsOf(niche: Niche, ageDays: number, random: Random): string[] {
  const weighted = [
    ...niche.tags.map((tag, rank) => ({ tag, weight: 1 / (rank + 1) })),
    ...niche.risingTags.map((tag) => ({ tag, weight: 0.01 + 1.2 * Math.exp(-ageDays / 5) })),
  ]
  const chosen = new Set<string>()
  const wanted = random.between(2, 6)
  while (chosen.size < wanted) chosen.add(weightedPick(weighted, random))
  return [...chosen]
}

function weightedPick(from: readonly { tag: string; weight: number }[], random: Random): string {
  let left = random.next() * from.reduce((sum, entry) => sum + entry.weight, 0)
  for (const entry of from) {
    left -= entry.weight
    if (left <= 0) return entry.tag
  }
  return from[0]!.tag
}
