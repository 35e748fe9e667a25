import { expect, it } from 'vitest'
import { noteTextOf } from '../../../../../extension/app/tags/note-text.ts'

it('asks with title and body but without the hashtags in them', () => {
  expect(noteTextOf({ title: '示例 #标题标签', body: '正文#一 #二[话题]# 结尾' })).toBe('示例\n正文 结尾')
})

it('asks with nothing when the page showed nothing', () => {
  expect(noteTextOf({ title: null, body: null })).toBeNull()
  expect(noteTextOf({ title: '#只有标签', body: '' })).toBeNull()
})
