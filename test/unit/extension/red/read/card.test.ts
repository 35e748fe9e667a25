import { describe, expect, it } from 'vitest'
import { readCard, readCardMarks } from '../../../../../extension/red/read/card.ts'
import {
  cardHtml,
  type CardSpec,
  coverNo,
  creatorIdNo,
  liveCardHtml,
  noteIdNo,
  queryCardHtml,
  token,
} from '../../../../support/red/card-html.ts'
import { exploreCards, type PageName } from '../../../../support/red/page-html.ts'
import { aContext, htmlDocument, now, passesSchema, redPage } from '../../../../support/red/reading.ts'

const cardsOf = (name: PageName, context = aContext()) =>
  [...redPage(name).querySelectorAll('section.note-item')].map((section) => readCard(section, context))
const sectionOf = (html: string): Element => htmlDocument(html).querySelector('section')!
const cardOf = (spec: Partial<CardSpec>) => readCard(sectionOf(cardHtml({ serial: 1, ...spec })), aContext())

describe('readCard', () => {
  it('reads every fact of an explore card', () => {
    expect(cardsOf('explore')[2]).toEqual({
      noteId: noteIdNo(2),
      title: '样例标题2',
      body: null,
      tags: null,
      author: { id: creatorIdNo(2), name: '样例作者2' },
      noteKind: 'video',
      likes: { low: 37500, high: 38499, nominal: 38000 },
      collects: null,
      comments: null,
      shares: null,
      publishedAt: 1_760_007_200_000,
      url: `https://www.xiaohongshu.com/explore/${noteIdNo(2)}?xsec_token=${token(2)}&xsec_source=`,
      coverUrl: coverNo(2),
      seenAt: now,
      where: 'explore',
      query: null,
    })
  })

  it('reads all cards of the explore page, in order', () => {
    const cards = cardsOf('explore')
    expect(cards.map((card) => card?.noteId)).toEqual(exploreCards.map(({ serial }) => noteIdNo(serial)))
    expect(cards.map((card) => card?.likes?.nominal ?? null)).toEqual([
      4,
      0,
      38000,
      120000,
      137,
      583,
      10,
      1000,
      10000,
      5123,
      120000000,
      2021,
      27700,
      null,
    ])
    expect(cards.map((card) => card?.likes?.high ?? null).slice(6, 9)).toEqual([null, null, null])
    expect(cards.map((card) => card?.title === null)).toEqual(
      exploreCards.map(({ title }) => title === null || title === ''),
    )
    expect(cards.map((card) => card?.noteKind)).toEqual(exploreCards.map(({ video }) => (video ? 'video' : 'image')))
    expect(cards.every(passesSchema)).toBe(true)
  })

  it('skips related searches and live cards on a search page and keeps the words searched for', () => {
    const cards = cardsOf('search', aContext({ where: 'search', query: '样例词' }))
    expect(cards.map((card) => card?.noteId ?? null)).toEqual([noteIdNo(30), noteIdNo(31), null, null, noteIdNo(32)])
    expect(cards[0]).toMatchObject({
      author: { id: creatorIdNo(30), name: '样例作者30' },
      where: 'search',
      query: '样例词',
    })
    expect(cards[1]).toMatchObject({ noteKind: 'video', likes: { low: 0, high: 0 } })
  })

  it('prefers the board link that carries a token', () => {
    const cards = cardsOf('board', aContext({ where: 'board', base: 'https://www.rednote.com' }))
    expect(cards.map((card) => card?.noteId)).toEqual([45, 46, 47].map(noteIdNo))
    expect(cards[0]?.url).toMatch(/^https:\/\/www\.rednote\.com\/board\/.*xsec_token=AB045/)
    expect(cards.map((card) => card?.likes?.nominal)).toEqual([27700, 0, 0])
  })

  it('gives a profile card its note, not its author', () => {
    expect(cardsOf('profile', aContext({ where: 'profile' }))[0]).toMatchObject({
      noteId: noteIdNo(40),
      author: { id: creatorIdNo(1) },
    })
  })

  it.each([
    ['a related-search card', queryCardHtml],
    ['a live card', liveCardHtml],
    ['a phantom id', cardHtml({ serial: 1, noteId: 'undefined' })],
    ['a card without cover', cardHtml({ serial: 1 }).replaceAll('cover mask ld" target="_self"', 'other"')],
    ['a javascript link', cardHtml({ serial: 1 }).replaceAll('href="/explore', 'href="javascript:/explore')],
    ['a foreign link', cardHtml({ serial: 1 }).replaceAll('href="/explore', 'href="https://example.com/explore')],
    ['two covers of different notes', cardHtml({ serial: 1, view: 'board' }).replace(noteIdNo(1), noteIdNo(2))],
    ['an empty section', '<section class="note-item"></section>'],
  ])('gives null for %s', (_case, html) => {
    expect(readCard(sectionOf(html), aContext())).toBeNull()
  })

  it('leaves open what it cannot read', () => {
    expect(cardOf({ likes: null })?.likes).toBeNull()
    expect(cardOf({ likes: '1.2.3万' })?.likes).toBeNull()
    const renamed = cardHtml({ serial: 1, video: true }).replace('play-icon', 'movie-mark')
    expect(readCard(sectionOf(renamed), aContext())?.noteKind).toBeNull()
  })

  it('survives a hostile card within the limits of the schema', () => {
    const card = cardOf({ title: `\uD800${'长'.repeat(1_000_000)}\u0000`, likes: '9'.repeat(1_000_000) })
    expect(card?.title).toHaveLength(199)
    expect(card?.likes).toBeNull()
    expect(passesSchema(card)).toBe(true)
    const foreignPicture = cardHtml({ serial: 1 }).replace('https://sns-webpic-qc.xhscdn.com', 'https://example.com')
    expect(readCard(sectionOf(foreignPicture), aContext())?.coverUrl).toBeNull()
  })
})

describe('readCardMarks', () => {
  const marksOf = (name: PageName) =>
    [...redPage(name).querySelectorAll('section.note-item')].map((section) => readCardMarks(section, now))
  it('sees which profile card is pinned', () => {
    expect(marksOf('profile').map((marks) => marks.pinned)).toEqual([true, false])
  })
  it('reads the publish time of search cards only', () => {
    expect(marksOf('search').map((marks) => marks.shownAt?.at ?? null)).toEqual([
      Date.UTC(2025, 10, 9, 4, 30),
      Date.UTC(2025, 4, 14, 16),
      null,
      null,
      Date.UTC(2024, 10, 8, 16),
    ])
    expect(marksOf('explore').every((marks) => marks.shownAt === null)).toBe(true)
  })
})
