import type { Page } from 'playwright-core'
import { pressInLayer } from './people.ts'

/** Saves the first card that a mouse can reach and that is not one of `skip`, by its save button; returns the note id. */
export async function saveNextCard(page: Page, skip: readonly string[] = []): Promise<string> {
  const cards = await page.locator('section.note-item a.cover').evaluateAll((covers) =>
    covers.flatMap((cover) => {
      const { x, y, width } = cover.getBoundingClientRect()
      const point = { x: x + width / 2, y: y + 50 }
      const noteId = /[0-9a-f]{24}/.exec(cover.getAttribute('href') ?? '')?.[0]
      const isReachable = y > 80 && cover.contains(document.elementFromPoint(point.x, point.y))
      return noteId && isReachable ? [{ noteId, ...point }] : []
    }),
  )
  const card = cards.find(({ noteId }) => !skip.includes(noteId))
  if (!card) throw new Error('no card on the screen is left to save')
  await page.mouse.move(card.x, card.y)
  await pressInLayer(page, 'round')
  return card.noteId
}
