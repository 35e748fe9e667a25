import { describe, expect, it } from 'vitest'
import { asNoteId, isRedHost, pictureAddress, redAddress, redLink } from '../../../../extension/red/links.ts'
import { noteIdNo } from '../../../support/red/card-html.ts'

const base = 'https://www.xiaohongshu.com'

describe('redLink', () => {
  it.each([
    ['/explore?a=1', `${base}/explore?a=1`],
    ['https://www.rednote.com/explore', 'https://www.rednote.com/explore'],
    ['//creator.xiaohongshu.com/x', 'https://creator.xiaohongshu.com/x'],
    ['http://www.xiaohongshu.com/explore', null],
    ['javascript:alert(1)', null],
    ['javascript://www.xiaohongshu.com/%0aalert(1)', null],
    ['data:text/html,x', null],
    ['https://example.com/explore', null],
    ['//example.com', null],
    ['/\\example.com', null],
    ['https://xiaohongshu.com.example.com/', null],
    ['https://notxiaohongshu.com/', null],
    ['https://user:word@www.xiaohongshu.com/', null],
    ['https://www.xiaohongshu.com:8443/', null],
    ['https://[', null],
    ['', null],
    [null, null],
    [`/explore?${'a'.repeat(3000)}`, null],
  ])('reads an address only when it is https on RED itself (law 7, case %#)', (href, expected) => {
    expect(redLink(href, base)?.href ?? null).toBe(expected)
  })
})

describe('pictureAddress', () => {
  it.each([
    ['http://sns-webpic-qc.xhscdn.com/a/b!nc', 'https://sns-webpic-qc.xhscdn.com/a/b!nc'],
    ['//sns-web-i10.rednotecdn.com/a', 'https://sns-web-i10.rednotecdn.com/a'],
    ['http://ci.xiaohongshu.com/110/0/x.jpg', 'https://ci.xiaohongshu.com/110/0/x.jpg'],
    ['', null],
    ['a.jpg', null],
    ['data:image/png;base64,AA', null],
    ['blob:https://www.xiaohongshu.com/1', null],
    ['https://example.com/a.jpg', null],
    [undefined, null],
    [{}, null],
  ])('takes %s as %s', (src, expected) => {
    expect(pictureAddress(src, base)).toBe(expected)
  })
})

describe('ids and hosts', () => {
  it.each(['undefined', '', 'null', noteIdNo(1).toUpperCase(), `${noteIdNo(1)}0`, `${noteIdNo(1)}\n`, 7, null])(
    '%j is no note id',
    (text) => {
      expect(asNoteId(text)).toBeNull()
    },
  )
  it('knows RED by its registrable domain only', () => {
    expect(
      ['xiaohongshu.com', 'www.rednote.com', 'xhs.com', 'a.xiaohongshu.com.cn'].map((host) => isRedHost(host)),
    ).toEqual([true, true, false, false])
  })
})

describe('redAddress', () => {
  it.each([
    ['/explore/65a1b2c3000000001e03d4f5?xsec_token=ABC-_d%3D&xsec_source=pc_feed'],
    ['/user/profile/5f0000000000000001000001'],
    ['/user/profile/5f0000000000000001000001/65a1b2c3000000001e03d4f5'],
    ['https://www.rednote.com/explore/65a1b2c3000000001e03d4f5'],
    ['//evil.example/explore/65a1b2c3000000001e03d4f5'],
    ['/\\evil.example/explore/65a1b2c3000000001e03d4f5'],
    ['/explore/../user/profile/5f0000000000000001000001'],
    ['/explore/./65a1b2c3000000001e03d4f5#part'],
    ['/search_result?keyword=穿搭'],
    ['javascript:alert(1)'],
    ['explore/65a1b2c3000000001e03d4f5'],
    [''],
    [`/explore/${'a'.repeat(3000)}`],
  ])('says the same of %s as the parser', (href) => {
    const parsed = redLink(href, base)
    expect(redAddress(href, base)).toEqual(parsed && { href: parsed.href, path: parsed.pathname })
  })

  it('names nothing on a page that is not RED', () => {
    expect(redAddress('/explore/65a1b2c3000000001e03d4f5', 'https://evil.example')).toBeNull()
  })
})
