import { describe, expect, it } from 'vitest'
import type { NoteId } from '#shared/model/ids.ts'
import { blankSighting, cleanTags, cleanText, mergeByNote } from '../../../../../extension/red/read/sighting.ts'
import { creatorIdNo, noteIdNo } from '../../../../support/red/card-html.ts'
import { aContext } from '../../../../support/red/reading.ts'

const aSighting = (serial: number, more: object = {}) => ({
  ...blankSighting(noteIdNo(serial) as NoteId, aContext()),
  ...more,
})

describe('mergeByNote', () => {
  it('joins two sightings of one note field by field, the earlier one first', () => {
    const [merged, other] = mergeByNote([
      aSighting(1, { likes: { low: 1, high: 1, nominal: 1 }, where: 'note', author: { id: creatorIdNo(1), name: '' } }),
      aSighting(2, { title: '二' }),
      aSighting(1, {
        likes: { low: 9, high: 9, nominal: 9 },
        title: '一',
        where: 'explore',
        author: { id: null, name: '作者' },
      }),
    ])
    expect(merged).toMatchObject({
      title: '一',
      likes: { nominal: 1 },
      where: 'note',
      author: { id: creatorIdNo(1), name: '作者' },
    })
    expect(other?.noteId).toBe(noteIdNo(2))
  })
})

describe('blankSighting', () => {
  it('keeps the search words only where the page is a search', () => {
    expect(blankSighting(noteIdNo(1) as NoteId, aContext({ where: 'search', query: '词' })).query).toBe('词')
    expect(blankSighting(noteIdNo(1) as NoteId, aContext({ where: 'note', query: '词' })).query).toBeNull()
  })
})

describe('cleanText', () => {
  it.each([
    ['  a b \n', 'a b'],
    ['', null],
    [' \u0000 ', null],
    ['字'.repeat(300), '字'.repeat(200)],
    [42, null],
  ])('cleans %s', (text, expected) => {
    expect(cleanText(text, 200)).toBe(expected)
  })
})

describe('cleanTags', () => {
  it('takes off marks and repeats and keeps at most 40', () => {
    expect(cleanTags(['#露营', '＃露营', ' #湖边[话题]# ', '#', undefined])).toEqual(['露营', '湖边'])
    expect(cleanTags(Array.from({ length: 99 }, (_, index) => `#t${index}`))).toHaveLength(40)
  })
})
