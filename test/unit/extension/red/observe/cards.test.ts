import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CardBatch, observeCards } from '../../../../../extension/red/observe/cards.ts'
import { cardHtml, type CardSpec, noteIdNo, queryCardHtml } from '../../../../support/red/card-html.ts'
import { aContext, htmlDocument } from '../../../../support/red/reading.ts'

let abort: AbortController
let batches: CardBatch[]
let gone: Element[]
let readings: number

beforeEach(() => {
  abort = new AbortController()
  batches = []
  gone = []
  readings = 0
  document.body.replaceChildren()
})
afterEach(() => abort.abort())

const watch = () =>
  observeCards(document, abort.signal, {
    context: () => {
      readings++
      return aContext()
    },
    onCards: (batch) => batches.push(batch),
    onContainerGone: (container) => gone.push(container),
  })

/** Observers report in a microtask or task after the change, depending on the environment. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
const section = (spec: CardSpec): Element =>
  document.importNode(htmlDocument(cardHtml(spec)).querySelector('section')!, true)
const mount = (...specs: CardSpec[]): Element => {
  const container = document.createElement('div')
  container.className = 'feeds-container'
  container.append(...specs.map(section))
  document.body.append(container)
  return container
}
const changedIds = () => batches.flatMap((batch) => batch.changed.map(({ sighting }) => sighting.noteId))
const forget = () => batches.splice(0)

describe('observeCards', () => {
  it('reports the cards already there, in one batch', () => {
    const container = mount({ serial: 1 }, { serial: 2 })
    watch()
    expect(batches).toHaveLength(1)
    expect(batches[0]?.container).toBe(container)
    expect(changedIds()).toEqual([noteIdNo(1), noteIdNo(2)])
  })

  it('leaves the page exactly as it was (law 1)', async () => {
    mount({ serial: 1 }, { serial: 2 })
    const before = document.documentElement.outerHTML
    const records: MutationRecord[] = []
    const page = new MutationObserver((found) => records.push(...found))
    page.observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
    watch()
    await settled()
    expect([...records, ...page.takeRecords()]).toEqual([])
    expect(document.documentElement.outerHTML).toBe(before)
    page.disconnect()
  })

  it('reports cards that mount and unmount while scrolling', async () => {
    const container = mount({ serial: 1 })
    watch()
    forget()
    const first = container.firstElementChild!
    container.append(section({ serial: 2 }))
    first.remove()
    await settled()
    expect(changedIds()).toEqual([noteIdNo(2)])
    expect(batches.flatMap((batch) => batch.removed)).toEqual([first])
  })

  it('reads a node again that RED reuses for another note', async () => {
    const container = mount({ serial: 1, likes: '4' })
    watch()
    forget()
    const element = container.firstElementChild!
    element.replaceChildren(...section({ serial: 9, likes: '1.2万' }).children)
    await settled()
    expect(batches.flatMap((batch) => batch.changed)).toMatchObject([
      { element, sighting: { noteId: noteIdNo(9), likes: { nominal: 12000 } } },
    ])
  })

  it('follows a link that changes in place', async () => {
    const container = mount({ serial: 1 })
    watch()
    forget()
    container.querySelector('a.cover')!.setAttribute('href', `/explore/${noteIdNo(7)}?xsec_token=x`)
    await settled()
    expect(changedIds()).toEqual([noteIdNo(7)])
  })

  it('reports a moved card with the sighting it had, and ignores styles inside cards', async () => {
    const container = mount({ serial: 1 })
    watch()
    const known = batches[0]?.changed[0]?.sighting
    forget()
    container.querySelector('a.cover')!.setAttribute('style', 'height: 300px')
    await settled()
    expect(readings).toBe(1)
    container.firstElementChild!.setAttribute('style', 'transform: translate(1px, 2px)')
    await settled()
    expect(batches.flatMap((batch) => batch.changed)[0]?.sighting).toBe(known)
  })

  it('reports a section as removed when it stops being a note', async () => {
    const container = mount({ serial: 1 })
    watch()
    forget()
    const element = container.firstElementChild!
    element.replaceChildren(...htmlDocument(queryCardHtml).querySelector('section')!.children)
    await settled()
    expect(batches).toMatchObject([{ changed: [], removed: [element] }])
  })

  it('waits until the server-sent page is hydrated', async () => {
    const container = mount({ serial: 1, placed: false })
    const skeleton = document.createElement('div')
    skeleton.id = 'ssr-skeleton'
    document.body.append(skeleton)
    watch()
    expect(batches).toEqual([])
    container.firstElementChild!.setAttribute('style', 'transform: translate(0px, 0px)')
    await settled()
    expect(batches).toEqual([])
    skeleton.remove()
    await settled()
    expect(changedIds()).toEqual([noteIdNo(1)])
  })

  it('takes a short list in normal flow for hydrated', () => {
    mount({ serial: 1, placed: false }).classList.add('static-layout')
    watch()
    expect(changedIds()).toEqual([noteIdNo(1)])
  })

  it('finds a container that comes later, and one that replaces another', async () => {
    watch()
    const first = mount({ serial: 1 })
    await settled()
    expect(changedIds()).toEqual([noteIdNo(1)])
    forget()
    const card = first.firstElementChild!
    first.remove()
    const second = mount({ serial: 2 })
    await settled()
    expect(gone).toEqual([first])
    expect(batches).toMatchObject([
      { container: first, changed: [], removed: [card] },
      { container: second, removed: [] },
    ])
  })

  it('watches several tabs at once', async () => {
    const tabs = [mount({ serial: 1 }), mount({ serial: 2 })]
    watch()
    expect(batches.map((batch) => batch.container)).toEqual(tabs)
    forget()
    tabs[1]!.append(section({ serial: 3 }))
    await settled()
    expect(changedIds()).toEqual([noteIdNo(3)])
  })

  it('says nothing after the signal', async () => {
    const container = mount({ serial: 1 })
    watch()
    forget()
    abort.abort()
    container.append(section({ serial: 2 }))
    mount({ serial: 3 })
    await settled()
    expect(batches).toEqual([])
  })
})
