import { describe, expect, it } from 'vitest'
import { isAnswer, readAnswers } from '../../../../../extension/red/state/answers.ts'
import type { StateContext } from '../../../../../extension/red/state/notes.ts'
import { creatorIdNo, noteIdNo } from '../../../../support/red/card-html.ts'
import * as states from '../../../../support/red/state-data.ts'
import { aContext, passesSchema } from '../../../../support/red/reading.ts'

const context = (more: Partial<StateContext> = {}): StateContext => ({ ...aContext(), creatorId: null, ...more })
const exact = (value: number) => ({ low: value, high: value, nominal: value })

describe('readAnswers', () => {
  it.each([
    [
      'home feed',
      states.homefeedAnswer,
      {
        noteId: noteIdNo(80),
        likes: exact(4124),
        collects: null,
        where: 'explore',
        author: { id: creatorIdNo(80), name: '样例作者80' },
      },
    ],
    [
      'search',
      states.searchAnswer,
      {
        noteId: noteIdNo(81),
        likes: exact(3496),
        collects: exact(2777),
        comments: exact(180),
        shares: exact(1694),
        where: 'search',
      },
    ],
    [
      'posted notes',
      states.postedAnswer,
      { noteId: noteIdNo(82), likes: exact(51070), title: null, noteKind: 'video', where: 'profile' },
    ],
    [
      'note detail',
      states.detailAnswer,
      { noteId: noteIdNo(83), likes: exact(1), shares: exact(0), body: null, tags: [], where: 'note' },
    ],
  ])('reads a %s answer, alone or in a list', (_name, answer, expected) => {
    for (const saved of [answer, [answer]]) {
      const { notes } = readAnswers(saved, context())
      expect(notes).toHaveLength(1)
      expect(notes[0]).toMatchObject(expected)
      expect(notes.every(passesSchema)).toBe(true)
    }
  })

  it('counts a live item as skipped', () => {
    expect(readAnswers(states.homefeedAnswer, context()).skipped).toBe(1)
  })

  it('counts comments with replies, and a comment just posted', () => {
    expect(readAnswers(states.commentAnswer, context()).commentIds).toEqual([70, 71].map(noteIdNo))
    expect(readAnswers(states.answer({ comment: { id: noteIdNo(73) } }), context()).commentIds).toEqual([noteIdNo(73)])
  })

  it('reads user info only when the request told whose it is', () => {
    expect(readAnswers(states.userAnswer, context()).creator).toBeNull()
    expect(readAnswers(states.userAnswer, context({ creatorId: creatorIdNo(1) as never })).creator).toMatchObject({
      followers: exact(25383),
      redId: '10000001',
    })
  })

  it.each([
    ['without data', { code: 0, success: true, msg: '成功' }],
    ['asking for a captcha', { code: 0, success: true, data: null }],
    ['refused', { code: -100, success: false, data: {} }],
    ['about something else', states.answer({ categories: [{ id: 'homefeed.food_v3' }] }, 1000)],
  ])('reads nothing from an answer %s', (_case, answer) => {
    expect(isAnswer(answer)).toBe(true)
    expect(readAnswers(answer, context())).toEqual({ notes: [], skipped: 0, creator: null, commentIds: [] })
  })

  it('takes the inner part of an answer for one, and a page state for none', () => {
    expect(readAnswers({ notes: [{ note_id: noteIdNo(1) }], has_more: false }, context()).notes).toHaveLength(1)
    expect(isAnswer(states.fullState)).toBe(false)
    expect(isAnswer('x')).toBe(false)
  })
})
