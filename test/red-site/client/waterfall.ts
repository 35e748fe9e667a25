import { authorHref, cardFooter, cardSection, coverHref, likeText, type CardPlace } from '../markup/card.ts'
import { secure } from '../markup/html.ts'
import type { FeedItem } from '../wire/shapes.ts'
import {
  clampedCover,
  coverHeight,
  footerHeight,
  indexesWithin,
  layoutFor,
  placeCards,
  queryCardHeight,
  titleLines,
  type FeedLayout,
  type Place,
} from './masonry.ts'
import { siteRenders } from './own.ts'
import { pageConfig } from './page-config.ts'

export type FeedSource = {
  place: CardPlace
  /** Grows in place; only notes and query cards are laid out. */
  items: readonly FeedItem[]
  /** Fetches the next page into `items`; false when there is none. */
  loadMore(): Promise<boolean>
}

/** Sections beyond the viewport that stay mounted, in px to either side. */
const bufferPx = 60

/**
 * The virtual masonry list of one feeds container. Only sections near the viewport are mounted; one that
 * leaves it is given to another note (`reuse`) or removed (`remount`), as the mode says.
 */
export class Waterfall {
  readonly container: HTMLElement
  readonly #source: FeedSource
  #layout: FeedLayout = layoutFor(innerWidth)
  #bottoms: number[] = []
  #shown: FeedItem[] = []
  #places: Place[] = []
  #heights: number[] = []
  readonly #mounted = new Map<number, HTMLElement>()
  #loading = false
  #ended = false
  #frame = 0
  readonly #stopListening = new AbortController()

