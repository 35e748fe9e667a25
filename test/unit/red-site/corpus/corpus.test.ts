import { describe, expect, it } from 'vitest'
import { commentsOf } from '../../../red-site/corpus/comments.ts'
import { makeCorpus } from '../../../red-site/corpus/corpus.ts'

const now = Date.UTC(2026, 10, 20, 4)
const dayMs = 86_400_000
const corpus = makeCorpus(7, 2400, now)
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.floor(share * values.length)]!

describe('the synthetic notes', () => {
  it('are the same for the same seed, count and time, and others for another seed', () => {
    const plain = (seed: number) => JSON.stringify(makeCorpus(seed, 300, now).notes)
    expect(plain(7)).toBe(plain(7))
    expect(plain(7)).not.toBe(plain(8))
  })

  it('have RED-like ids, each its own, that carry the publish time', () => {
    expect(new Set(corpus.notes.map(({ id }) => id)).size).toBe(2400)
    for (const { id, publishedAt } of corpus.notes) {
      expect(id).toMatch(/^[0-9a-f]{24}$/)
      expect(Number.parseInt(id.slice(0, 8), 16) * 1000).toBe(publishedAt)
      expect(publishedAt).toBeLessThan(now)
      expect(publishedAt).toBeGreaterThan(now - 401 * dayMs)
    }
  })

  it('have heavy-tailed likes: the top hundredth is far above the median and holds a large share', () => {
    const likes = corpus.notes.map((note) => note.likes)
    const total = likes.reduce((sum, count) => sum + count, 0)
    const topShare =
      likes
        .toSorted((one, other) => other - one)
        .slice(0, 24)
        .reduce((sum, count) => sum + count, 0) / total
    expect(quantile(likes, 0.5)).toBeGreaterThan(20)
    expect(quantile(likes, 0.99) / quantile(likes, 0.5)).toBeGreaterThan(25)
    expect(topShare).toBeGreaterThan(0.15)
  })

  it('differ between authors more than by chance: each author has an own scale', () => {
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const spread = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2))
    const logLikes = (notes: readonly { likes: number }[]) => notes.map(({ likes }) => Math.log1p(likes))
    const within = mean(corpus.authors.map(({ id }) => spread(logLikes(corpus.notesBy(id)))))
    expect(within).toBeLessThan(0.75 * spread(logLikes(corpus.notes)))
  })

  it('use tags with a Zipf-like popularity, and rising tags more of late', () => {
    const food = corpus.notes.filter(({ niche }) => niche.key === 'food')
    const uses = (tag: string) => food.filter(({ tags }) => tags.includes(tag)).length
    expect(uses('美食教程')).toBeGreaterThan(2 * uses('电饭煲美食'))
    const rising = (notes: typeof corpus.notes) =>
      notes.filter(({ tags, niche }) => tags.some((tag) => niche.risingTags.includes(tag))).length / notes.length
    expect(rising(corpus.notes.filter(({ publishedAt }) => publishedAt > now - 5 * dayMs))).toBeGreaterThan(
      4 * rising(corpus.notes.filter(({ publishedAt }) => publishedAt < now - 60 * dayMs)),
    )
  })

  it('write their tags into the body and sometimes have no title', () => {
    for (const { body, tags } of corpus.notes) for (const tag of tags) expect(body).toContain(`#${tag}[话题]#`)
    const untitled = corpus.notes.filter(({ title }) => title === '').length / 2400
    expect(untitled).toBeGreaterThan(0.02)
    expect(untitled).toBeLessThan(0.1)
    expect(corpus.notes.some(({ body }) => /\[[^\]]+R\]/.test(body))).toBe(true)
  })

  it('leave no template word unfilled', () => {
    for (const { title, body } of corpus.notes) expect(`${title}${body}`).not.toMatch(/[{}]|undefined/)
  })

  it('are found by niche and by keyword, and the deleted note by neither', () => {
    expect(corpus.inChannel('homefeed.travel_v3').every(({ niche }) => niche.key === 'travel')).toBe(true)
    expect(corpus.matching('穿搭').length).toBeGreaterThan(100)
    expect(corpus.matching(' ')).toEqual([])
    expect(corpus.notes).not.toContain(corpus.landmarks.deleted)
    expect(corpus.noteOf(corpus.landmarks.deleted.id)).toBe(corpus.landmarks.deleted)
  })

  it('have comments that stay the same, with replies and unique ids', () => {
    const note = corpus.landmarks.image
    const comments = commentsOf(note, corpus.authors, now)
    const all = comments.flatMap((comment) => [comment, ...comment.replies])
    expect(comments).toEqual(commentsOf(note, corpus.authors, now))
    expect(comments).toHaveLength(46)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(comments.length)
    for (const comment of comments)
      for (const reply of comment.replies) expect(reply.createdAt).toBeGreaterThanOrEqual(comment.createdAt)
  })
})
