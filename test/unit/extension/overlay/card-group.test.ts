import { beforeEach, describe, expect, it } from 'vitest'
import { CardGroup } from '../../../../extension/overlay/card-group.ts'
import type { ChipView } from '../../../../extension/overlay/chip.ts'

const view = (text: string): ChipView => ({
  tier: 'mid',
  hollow: false,
  text,
  mark: null,
  why: () => '',
  lowered: false,
  hasCornerIcon: false,
})

function section(transform: string): HTMLElement {
  const element = document.createElement('section')
  element.style.transform = transform
  return element
}

let group: CardGroup
let statics: Array<[Element, boolean]>
const shown = () => [...group.element.children].filter((chip) => !chip.classList.contains('off')) as HTMLElement[]
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

beforeEach(() => {
  statics = []
  group = new CardGroup(document.createElement('div'), (element, isStatic) => statics.push([element, isStatic]))
})

describe('the chips of one container', () => {
  it('stand where their section stands, by its own transform string', () => {
    group.place({ section: section('translate(248.5px, 1024px)'), noteId: 'a', view: view('3天') })
    expect(shown().map((chip) => [chip.style.transform, chip.textContent])).toEqual([
      ['translate(248.5px, 1024px)', '3天'],
    ])
  })

  it('follow a section that RED reuses for another note, in the same element', () => {
    const reused = section('translate(0px, 0px)')
    group.place({ section: reused, noteId: 'a', view: view('3天') })
    const [chip] = shown()
    reused.style.transform = 'translate(0px, 900px)'
    group.place({ section: reused, noteId: 'b', view: view('5天') })
    expect(shown()).toEqual([chip])
    expect([chip?.style.transform, chip?.textContent, group.slotOf(reused)?.noteId]).toEqual([
      'translate(0px, 900px)',
      '5天',
      'b',
    ])
  })

  it('are hidden at once when their section goes', () => {
    const gone = section('translate(0px, 0px)')
    group.place({ section: gone, noteId: 'a', view: view('3天') })
    group.drop(gone)
    expect(shown()).toEqual([])
    expect(group.slotOf(gone)).toBeNull()
  })

  it('take the elements of those that went in the same batch', () => {
    const sections = [1, 2, 3, 4, 5].map((n) => section(`translate(0px, ${n}px)`))
    for (const each of sections) group.place({ section: each, noteId: 'a', view: view('3天') })
    const before = new Set(shown())
    for (const each of sections) group.drop(each)
    for (let n = 0; n < 5; n++) group.place({ section: section('translate(1px, 1px)'), noteId: 'b', view: view('5天') })
    expect(new Set(shown())).toEqual(before)
  })

  it('get a fresh element when a mark would move, with nothing of the old note left and in the same place', () => {
    const reused = section('translate(0px, 7px)')
    const marked = { ...view('3天'), mark: { state: 'saved' as const, text: '✓ 秋冬' } }
    group.place({ section: reused, noteId: 'a', view: marked })
    const [old] = shown()
    group.place({ section: reused, noteId: 'a', view: marked })
    expect(shown()).toEqual([old])
    group.place({ section: reused, noteId: 'b', view: view('5天') })
    const [fresh] = shown()
    expect(fresh).not.toBe(old)
    expect([fresh?.className, fresh?.dataset['mark'], fresh?.textContent, fresh?.style.transform]).toEqual([
      'chip mid',
      undefined,
      '5天',
      'translate(0px, 7px)',
    ])
    expect(group.element.childElementCount).toBe(1)
  })

  it('never keep more than one spare element after a batch', async () => {
    const sections = Array.from({ length: 20 }, (_, n) => section(`translate(0px, ${n}px)`))
    for (const each of sections) group.place({ section: each, noteId: 'a', view: view('3天') })
    for (const each of sections.slice(1)) group.drop(each)
    await settled()
    expect(group.element.childElementCount).toBe(2)
  })

  it('ask to be measured only for a section that stands in normal flow, and no longer once it is placed', () => {
    const flowing = section('')
    group.place({ section: flowing, noteId: 'a', view: view('3天') })
    flowing.style.transform = 'translate(0px, 0px)'
    group.place({ section: flowing, noteId: 'a', view: view('3天') })
    expect(statics).toEqual([
      [flowing, true],
      [flowing, false],
    ])
  })

  it('show text as text, whatever a board is called', () => {
    const hostile = '<img src=x onerror=alert(1)>'
    group.place({
      section: section('translate(0px, 0px)'),
      noteId: 'a',
      view: { ...view(hostile), mark: { state: 'saved', text: hostile } },
    })
    expect(group.element.querySelector('img')).toBeNull()
    expect(shown()[0]?.textContent).toBe(hostile)
  })
})