  constructor(container: HTMLElement, source: FeedSource) {
    this.container = container
    this.#source = source
    siteRenders(() => container.replaceChildren())
    this.relayout()
    const { signal } = this.#stopListening
    addEventListener('scroll', () => this.#soon(), { passive: true, signal })
    addEventListener('resize', () => this.relayout(), { signal })
  }

  stop(): void {
    this.#stopListening.abort()
    cancelAnimationFrame(this.#frame)
  }

  /** Measures again and places everything from the top: after a resize or when the items were replaced. */
  relayout(): void {
    this.#layout = layoutFor(innerWidth)
    this.#bottoms = Array.from({ length: this.#layout.columns }, () => 0)
    this.#shown = []
    this.#places = []
    this.#heights = []
    this.#ended = false
    siteRenders(() => {
      for (const section of this.#mounted.values()) section.remove()
      this.#mounted.clear()
    })
    this.#append()
  }

  #append(): void {
    const fresh = this.#source.items.filter((item) => item.noteCard ?? item.queries).slice(this.#shown.length)
    const heights = fresh.map((item) => this.#heightOf(item))
    this.#shown.push(...fresh)
    this.#heights.push(...heights)
    this.#places.push(...placeCards(heights, this.#layout, this.#bottoms))
    siteRenders(() => {
      const tooFew = this.#shown.length < this.#layout.columns
      this.container.classList.toggle('static-layout', tooFew)
      this.container.style.cssText = `width:100%;height:${tooFew ? 'auto' : `${Math.max(0, ...this.#bottoms)}px`};visibility:visible`
      document.documentElement.style.setProperty('--columnWidth', `${this.#layout.columnWidth}px`)
    })
    this.render()
  }

  #heightOf(item: FeedItem): number {
    if (!item.noteCard) return queryCardHeight
    const lines = titleLines(titleWidth(item.noteCard.displayTitle), this.#layout.columnWidth)
    return (
      coverHeight(this.#layout.columnWidth, clampedCover(item.noteCard.cover)) +
      footerHeight(lines, this.#source.place.where === 'search')
    )
  }

  #soon(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.render())
  }

  render(): void {
    const top = this.container.getBoundingClientRect().top
    const wanted = indexesWithin(this.#places, this.#heights, -top - bufferPx, -top + innerHeight + bufferPx)
    const free = [...this.#mounted.keys()].filter((index) => !wanted.includes(index))
    const missing = wanted.filter((index) => !this.#mounted.has(index))
    if (free.length > 0 || missing.length > 0) siteRenders(() => this.#exchange(free, missing))
    if (!this.#ended && top + Math.max(0, ...this.#bottoms) < innerHeight + 1000) void this.#more()
  }

  #exchange(free: number[], missing: number[]): void {
    for (const index of missing) {
      const old = pageConfig.mode.cards === 'reuse' ? free.shift() : undefined
      const section = old === undefined ? this.#newSection(index) : this.#mounted.get(old)!
      if (old !== undefined) {
        this.#mounted.delete(old)
        giveTo(section, this.#shown[index]!, this.#source.place)
      }
      this.#mounted.set(index, section)
      this.#position(section, index)
    }
    for (const index of free) {
      this.#mounted.get(index)!.remove()
      this.#mounted.delete(index)
    }
  }

  #newSection(index: number): HTMLElement {
    const template = document.createElement('template')
    template.innerHTML = cardSection(this.#shown[index]!, this.#source.place)
    const section = template.content.firstElementChild as HTMLElement
    this.container.append(section)
    return section
  }

  #position(section: HTMLElement, index: number): void {
    const { x, y } = this.#places[index]!
    const { columnWidth } = this.#layout
    const item = this.#shown[index]!
    section.dataset['index'] = String(index)
    section.classList.toggle('static-layout', this.#shown.length < this.#layout.columns)
    section.style.cssText = `--columnWidth:${columnWidth}px;transform:translate(${x}px, ${y}px)`
    const cover = section.querySelector<HTMLElement>('a.cover')
    if (cover && item.noteCard) cover.style.height = `${coverHeight(columnWidth, clampedCover(item.noteCard.cover))}px`
  }

  async #more(): Promise<void> {
    if (this.#loading) return
    this.#loading = true
    const grown = await this.#source.loadMore()
    this.#loading = false
    if (this.#stopListening.signal.aborted) return
    this.#ended = !grown
    if (grown) this.#append()
    else siteRenders(() => this.container.nextElementSibling?.replaceChildren())
  }
}

const measuring = document.createElement('canvas').getContext('2d')!

function titleWidth(title: string): number {
  measuring.font = '500 14px "PingFang SC", "Noto Sans CJK SC", sans-serif'
  return measuring.measureText(title).width
}

/** Shows another note in a mounted section; the elements that both notes have are kept. */
function giveTo(section: HTMLElement, item: FeedItem, place: CardPlace): void {
  const cover = section.querySelector<HTMLAnchorElement>('a.cover')
  const card = item.noteCard
  if (!cover || !card) {
    const template = document.createElement('template')
    template.innerHTML = cardSection(item, place)
    const fresh = template.content.firstElementChild as HTMLElement
    for (const name of ['data-width', 'data-height']) copyAttribute(fresh, section, name)
    section.replaceChildren(...fresh.childNodes)
    return
  }
  const size = clampedCover(card.cover)
  section.dataset['width'] = String(size.width)
  section.dataset['height'] = String(size.height)
  section
    .querySelector('a')!
    .setAttribute('href', place.where === 'board' ? `/board/${place.boardId}/${item.id}` : `/explore/${item.id}`)
  cover.setAttribute('href', coverHref(item, place))
  cover.querySelector('img')!.setAttribute('src', secure(card.cover.urlDefault))
  toggleMark(cover, '.play-icon', card.type === 'video', 'span', 'play-icon')
  toggleMark(cover, '.top-tag-area', card.interactInfo.sticky === true, 'div', 'top-tag-area')
  footerFor(section, item, place)
}

function footerFor(section: HTMLElement, item: FeedItem, place: CardPlace): void {
  const card = item.noteCard!
  const footer = section.querySelector('.footer')!
  const title = footer.querySelector('.title > span')
  if (!title !== !card.displayTitle || place.where === 'search') {
    footer.innerHTML = cardFooter(card, place)
    return
  }
  if (title) title.textContent = card.displayTitle
  const author = footer.querySelector('a.author')!
  author.setAttribute('href', authorHref(card, place))
  author.querySelector('img')!.setAttribute('src', card.user.avatar)
  author.querySelector('.name')!.textContent = card.user.nickname
  footer.querySelector('.count')!.textContent = likeText(card)
}

function toggleMark(cover: Element, selector: string, wanted: boolean, tag: string, className: string): void {
  const mark = cover.querySelector(selector)
  if (mark && !wanted) mark.remove()
  if (mark || !wanted) return
  const made = document.createElement(tag)
  made.className = className
  made.innerHTML =
    className === 'play-icon'
      ? '<svg class="reds-icon" width="20" height="20"><use xlink:href="#play"></use></svg>'
      : '<div class="top-wrapper">置顶</div>'
  cover.append(made)
}

function copyAttribute(from: Element, to: Element, name: string): void {
  const value = from.getAttribute(name)
  if (value === null) to.removeAttribute(name)
  else to.setAttribute(name, value)
}
