import { describe, expect, it } from 'vitest'
import { hashOf, screenIds, type View, viewOf } from '../../../../extension/app/route.ts'

const noteId = '65a1b2c30000000000000001'

describe('the view in the address', () => {
  it('reads back everything that was written', () => {
    const view: View = {
      screen: 'library',
      text: '收纳 a&b=c#d',
      board: 'board-1',
      tag: '早餐/周末',
      layout: 'list',
      item: noteId,
      days: 7,
    }
    expect(viewOf(hashOf(view))).toEqual(view)
  })

  it.each(screenIds)('opens %s by its name alone', (screen) => {
    expect(hashOf({ screen })).toBe(`#/${screen}`)
    expect(viewOf(`#/${screen}`).screen).toBe(screen)
  })

  it.each(['', '#', '#/', '#/nowhere', '#/__proto__', 'javascript:alert(1)'])('shows the library for %j', (hash) => {
    expect(viewOf(hash)).toMatchObject({ screen: 'library', text: '', board: null, tag: null, item: null, days: 3 })
  })

  it('drops an item that is no note id, a window that is not offered and a layout it does not know', () => {
    expect(viewOf('#/library?item=%3Cscript%3E&days=30&view=wall')).toMatchObject({
      item: null,
      days: 3,
      layout: 'grid',
    })
  })

  it('cuts a text that is too long to be typed', () => {
    expect(viewOf(`#/library?q=${'x'.repeat(5000)}`).text).toHaveLength(200)
  })

  it('leaves defaults out, so that a copied link stays short', () => {
    expect(hashOf({ screen: 'trends', days: 3, layout: 'grid', text: '' })).toBe('#/trends')
  })
})
