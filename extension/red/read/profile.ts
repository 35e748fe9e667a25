/** The header of a profile page. The newer build shows no numbers here: then they are null and the page state knows them. */
import type { CreatorSighting } from '#shared/model/sighting.ts'
import { parseCount } from '#shared/text/counts.ts'
import { namedByPath, redLink } from '../links.ts'
import { find, findAll } from '../select.ts'
import { profile } from '../selectors.ts'
import { cleanText, type ReadContext, textLimits } from './sighting.ts'

/** The creator whose profile `doc` shows at `url`; null when the header or the id cannot be read. */
export function readProfile(doc: Document, url: URL, context: ReadContext): CreatorSighting | null {
  const root = find(doc, profile.root)
  const link = redLink(url.href, context.base)
  if (!root || !link) return null
  const { creatorId } = namedByPath(link.pathname)
  const name = cleanText(find(root, profile.name)?.textContent, textLimits.name)
  if (!creatorId || !name) return null
  return {
    creatorId,
    name,
    redId: readRedId(root),
    ...readInteractions(root),
    url: link.href,
    seenAt: context.seenAt,
  }
}

/** `小红书号：12345` or an English label: what follows the colon, when it has the shape of a RED id. */
function readRedId(root: Element): string | null {
  const text = find(root, profile.redId)?.textContent ?? ''
  return /[:：]\s*([\w.-]{1,32})\s*$/.exec(text.slice(0, 100))?.[1] ?? null
}

const followersLabel = /^(粉丝|followers?)$/i
const likesLabel = /^(获赞与收藏|likes? ?(&|and) ?(saves?|collects?|collections?))$/i

/** Numbers are told apart by their label, never by their place in the row. */
function readInteractions(root: Element): Pick<CreatorSighting, 'followers' | 'likesAndCollects'> {
  const counts = { followers: null, likesAndCollects: null } as Pick<CreatorSighting, 'followers' | 'likesAndCollects'>
  for (const part of findAll(root, profile.interaction).slice(0, 10)) {
    const label = (part.querySelector('.shows')?.textContent ?? '').trim()
    const count = parseCount(part.querySelector('.count')?.textContent ?? '')
    if (followersLabel.test(label)) counts.followers = count
    else if (likesLabel.test(label)) counts.likesAndCollects = count
  }
  return counts
}
