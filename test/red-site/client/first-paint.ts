import { coverHeight, footerHeight, layoutFor, placeServerCards } from './masonry.ts'
import { siteRenders } from './own.ts'

/** Places the server's cards before the application takes over, as the real page's trailing script does. */
function placeServerSections(): void {
  const sections = [...document.querySelectorAll<HTMLElement>('#exploreFeeds > section.note-item')]
  if (sections.length === 0) return
  const layout = layoutFor(innerWidth)
  document.documentElement.style.setProperty('--columnWidth', `${layout.columnWidth}px`)
  const heights = sections.map((section) => {
    const cover = coverHeight(layout.columnWidth, {
      width: Number(section.dataset['width']),
      height: Number(section.dataset['height']),
    })
    section.querySelector<HTMLElement>('a.cover')!.style.height = `${cover}px`
    const titleLength = section.querySelector('.title')?.textContent.length ?? 0
    return cover + footerHeight(titleLength === 0 ? 0 : titleLength * 14 > layout.columnWidth - 16 ? 2 : 1, false)
  })
  for (const [index, { x, y }] of placeServerCards(heights, layout).entries()) {
    sections[index]!.style.transform = `translate(${x}px, ${y}px)`
  }
  document.querySelector<HTMLElement>('#exploreFeeds')!.style.visibility = 'visible'
}

siteRenders(placeServerSections)
