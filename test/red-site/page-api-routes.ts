import { json, type Answer } from './answer.ts'
import { commentsOf, type SyntheticComment } from './corpus/comments.ts'
import type { SyntheticNote } from './corpus/notes.ts'
import { channels } from './page-state-text.ts'
import { feedSlice, relatedWords, searchSlice, wireOf, type SiteContext } from './site-context.ts'
import { avatarUrl, commentOf, feedItem, noteDetail, profileData } from './wire/build.ts'
import { snakeCased } from './wire/casing.ts'
import { countText } from './wire/counts.ts'
import type { CommentPage } from './wire/shapes.ts'
import { isTokenOf, tokenFor } from './wire/tokens.ts'

type Body = Record<string, unknown>
type Call = { context: SiteContext; query: URLSearchParams; body: Body }

const ok = (data: unknown, code = 0): Answer => json({ code, success: true, msg: '成功', data: snakeCased(data) })
const refused = (code: number, msg: string): Answer => json({ code, success: false, msg, data: {} })

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const whole = (value: unknown, fallback: number): number =>
  typeof value === 'number' && Number.isInteger(value) ? value : fallback

/** Answers a call to the page's API; `path` is what follows `/api/sns/web`. */
export function apiAnswer(path: string, call: Call): Answer {
  const { apiTrouble } = call.context.mode
  if (apiTrouble === 'verify') {
    return json({ code: 0, success: true, msg: '' }, 461, {
      verifytype: '102',
      verifyuuid: '00000000-0000-4000-8000-000000000000',
    })
  }
  if (apiTrouble === 'often') return refused(300013, '访问频次异常，请勿频繁操作或重启试试')
  const route = routes[path]
  return route ? route(call) : json({ code: -1, success: false, msg: 'no such call' }, 404)
}

const routes: Record<string, (call: Call) => Answer> = {
  '/v1/homefeed': homefeed,
  '/v1/homefeed/category': () => ok({ categories: channels }),
  '/v1/search/notes': ({ context, body }) =>
    ok(
      searchSlice(context, {
        keyword: text(body['keyword']),
        page: whole(body['page'], 1),
        sort: text(body['sort']),
        noteType: whole(body['note_type'], 0),
      }),
    ),
  '/v1/search/recommend': ({ context, query }) =>
    ok(
      {
        searchCplId: 'standin',
        wordRequestId: 'standin',
        sugItems: relatedWords(context.corpus, query.get('keyword') ?? '').map((word) => ({
          text: word,
          highlightFlags: [],
          searchType: 'notes',
          type: 'top_note',
        })),
      },
      1000,
    ),
  '/v1/search/usersearch': searchUsers,
  '/v1/feed': noteFeed,
  '/v2/comment/page': commentPage,
  '/v2/comment/sub/page': replyPage,
  '/v1/user/otherinfo': ({ context, query }) => {
    const author = context.corpus.authorOf(query.get('target_user_id') ?? '')
    return author
      ? ok(profileData(author, context.corpus.notesBy(author.id), wireOf(context)))
      : refused(-1, '用户不存在')
  },
  '/v1/user_posted': ({ context, query }) =>
    postedPage(context, context.corpus.notesBy(query.get('user_id') ?? ''), query, 30),
  '/v1/board/note': ({ context, query }) =>
    postedPage(context, query.get('board_id') === context.corpus.board.id ? context.corpus.board.notes : [], query, 37),
  '/v2/user/me': ({ context }) =>
    ok({ guest: !context.mode.loggedIn, userId: context.corpus.visitor.id, nickname: context.corpus.visitor.nickname }),
  '/v1/note/metrics_report': () => ok({}),
  '/v1/note/like': () => ok({ newLike: true }),
  '/v1/note/dislike': () => ok({}),
  '/v1/note/collect': () => ok({}),
  '/v1/note/uncollect': () => ok({}),
}

