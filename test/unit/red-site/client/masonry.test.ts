import { describe, expect, it } from 'vitest'
import {
  clampedCover,
  coverHeight,
  footerHeight,
  indexesWithin,
  layoutFor,
  placeCards,
  placeServerCards,
  titleLines,
} from '../../../red-site/client/masonry.ts'

const bottomsFor = (columns: number): number[] => Array.from({ length: columns }, () => 0)

describe('the masonry of the stand-in feed', () => {
  it('takes columns and gaps from the window width', () => {
    const columnsAt = [1728, 1424, 1423, 1192, 1191, 960, 959, 696, 695, 320].map((width) => layoutFor(width).columns)
    expect(columnsAt).toEqual([5, 5, 4, 4, 3, 3, 3, 3, 2, 2])
    expect(layoutFor(986)).toEqual({ columns: 3, gapX: 24, gapY: 12, columnWidth: 216.5, sideBar: true })
    expect(layoutFor(959).sideBar).toBe(false)
  })

  it('stops growing at a width of 1728 and never makes a column narrower than 142', () => {
    expect(layoutFor(2560).columnWidth).toBe(layoutFor(1728).columnWidth)
    expect(layoutFor(300).columnWidth).toBe(142)
  })

  it('states covers taller than 3:4 or wider than 4:3 as those ratios', () => {
    expect(clampedCover({ width: 1080, height: 1920 })).toEqual({ width: 1440, height: 1920 })
    expect(clampedCover({ width: 1920, height: 1080 })).toEqual({ width: 1920, height: 1440 })
    expect(clampedCover({ width: 1080, height: 1440 })).toEqual({ width: 1080, height: 1440 })
    expect(clampedCover({ width: 1080, height: 1080 })).toEqual({ width: 1080, height: 1080 })
  })

  it('gives the heights that were measured at a column of 216.5', () => {
    expect(coverHeight(216.5, { width: 1440, height: 1920 })).toBe(289)
    expect(coverHeight(216.5, { width: 1920, height: 1440 })).toBe(162)
    expect([footerHeight(1, false), footerHeight(2, false), footerHeight(1, true), footerHeight(2, true)]).toEqual([
      72, 91, 84, 103,
    ])
    expect([titleLines(0, 216.5), titleLines(200, 216.5), titleLines(201, 216.5)]).toEqual([0, 1, 2])
  })

  it('puts each card in the shortest column, the leftmost on ties', () => {
    const layout = layoutFor(986)
    const places = placeCards([361, 253, 380, 234, 380], layout, bottomsFor(3))
    expect(places).toEqual([
      { x: 0, y: 0 },
      { x: 240.5, y: 0 },
      { x: 481, y: 0 },
      { x: 240.5, y: 265 },
      { x: 0, y: 373 },
    ])
    expect(placeCards([100, 100, 100, 100], layout, bottomsFor(3))[3]).toEqual({ x: 0, y: 112 })
  })

  it('continues a later page where the earlier one ended', () => {
    const layout = layoutFor(1440)
    const heights = Array.from({ length: 23 }, (_, index) => 200 + ((index * 37) % 160))
    const bottoms = bottomsFor(5)
    const inTwo = [
      ...placeCards(heights.slice(0, 9), layout, bottoms),
      ...placeCards(heights.slice(9), layout, bottoms),
    ]
    expect(inTwo).toEqual(placeCards(heights, layout, bottomsFor(5)))
  })

  it('places the last incomplete row of the first paint by column number', () => {
    const layout = layoutFor(986)
    const heights = [300, 100, 200, 100]
    expect(placeCards(heights, layout, bottomsFor(3))[3]!.x).toBe(240.5)
    expect(placeServerCards(heights, layout)[3]).toEqual({ x: 0, y: 312 })
  })

  it('never lets two cards of a column overlap', () => {
    const layout = layoutFor(1200)
    const heights = Array.from({ length: 200 }, (_, index) => 180 + ((index * 53) % 211))
    const places = placeCards(heights, layout, bottomsFor(4))
    for (const x of new Set(places.map((place) => place.x))) {
      const column = places
        .map((place, index) => ({ ...place, end: place.y + heights[index]! }))
        .filter((card) => card.x === x)
      for (const [index, card] of column.entries())
        expect(card.y).toBe(index === 0 ? 0 : column[index - 1]!.end + layout.gapY)
    }
  })

  it('finds the cards that touch a band', () => {
    const places = [0, 100, 200, 300].map((y) => ({ x: 0, y }))
    expect(indexesWithin(places, [90, 90, 90, 90], 100, 290)).toEqual([1, 2])
    expect(indexesWithin(places, [90, 90, 90, 90], 89, 301)).toEqual([0, 1, 2, 3])
  })
})
