import type { CDPSession, Page } from 'playwright-core'

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface ChipOnPage {
  text: string
  className: string
  mark: string | null
  background: string
  box: Box
}

export interface CardOnPage {
  noteId: string
  isVideo: boolean
  cover: Box
  /** Chips that lie wholly inside the cover, within a pixel. */
  chips: ChipOnPage[]
}

export interface CardsOnPage {
  cards: CardOnPage[]
  /** Every shown chip, on a card or astray. */
  chips: ChipOnPage[]
}

/** Runs a function on the closed shadow root of the layer; only the debugger can reach it. */
export async function onLayer<T>(page: Page, run: (this: ShadowRoot) => T): Promise<Awaited<T>> {
  const session = await page.context().newCDPSession(page)
  try {
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      objectId: await layerRoot(session),
      functionDeclaration: run.toString(),
      returnByValue: true,
      awaitPromise: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as Awaited<T>
  } finally {
    await session.detach()
  }
}

async function layerRoot(session: CDPSession): Promise<string> {
  const { root } = await session.send('DOM.getDocument', { depth: 2, pierce: true })
  const html = root.children?.find(({ nodeName }) => nodeName === 'HTML')
  const layer = html?.children?.flatMap(({ shadowRoots }) => shadowRoots ?? [])[0]
  if (!layer) throw new Error('the page has no layer')
  const { object } = await session.send('DOM.resolveNode', { nodeId: layer.nodeId })
  return object.objectId ?? ''
}

/** Cards and chips at one and the same moment. */
export const lookAtCards = (page: Page): Promise<CardsOnPage> => onLayer(page, look)

function look(this: ShadowRoot): CardsOnPage {
  const boxOf = (element: Element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return { left, top, right, bottom }
  }
  const chips = [...this.querySelectorAll<HTMLElement>('.chip')].map((chip) => ({
    text: chip.textContent ?? '',
    className: chip.className,
    mark: chip.getAttribute('data-mark'),
    background: getComputedStyle(chip).backgroundColor,
    box: boxOf(chip),
  }))
  const covers = [...document.querySelectorAll('section.note-item a.cover')]
  const cards = covers.map((element) => {
    const cover = boxOf(element)
    const inside = ({ box }: { box: Box }) =>
      box.left >= cover.left - 1 &&
      box.right <= cover.right + 1 &&
      box.top >= cover.top - 1 &&
      box.bottom <= cover.bottom + 1
    const noteId = /[0-9a-f]{24}/.exec(element.getAttribute('href') ?? '')?.[0] ?? ''
    return { noteId, isVideo: element.querySelector('.play-icon') !== null, cover, chips: chips.filter(inside) }
  })
  return { cards, chips }
}

/** Watches every frame of `ms` milliseconds: how many frames, and each pair of note and chip text that stood together. */
export const watchFrames = (page: Page): Promise<{ frames: number; pairs: string[]; bare: number }> =>
  onLayer(page, everyFrame)

function everyFrame(this: ShadowRoot): Promise<{ frames: number; pairs: string[]; bare: number }> {
  const seen = new Set<string>()
  let frames = 0
  let bare = 0
  const until = performance.now() + 1500
  return new Promise((resolve) => {
    const frame = () => {
      frames += 1
      const chips = [...this.querySelectorAll('.chip')].map((chip) => ({
        text: chip.textContent ?? '',
        box: chip.getBoundingClientRect(),
      }))
      for (const cover of document.querySelectorAll('section.note-item a.cover')) {
        const { left, top, right, bottom } = cover.getBoundingClientRect()
        const own = chips.filter(
          ({ box }) => box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom,
        )
        if (own.length !== 1) bare += 1
        const noteId = /[0-9a-f]{24}/.exec(cover.getAttribute('href') ?? '')?.[0] ?? ''
        for (const { text } of own) seen.add(`${noteId} ${text}`)
      }
      if (performance.now() < until) requestAnimationFrame(frame)
      else resolve({ frames, pairs: [...seen], bare })
    }
    requestAnimationFrame(frame)
  })
}