function homefeed({ context, body }: Call): Answer {
  const from = whole(body['note_index'], 0)
  const notes = feedSlice(
    context,
    text(body['category']),
    from,
    whole(body['num'], 35),
    body['need_filter_image'] === true,
  )
  return ok({
    cursorScore: `1.${context.corpus.now}${from}E9`,
    items: notes.map((note, index) => feedItem(note, from + index, 'feed', wireOf(context))),
  })
}

function noteFeed({ context, body }: Call): Answer {
  const noteId = text(body['source_note_id'])
  const note = context.corpus.noteOf(noteId)
  const allowed = context.mode.tokens === 'ignored' || isTokenOf(noteId, text(body['xsec_token']))
  if (!note || !allowed) return refused(300031, '当前笔记暂时无法浏览')
  if (note === context.corpus.landmarks.deleted) return refused(-510001, '笔记状态异常，请稍后查看')
  return ok({
    cursorScore: '',
    currentTime: context.corpus.now,
    items: [{ id: noteId, modelType: 'note', ignore: false, noteCard: noteDetail(note, wireOf(context)) }],
  })
}

function commentPage({ context, query }: Call): Answer {
  const note = context.corpus.noteOf(query.get('note_id') ?? '')
  if (!note) return refused(-510000, '笔记不存在')
  return ok(
    pageOfComments(context, note, threadsOf(context, note), query.get('cursor') ?? '', (comment) =>
      commentOf(comment, note, wireOf(context)),
    ),
  )
}

function replyPage({ context, query }: Call): Answer {
  const note = context.corpus.noteOf(query.get('note_id') ?? '')
  const root = note && threadsOf(context, note).find(({ id }) => id === query.get('root_comment_id'))
  if (!note || !root) return refused(-510000, '评论不存在')
  const wire = wireOf(context)
  const { userInfo } = commentOf(root, note, wire)
  return ok(
    pageOfComments(context, note, root.replies, query.get('cursor') ?? '', (reply) => ({
      ...commentOf(reply, note, wire),
      targetComment: { id: root.id, userInfo },
    })),
  )
}

const threadsOf = ({ corpus }: SiteContext, note: SyntheticNote): SyntheticComment[] =>
  commentsOf(note, corpus.authors, corpus.now)

function pageOfComments(
  context: SiteContext,
  note: SyntheticNote,
  all: readonly SyntheticComment[],
  cursor: string,
  shown: (comment: SyntheticComment) => CommentPage['comments'][number],
): CommentPage {
  const from = all.findIndex(({ id }) => id === cursor) + 1
  const page = all.slice(from, from + 10)
  return {
    comments: page.map(shown),
    cursor: page.at(-1)?.id ?? '',
    hasMore: from + 10 < all.length,
    time: context.corpus.now,
    userId: context.corpus.visitor.id,
    xsecToken: tokenFor(note.id),
  }
}

function postedPage(
  context: SiteContext,
  notes: readonly SyntheticNote[],
  query: URLSearchParams,
  size: number,
): Answer {
  const from = notes.findIndex(({ id }) => id === query.get('cursor')) + 1
  const page = notes.slice(from, from + size)
  const rows = page.map((note, index) => {
    const { noteCard, xsecToken } = feedItem(note, from + index, 'profile', wireOf(context))
    return { ...noteCard, noteId: note.id, xsecToken }
  })
  return ok({ notes: rows, cursor: page.at(-1)?.id ?? '', hasMore: from + size < notes.length })
}

function searchUsers({ context, body }: Call): Answer {
  const keyword = text((body['search_user_request'] as Body | undefined)?.['keyword'])
  const named = context.corpus.authors.filter(({ nickname }) => nickname.includes(keyword))
  const found = [...new Set([...named, ...context.corpus.matching(keyword).map(({ author }) => author)])].slice(0, 15)
  const users = found.map((author) => ({
    id: author.id,
    name: author.nickname,
    image: avatarUrl(author, wireOf(context)),
    subTitle: `小红书号：${author.redId}`,
    redId: author.redId,
    fans: countText(author.followers, context.mode.counts),
    noteCount: context.corpus.notesBy(author.id).length,
    xsecToken: tokenFor(author.id),
  }))
  return ok({ hasMore: false, users }, 1000)
}
