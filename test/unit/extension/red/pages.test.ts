import { describe, expect, it } from 'vitest'
import { kindOfDocument, readAddress, readPage } from '../../../../extension/red/pages.ts'
import { boardId, creatorIdNo, noteIdNo } from '../../../support/red/card-html.ts'
import type { PageName } from '../../../support/red/page-html.ts'
import { htmlDocument, redPage } from '../../../support/red/reading.ts'

const note = noteIdNo(1)
const user = creatorIdNo(1)
const www = 'https://www.xiaohongshu.com'
const at = (address: string) => readAddress(new URL(address, www))

describe('readAddress', () => {
  it.each([
    ['/', 'explore'],
    ['/explore', 'explore'],
    ['/explore?channel_id=homefeed.food_v3', 'explore'],
    ['/search_result?keyword=a', 'search'],
    [`/explore/${note}?xsec_token=x`, 'note'],
    [`/search_result/${note}`, 'note'],
    [`/user/profile/${user}/${note}`, 'note'],
    [`/board/${boardId}/${note}`, 'note'],
    [`/discovery/item/${note}?source=webshare`, 'note'],
    [`/user/profile/${user}?tab=fav&subTab=board`, 'profile'],
    [`/board/${boardId}`, 'board'],
    ['/notification', 'notification'],
    ['/404?error_code=300031', 'blocked'],
    ['/404/sec_abc', 'blocked'],
    ['/website-login/error?httpStatus=461&verifyType=102', 'captcha'],
    ['/website-login/error?error_code=300012', 'blocked'],
    ['/website-login/captcha?redirectPath=x', 'captcha'],
    ['/login', 'login'],
    ['https://creator.xiaohongshu.com/publish/publish?source=official', 'publish'],
    ['https://creator.rednote.com/login', 'login'],
    ['https://creator.xiaohongshu.com/statistics', 'other'],
    ['/explore/undefined', 'other'],
    [`/explore/${note.toUpperCase()}`, 'other'],
    [`/user/profile/${user}x`, 'other'],
    ['https://example.com/explore', 'other'],
    ['https://xiaohongshu.com.example.com/explore', 'other'],
    ['http://www.xiaohongshu.com/explore', 'other'],
  ])('calls %s %s', (address, kind) => {
    expect(at(address).kind).toBe(kind)
  })

  it('names note, creator and board of an address by position', () => {
    expect(at(`/user/profile/${user}/${note}`)).toMatchObject({ noteId: note, creatorId: user, boardId: null })
    expect(at(`/user/profile/${user}`)).toMatchObject({ noteId: null, creatorId: user })
    expect(at(`/board/${boardId}/${note}`)).toMatchObject({ noteId: note, creatorId: null, boardId })
  })

  it.each([1, 2, 3, 4])('decodes a keyword that was encoded %d times', (times) => {
    let words = '露营 100% 装备'
    for (let round = 0; round < times; round++) words = encodeURIComponent(words)
    expect(at(`/search_result?keyword=${words}`).keyword).toBe('露营 100% 装备')
  })

  it('knows rednote, and has no keyword where none is written', () => {
    expect(at('https://www.rednote.com/explore')).toMatchObject({ kind: 'explore', isRednote: true, keyword: null })
    expect(at('/search_result?keyword=')).toMatchObject({ isRednote: false, keyword: null })
  })
})

describe('readPage', () => {
  const url = new URL(`${www}/explore`)
  it('stops on a captcha, a warning and a withheld note, whatever the address says', () => {
    expect(readPage(url, redPage('captcha')).kind).toBe('captcha')
    expect(readPage(url, redPage('plugin-alert')).kind).toBe('blocked')
    expect(readPage(url, redPage('note-gone')).kind).toBe('blocked')
  })

  it('believes the address when the page shows no warning', () => {
    expect(readPage(url, redPage('explore')).kind).toBe('explore')
    expect(readPage(url, htmlDocument('')).kind).toBe('explore')
  })
})

describe('kindOfDocument', () => {
  it.each<[PageName, string]>([
    ['explore', 'explore'],
    ['explore-ssr', 'explore'],
    ['search', 'search'],
    ['note-modal', 'note'],
    ['note-page', 'note'],
    ['profile', 'profile'],
    ['profile-bare', 'profile'],
    ['board', 'board'],
    ['captcha', 'captcha'],
    ['challenge', 'captcha'],
    ['note-gone', 'blocked'],
  ])('sees that the page %s is %s', (name, kind) => {
    expect(kindOfDocument(redPage(name))).toBe(kind)
  })
})
