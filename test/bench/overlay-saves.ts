import type { CDPSession, Page } from 'playwright-core'
import { centreOf, hasClass } from '../support/overlay-view.ts'

const saves = 20

/** Clicks the save button of one card after another; answers the ms from each click to the state after the durable write. */
export async function measureSaves(page: Page): Promise<number[]> {
  await page.evaluate(() => scrollTo(0, 0))
  await page.waitForTimeout(500)
  const session = await page.context().newCDPSession(page)
  await watchStates(session)
  const times: number[] = []
  for (let n = 0; n < saves; n++) {
    const card = await nextCard(page)
    await page.mouse.move(card.x, card.y)
    await page.waitForTimeout(60)
    const button = await centreOf(page, hasClass('save'))
    if (!button) throw new Error('the save button did not come to the card pointed at')
    await page.mouse.click(button.x, button.y)
    await page.waitForFunction(() => (globalThis as Watched).savedAt !== undefined)
    times.push(await page.evaluate(takeTime))
  }
  await session.detach()
  return times
}

interface Watched {
  clickedAt?: number
  savedAt?: number
  cardsTried?: string[]
}

/** A card in the window whose note was not saved yet; scrolls on when there is none left. */
async function nextCard(page: Page): Promise<{ x: number; y: number }> {
  for (let tries = 0; tries < 20; tries++) {
    const place = await page.evaluate(() => {
      const watched = globalThis as Watched
      const tried = (watched.cardsTried ??= [])
      for (const cover of document.querySelectorAll('section.note-item a.cover')) {
        const box = cover.getBoundingClientRect()
        const note = (cover.getAttribute('href') ?? '').split('?')[0] ?? ''
        if (tried.includes(note) || box.top < 160 || box.top > innerHeight - 200) continue
        tried.push(note)
        return { x: box.left + 20, y: box.top + 90 }
      }
      return null
    })
    if (place) return place
    await page.mouse.wheel(0, 600)
    await page.waitForTimeout(400)
  }
  throw new Error('no card left to save')
}

/** The click as the page sees it, and the moment the closed layer shows the answer, on the page's own clock. */
async function watchStates(session: CDPSession): Promise<void> {
  const { root } = await session.send('DOM.getDocument', { depth: 2, pierce: true })
  const html = root.children?.find(({ nodeName }) => nodeName === 'HTML')
  const layer = html?.children?.flatMap(({ shadowRoots }) => shadowRoots ?? [])[0]
  if (!layer) throw new Error('the page has no layer')
  const { object } = await session.send('DOM.resolveNode', { nodeId: layer.nodeId })
  await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: watchInPage.toString(),
  })
}

function watchInPage(this: ShadowRoot): void {
  const watched = globalThis as Watched
  addEventListener('click', (click) => (watched.clickedAt = click.timeStamp), true)
  new MutationObserver((records) => {
    for (const { target } of records) {
      const { classList } = target as Element
      const isAnswered = classList.contains('save') && (classList.contains('saved') || classList.contains('queued'))
      if (isAnswered && watched.clickedAt !== undefined) watched.savedAt ??= performance.now()
    }
  }).observe(this, { subtree: true, attributes: true, attributeFilter: ['class'] })
}

function takeTime(): number {
  const watched = globalThis as Watched
  const ms = (watched.savedAt ?? 0) - (watched.clickedAt ?? 0)
  delete watched.savedAt
  delete watched.clickedAt
  return ms
}
