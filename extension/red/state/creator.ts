/** A creator from page state or an API answer: `{basicInfo, interactions}` in both. The id is never part of it. */
import type { CreatorId } from '#shared/model/ids.ts'
import type { CreatorSighting } from '#shared/model/sighting.ts'
import { cleanText, type ReadContext, textLimits } from '../read/sighting.ts'
import { list, member, text } from './fields.ts'
import { readCount } from './note-item.ts'

/** Numbers here are exact where the page itself shows `2.5万`. Null without a name. */
export function readCreatorData(data: unknown, creatorId: CreatorId, context: ReadContext): CreatorSighting | null {
  const info = member(data, 'basicInfo')
  const name = cleanText(text(info, 'nickname'), textLimits.name)
  if (!name) return null
  const numbers = list(data, 'interactions')
  const numberOf = (type: string) =>
    readCount(
      numbers.find((row) => text(row, 'type') === type),
      'count',
    )
  return {
    creatorId,
    name,
    redId: cleanText(text(info, 'redId'), 32),
    followers: numberOf('fans'),
    likesAndCollects: numberOf('interaction'),
    url: null,
    seenAt: context.seenAt,
  }
}
