export type FeedLayout = { columns: number; gapX: number; gapY: number; columnWidth: number; sideBar: boolean }
export type Size = { width: number; height: number }
export type Place = { x: number; y: number }

/** Columns, gaps and column width of the feed for a window width, as measured on the real site. */
export function layoutFor(innerWidth: number): FeedLayout {
  const width = Math.min(innerWidth, 1728)
  if (innerWidth >= 1424) return { columns: 5, gapX: 32, gapY: 16, columnWidth: (width - 224) / 6, sideBar: true }
  if (innerWidth >= 1192) return { columns: 4, gapX: 24, gapY: 12, columnWidth: (width - 144) / 5, sideBar: true }
  if (innerWidth >= 960) return { columns: 3, gapX: 24, gapY: 12, columnWidth: (width - 120) / 4, sideBar: true }
  if (innerWidth >= 696) return { columns: 3, gapX: 24, gapY: 12, columnWidth: (width - 96) / 3, sideBar: false }
  return { columns: 2, gapX: 12, gapY: 6, columnWidth: Math.max(142, (width - 36) / 2), sideBar: false }
}

/** The cover size a card states: taller than 3:4 becomes 1440×1920, wider than 4:3 becomes 1920×1440. */
export function clampedCover({ width, height }: Size): Size {
  if (height * 3 > width * 4) return { width: 1440, height: 1920 }
  return width * 3 > height * 4 ? { width: 1920, height: 1440 } : { width, height }
}

export const coverHeight = (columnWidth: number, cover: Size): number =>
  Math.round((columnWidth / cover.width) * cover.height)

/** Height of a related-search card in px. */
export const queryCardHeight = 288

/**
 * Footer height in px for a title of 0, 1 or 2 lines. Measured: 72 and 91 in explore, 84 and 103 in
 * search; without a title it was never measured and is assumed to lose the line and its margin.
 */
export function footerHeight(lines: 0 | 1 | 2, search: boolean): number {
  return (search ? 12 : 0) + [45, 72, 91][lines]!
}

/** Lines a title takes, cut at two, given its width on one line in px. Titles have 8 px to either side. */
export function titleLines(textWidth: number, columnWidth: number): 0 | 1 | 2 {
  if (textWidth === 0) return 0
  return textWidth <= columnWidth - 16 ? 1 : 2
}

/**
 * Places cards one after the other in the shortest column, the leftmost on ties. `bottoms` (one entry a
 * column, the y where the next card begins) is advanced, so that later pages continue where this one ended.
 */
export function placeCards(heights: readonly number[], layout: FeedLayout, bottoms: number[]): Place[] {
  return heights.map((height) => {
    const column = bottoms.indexOf(Math.min(...bottoms))
    const place = { x: column * (layout.columnWidth + layout.gapX), y: bottoms[column]! }
    bottoms[column] = place.y + height + layout.gapY
    return place
  })
}

/** The first paint's variant of `placeCards`: the last (n mod columns) cards go to column i mod columns. */
export function placeServerCards(heights: readonly number[], layout: FeedLayout): Place[] {
  const full = heights.length - (heights.length % layout.columns)
  const bottoms = Array.from({ length: layout.columns }, () => 0)
  const places = placeCards(heights.slice(0, full), layout, bottoms)
  const rest = heights.slice(full).map((height, index) => {
    const column = (full + index) % layout.columns
    const place = { x: column * (layout.columnWidth + layout.gapX), y: bottoms[column]! }
    bottoms[column] = place.y + height + layout.gapY
    return place
  })
  return [...places, ...rest]
}

/** Indexes of the cards that touch the band from `top` to `bottom` (px within the container). */
export function indexesWithin(
  places: readonly Place[],
  heights: readonly number[],
  top: number,
  bottom: number,
): number[] {
  const inside: number[] = []
  for (let index = 0; index < places.length; index++) {
    const y = places[index]!.y
    if (y < bottom && y + heights[index]! > top) inside.push(index)
  }
  return inside
}
