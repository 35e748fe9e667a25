import { describe, expect, it } from 'vitest'
import type { NoteSighting } from '#shared/model/sighting.ts'
import { readCard } from '../../../../extension/red/read/card.ts'
import { type CardSpec, cardHtml } from '../../../support/red/card-html.ts'
import { aContext, htmlDocument, passesSchema } from '../../../support/red/reading.ts'

/** Shapes of card that are known today. */
const shapes: Record<string, CardSpec> = {
  explore: { serial: 1 },
  'explore video': { serial: 2, video: true },
  'explore zero': { serial: 3, likes: '赞' },
  'explore 万': { serial: 4, likes: '3.8万' },
  'explore guest bucket': { serial: 5, likes: '1千+' },
  'explore untitled': { serial: 6, title: null },
  'explore English count': { serial: 7, likes: '27.7K' },
  'server-sent': { serial: 8, placed: false },
  search: { serial: 9, view: 'search' },
  'search video': { serial: 10, view: 'search', video: true, likes: '12万' },
  'profile pinned': { serial: 11, view: 'profile', pinned: true },
  board: { serial: 12, view: 'board' },
}

/** The play icon taken away altogether is not among these: what is left is the card of a picture note. */
const mutations: Record<string, (html: string) => string> = {
  'cover class renamed': (html) => html.replaceAll('class="cover mask ld"', 'class="c1"'),
  'title class renamed': (html) => html.replaceAll('class="title"', 'class="t1"'),
  'author class renamed': (html) => html.replaceAll('class="author"', 'class="u1"'),
  'name class renamed': (html) => html.replaceAll('class="name"', 'class="n1"'),
  'count class renamed': (html) => html.replaceAll('class="count"', 'class="k1"'),
  'like class renamed': (html) => html.replaceAll('like-wrapper', 'heart-box'),
  'footer class renamed': (html) => html.replaceAll('class="footer"', 'class="f1"'),
  'play icon renamed': (html) => html.replaceAll('play-icon', 'movie-mark'),
  'play icon as a component': (html) => html.replaceAll('class="play-icon"', 'class="reds-play-icon-new"'),
  'all classes gone': (html) => html.replaceAll(/ class="(?!note-item)[^"]*"/g, ''),
  'title dropped': (html) => html.replace(/<a [^>]*class="title">.*?<\/a>/, ''),
  'author dropped': (html) => html.replace(/<a [^>]*class="author".*?<\/a>/, ''),
  'count dropped': (html) => html.replace(/<span [^>]*class="count".*?<\/span>/, ''),
  'cover dropped': (html) => html.replaceAll(/<a [^>]*class="cover.*?<\/a>/g, ''),
  'picture dropped': (html) => html.replace(/<img [^>]*data-xhs-img[^>]*>/, ''),
  'seo link dropped': (html) => html.replace(/<a [^>]*display: none;"><\/a>/, ''),
  'seo link last': (html) => html.replace(/(<a [^>]*display: none;"><\/a>)(.*)(<\/div><\/section>)/, '$2$1$3'),
  'author before title': (html) =>
    html.replace(/(<a [^>]*class="title">.*?<\/a>)(<div class="(?:author|card-bottom)-wrapper">.*?<\/a>)/, '$2$1'),
  'count with a word': (html) => html.replace(/(class="count"[^>]*>)([^<]*)/, '$1$2 人觉得很赞'),
  'count spelled out': (html) => html.replace(/(class="count"[^>]*>)([^<]*)/, '$1三千多'),
  'a second count': (html) => html.replace(/(<span [^>]*class="count".*?<\/span>)/, '<span class="count">777</span>$1'),
  'an extra wrapper': (html) =>
    html
      .replace('class="footer">', 'class="footer"><div class="inner">')
      .replace('</div></div></section>', '</div></div></div></section>'),
  'absolute links': (html) => html.replaceAll('href="/', 'href="https://www.xiaohongshu.com/'),
  'token parameter renamed': (html) => html.replaceAll('xsec_token', 'sec_tk'),
  'upper-case id': (html) => html.replaceAll(/\/([0-9a-f]{24})\?/g, (_match, id: string) => `/${id.toUpperCase()}?`),
  'short id': (html) => html.replaceAll(/\/([0-9a-f]{24})\?/g, (_match, id: string) => `/${id.slice(0, 20)}?`),
  'new path': (html) =>
    html.replaceAll('href="/explore/', 'href="/n/').replaceAll('href="/search_result/', 'href="/n/'),
}

const read = (html: string) => readCard(htmlDocument(html).querySelector('section')!, aContext())
const factNames = ['noteId', 'title', 'noteKind', 'likes', 'coverUrl', 'publishedAt'] as const

/** Facts that differ from the truth and are not null. The link may change its form, so its note is compared. */
function wrongFacts(truth: NoteSighting, drifted: NoteSighting): string[] {
  const wrong: string[] = factNames.filter(
    (name) => drifted[name] !== null && JSON.stringify(drifted[name]) !== JSON.stringify(truth[name]),
  )
  if (drifted.author?.id && drifted.author.id !== truth.author?.id) wrong.push('author.id')
  if (drifted.author?.name && drifted.author.name !== truth.author?.name) wrong.push('author.name')
  if (drifted.url && !drifted.url.includes(truth.noteId)) wrong.push('url')
  return wrong
}

describe('a card that drifts', () => {
  describe.each(Object.entries(shapes))('%s', (_shape, spec) => {
    const truth = read(cardHtml(spec))!

    it.each(Object.entries(mutations))('with %s: nothing wrong, null at worst', (_mutation, mutate) => {
      const drifted = read(mutate(cardHtml(spec)))
      expect(drifted && wrongFacts(truth, drifted)).toEqual(drifted && [])
      expect(passesSchema(drifted)).toBe(true)
    })
  })

  it('is really changed by every mutation in at least one shape', () => {
    const idle = Object.entries(mutations).filter(([, mutate]) =>
      Object.values(shapes).every((spec) => mutate(cardHtml(spec)) === cardHtml(spec)),
    )
    expect(idle.map(([name]) => name)).toEqual([])
  })
})
