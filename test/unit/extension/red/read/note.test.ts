import { describe, expect, it } from 'vitest'
import { readNote, readNoteMarks } from '../../../../../extension/red/read/note.ts'
import { coverNo, creatorIdNo, noteIdNo } from '../../../../support/red/card-html.ts'
import { openNoteId, openNoteUrl, type PageName, pages } from '../../../../support/red/page-html.ts'
import { aContext, htmlDocument, now, passesSchema, redPage } from '../../../../support/red/reading.ts'

const url = new URL(openNoteUrl)
const read = (name: PageName, at = url) => readNote(redPage(name), at, aContext())
const exact = (value: number) => ({ low: value, high: value, nominal: value })

describe('readNote', () => {
  it('reads every fact of a picture note in a modal, never the card beneath it', () => {
    expect(read('note-modal')).toEqual({
      noteId: openNoteId,
      title: '打开的样例笔记',
      body: '周末去了湖边。#露营 #湖边 散步 @样例朋友',
      tags: ['露营', '湖边 散步'],
      author: { id: creatorIdNo(5), name: '样例作者5' },
      noteKind: 'image',
      likes: { low: 11500, high: 12499, nominal: 12000 },
      collects: exact(0),
      comments: exact(180),
      shares: null,
      publishedAt: 1_760_180_000_000,
      url: openNoteUrl,
      coverUrl: coverNo(50),
      seenAt: now,
      where: 'note',
      query: null,
    })
    expect(passesSchema(read('note-modal'))).toBe(true)
  })

  it('reads a video note with its poster', () => {
    expect(read('note-video')).toMatchObject({ noteKind: 'video', coverUrl: coverNo(60) })
  })

  it('has no title and no tags for an untitled note without topics', () => {
    expect(read('note-untitled')).toMatchObject({ title: null, body: '只有正文', tags: [] })
  })

  it('reads a full page, with the counts of the note and not of its comments', () => {
    expect(read('note-page')).toMatchObject({
      noteId: openNoteId,
      likes: exact(0),
      collects: exact(2777),
      comments: exact(0),
      noteKind: 'image',
    })
  })

  it('is null while address and modal name different notes', () => {
    expect(read('note-modal', new URL(`https://www.xiaohongshu.com/explore/${noteIdNo(51)}`))).toBeNull()
  })

  it('reads an open modal whose address names no note', () => {
    expect(read('note-modal', new URL('https://www.xiaohongshu.com/explore'))?.noteId).toBe(openNoteId)
    expect(read('note-page', new URL('https://www.xiaohongshu.com/explore'))).toBeNull()
  })

  it.each<PageName>(['explore', 'search', 'profile', 'note-gone', 'captcha'])('is null on %s', (name) => {
    expect(read(name)).toBeNull()
  })

  it('is null for a withheld note and for a modal still empty', () => {
    const withheld = pages['note-modal'].replace(
      '<div class="media-container">',
      '<div class="access-wrapper"></div><div class="media-container">',
    )
    expect(readNote(htmlDocument(withheld), url, aContext())).toBeNull()
    const empty = htmlDocument(
      `<div class="note-detail-mask" note-id="${openNoteId}"><div id="noteContainer"></div></div>`,
    )
    expect(readNote(empty, url, aContext())).toBeNull()
  })

  it('does not call tags absent when their links are no longer recognised', () => {
    const renamed = pages['note-modal'].replaceAll(
      'class="tag" id="hash-tag" href="/search_result?keyword=',
      'class="topic" href="/page/topics/',
    )
    expect(readNote(htmlDocument(renamed), url, aContext())?.tags).toBeNull()
  })
})

describe('readNoteMarks', () => {
  it('reads time, edit and place under the body', () => {
    expect(readNoteMarks(redPage('note-modal'), now).shownAt).toEqual({
      at: Date.UTC(2025, 10, 9, 4, 30),
      precision: 'minute',
      edited: true,
      place: '上海',
    })
    expect(readNoteMarks(redPage('note-page'), now).shownAt).toMatchObject({
      at: Date.UTC(2025, 7, 15, 16),
      edited: false,
      place: null,
    })
    expect(readNoteMarks(redPage('explore'), now).shownAt).toBeNull()
  })
})
