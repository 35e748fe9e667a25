import { endOfComments, noComments, noteContainer, noteMask, parentComment, commentItem } from '../markup/note.ts'
import type { Comment, CommentPage, FeedItem, NoteDetail } from '../wire/shapes.ts'
import { siteRenders } from './own.ts'
import { callApi } from './page-api.ts'
import { pageConfig } from './page-config.ts'
import { pageState } from './page-state.ts'

type FeedAnswer = { items: { id: string; modelType: FeedItem['modelType']; noteCard: NoteDetail }[] }

const open: { noteId: string; token: string; cursor: string; hasMore: boolean; loading: boolean } = {
  noteId: '',
  token: '',
  cursor: '',
  hasMore: false,
  loading: false,
}

export const openMask = (): HTMLElement | null => document.querySelector('.note-detail-mask')

/** Shows a note over the page. Without a fresh token the site answers with an error and leads to the 404 page. */
export async function showNoteModal(noteId: string, token: string, source: string): Promise<void> {
  siteRenders(() => document.getElementById('global')!.insertAdjacentHTML('beforeend', noteMask(noteId, '')))
  const answer = await callApi<FeedAnswer>('/v1/feed', {
    source_note_id: noteId,
    image_formats: ['jpg', 'webp', 'avif'],
    extra: { need_body_topic: '1' },
    xsec_source: source,
    xsec_token: token,
  })
  const note = answer.data?.items?.[0]?.noteCard
  if (!note) {
    if (answer.code === 300031)
      location.assign(`/404?source=/404/sec_standin&error_code=300031&error_msg=${encodeURIComponent(answer.msg)}`)
    return
  }
  pageState.note.noteDetailMap[noteId] = { note, comments: {} }
  pageState.note.currentNoteId = noteId
  const mask = openMask()
  if (mask?.getAttribute('note-id') !== noteId) return
  siteRenders(() => {
    mask.querySelector('.note-loading')?.remove()
    mask.insertAdjacentHTML('beforeend', noteContainer(note, pageConfig.now))
  })
  void callApi('/v1/note/metrics_report', { note_id: noteId, note_type: note.type === 'video' ? 2 : 1, source: '' })
  await followNote(noteId, token)
}

export function hideNoteModal(): void {
  siteRenders(() => openMask()?.remove())
}

/** Starts what a shown note needs: its video source and the first page of comments. */
export async function followNote(noteId: string, token: string): Promise<void> {
  Object.assign(open, { noteId, token, cursor: '', hasMore: true, loading: false })
  const video = document.querySelector<HTMLVideoElement>('#noteContainer video')
  if (video) siteRenders(() => (video.src = URL.createObjectURL(new MediaSource())))
  await loadComments()
}

export async function loadComments(): Promise<void> {
  const list = document.querySelector('#noteContainer .comments-container > .list-container')
  if (!list || open.loading || !open.hasMore) return
  open.loading = true
  const { noteId } = open
  const { data } = await callApi<CommentPage>(
    `/v2/comment/page?note_id=${noteId}&cursor=${open.cursor}&top_comment_id=&image_formats=jpg,webp,avif&xsec_token=${open.token}`,
  )
  open.loading = false
  if (open.noteId !== noteId) return
  const comments = data?.comments ?? []
  Object.assign(open, { cursor: data?.cursor ?? '', hasMore: data?.hasMore ?? false })
  siteRenders(() => {
    list.insertAdjacentHTML('beforeend', comments.map((comment) => parentComment(comment, pageConfig.now)).join(''))
    if (!open.hasMore) list.insertAdjacentHTML('afterend', list.children.length > 0 ? endOfComments : noComments)
  })
}

/** Loads ten more replies of one comment and moves the expander along. */
export async function expandReplies(more: HTMLElement): Promise<void> {
  const root = more.dataset['root'] ?? ''
  const { data } = await callApi<CommentPage>(
    `/v2/comment/sub/page?note_id=${open.noteId}&root_comment_id=${root}&num=10&cursor=${more.dataset['cursor'] ?? ''}&top_comment_id=&image_formats=jpg,webp,avif&xsec_token=${open.token}`,
  )
  const replies: Comment[] = data?.comments ?? []
  siteRenders(() => {
    more.previousElementSibling?.insertAdjacentHTML(
      'afterend',
      replies.map((reply) => commentItem(reply, pageConfig.now, true)).join(''),
    )
    more.dataset['cursor'] = data?.cursor ?? ''
    more.textContent = '展开更多回复'
    if (!data?.hasMore) more.remove()
  })
}

/** Moves the picture carousel by one, round its ends. */
export function slide(step: 1 | -1): void {
  const slider = document.querySelector<HTMLElement>('#noteContainer .note-slider')
  const total = slider?.querySelectorAll('.swiper-slide:not(.swiper-slide-duplicate)').length ?? 0
  if (!slider || total < 2) return
  const next = (Number(slider.dataset['slide']) + step + total) % total
  siteRenders(() => {
    slider.dataset['slide'] = String(next)
    slider.querySelector<HTMLElement>('.swiper-wrapper')!.style.transform = `translateX(-${(next + 1) * 100}%)`
    slider.querySelector('.fraction')!.textContent = `${next + 1}/${total}`
  })
}

/** The reader's own like or collect, with the call that the site makes for it. */
export function react(target: Element): boolean {
  const wrapper = target.closest('.engage-bar .like-wrapper, .engage-bar .collect-wrapper')
  if (!wrapper) return false
  const action = wrapper.classList.contains('collect-wrapper') ? 'collect' : 'like'
  const active = siteRenders(() => wrapper.classList.toggle('active-by-me'))
  const call = active ? action : { collect: 'uncollect', like: 'dislike' }[action]
  void callApi(
    `/v1/note/${call}`,
    action === 'collect' && !active ? { note_ids: open.noteId } : { note_oid: open.noteId, note_id: open.noteId },
  )
  return true
}
