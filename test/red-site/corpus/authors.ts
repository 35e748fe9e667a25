import { nicknameHeads, places } from './vocabulary/common.ts'
import type { Niche } from './niche.ts'
import type { Random } from '../random.ts'

export type Author = {
  id: string
  nickname: string
  redId: string
  avatarKey: string
  niche: Niche
  place: string
  description: string
  gender: 0 | 1
  followers: number
  following: number
  /** Natural logarithm of the likes of a typical note of this author. */
  scale: number
}

const dayMs = 86_400_000

/** Authors of one niche; followers are log-normal (median about 1,800) and an author's typical likes grow with them. */
export function makeAuthor(niche: Niche, random: Random, makeId: (at: number) => string, now: number): Author {
  const nickname = `${random.pick(nicknameHeads)}的${random.pick(niche.personas)}`
  const followers = Math.max(3, Math.round(Math.exp(7.5 + 2 * random.normal())))
  return {
    id: makeId(now - random.between(200, 2600) * dayMs),
    nickname,
    redId: String(random.between(100_000_000, 9_999_999_999)),
    avatarKey: `avatar-${random.hex(16)}`,
    niche,
    place: random.pick(places),
    description: `${random.pick(niche.scenes)}｜${random.pick(niche.items)}爱好者\n合成账号，仅供演示`,
    gender: random.chance(0.3) ? 0 : 1,
    followers,
    following: random.between(4, 600),
    scale: 0.45 * Math.log(followers) + 1.8 + 0.4 * random.normal(),
  }
}
