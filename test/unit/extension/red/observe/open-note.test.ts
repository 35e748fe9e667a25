import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NoteSighting } from '#shared/model/sighting.ts'
import { observeOpenNote } from '../../../../../extension/red/observe/open-note.ts'
import { noteIdNo } from '../../../../support/red/card-html.ts'
import { openNoteId, type PageName } from '../../../../support/red/page-html.ts'
import { aContext, redPage } from '../../../../support/red/reading.ts'

let abort: AbortController
let seen: Array<NoteSighting | null>

beforeEach(() => {
  abort = new AbortController()
  seen = []
  document.body.replaceChildren()
  goTo('/explore')
})
afterEach(() => abort.abort())

const goTo = (path: string) => {
  ;(window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL(
    `https://www.xiaohongshu.com${path}`,
  )
  window.dispatchEvent(new Event('popstate'))
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
const watch = () =>
  observeOpenNote(document, abort.signal, { context: () => aContext(), onNote: (sighting) => seen.push(sighting) })
const partOf = (name: PageName, css: string): Element => document.importNode(redPage(name).querySelector(css)!, true)
const modal = () => partOf('note-modal', '.note-detail-mask')

describe('observeOpenNote', () => {
  it('reports a modal that opens and closes', async () => {
    watch()
    goTo(`/explore/${openNoteId}`)
    const mask = modal()
    document.body.append(mask)
    await settled()
    expect(seen.map((sighting) => sighting?.noteId)).toEqual([openNoteId])
    mask.remove()
    goTo('/explore')
    await settled()
    expect(seen.at(-1)).toBeNull()
  })

  it('reports again as the content arrives, and only when it says something new', async () => {
    goTo(`/explore/${openNoteId}`)
    const mask = modal()
    const body = mask.querySelector('#detail-desc')!
    const parent = body.parentElement!
    body.remove()
    document.body.append(mask)
    watch()
    parent.append(body)
    await settled()
    expect(seen.map((sighting) => sighting?.body?.slice(0, 7) ?? null)).toEqual([null, '周末去了湖边。'])
    parent.append(document.createElement('i'))
    await settled()
    expect(seen).toHaveLength(2)
  })

  it('is not woken by comments', async () => {
    goTo(`/explore/${openNoteId}`)
    document.body.append(modal())
    let asked = 0
    observeOpenNote(document, abort.signal, { context: () => (asked++, aContext()), onNote: () => undefined })
    const before = asked
    document.querySelector('.comments-container .list-container')!.append(document.createElement('div'))
    await settled()
    expect(asked).toBe(before)
  })

  it('never gives the old content to the new address of a full page', async () => {
    goTo(`/explore/${openNoteId}`)
    document.body.append(partOf('note-page', '#noteContainer'))
    watch()
    expect(seen.map((sighting) => sighting?.noteId)).toEqual([openNoteId])
    goTo(`/explore/${noteIdNo(51)}`)
    await settled()
    expect(seen.at(-1)).toBeNull()
    document.querySelector('#detail-title')!.textContent = '另一篇'
    await settled()
    expect(seen.at(-1)).toMatchObject({ noteId: noteIdNo(51), title: '另一篇' })
  })

  it('says nothing after the signal', async () => {
    watch()
    abort.abort()
    goTo(`/explore/${openNoteId}`)
    document.body.append(modal())
    await settled()
    expect(seen).toEqual([])
  })
})
