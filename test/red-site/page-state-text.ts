import type { Channel } from './markup/feed-pages.ts'
import { niches } from './corpus/niches.ts'
import type { SiteContext } from './site-context.ts'
import { wireOf } from './site-context.ts'
import { avatarUrl } from './wire/build.ts'
import type { FeedItem, NoteDetail, ProfileData } from './wire/shapes.ts'
import { relatedWords } from './site-context.ts'

export const channels: readonly Channel[] = [
  { id: 'homefeed_recommend', name: '推荐' },
  ...niches.map(({ channelId, channelName }) => ({ id: channelId, name: channelName })),
]

/** What a page puts into the state besides what every page has. */
export type StateParts = {
  channelId?: string
  feeds?: FeedItem[]
  keyword?: string
  results?: FeedItem[]
  hasMore?: boolean
  note?: NoteDetail
  profile?: ProfileData
  posted?: FeedItem[]
}

/** The inline state of a page, with the bare `undefined`s, the phantom note keys and, by mode, Maps. */
export function initialState(context: SiteContext, parts: StateParts): object {
  const { corpus, mode } = context
  const maps = mode.stateFlavour === 'map'
  return {
    global: {
      appSettings: { notificationInterval: 30, prefetchTimeout: 3001 },
      supportWebp: true,
      serverTime: corpus.now,
      grayMode: false,
      referer: '',
      pwaAddDesktopPrompt: undefined,
      currentLayout: 'default',
      firstVisitUrl: undefined,
      ...(maps
        ? {
            abFlags: new Map([
              ['note_board', 1],
              ['feed_v2', 0],
            ]),
          }
        : {}),
    },
    user: userPart(context, parts),
    board: {
      boardListData: {},
      isLoadingBoardList: false,
      boardDetails: {},
      boardFeedsMap: {},
      boardPageStatus: 'loading',
      userBoardList: [],
    },
    login: {
      loginMethod: 'phone',
      from: '',
      showLogin: !mode.loggedIn,
      isRiskUser: false,
      agreed: false,
      inAntiSpamChecking: false,
      qrData: { qrId: undefined },
    },
    feed: {
      query: {
        cursorScore: '',
        num: 35,
        refreshType: 1,
        noteIndex: 0,
        unreadBeginNoteId: '',
        category: parts.channelId ?? 'homefeed_recommend',
        needNum: 20,
        imageFormats: [],
      },
      isFetching: false,
      isError: false,
      feedsWrapper: undefined,
      undertakeNote: undefined,
      feeds: parts.feeds ?? [],
      currentChannel: parts.channelId ?? 'homefeed_recommend',
      channels: { categories: channels },
      imgNoteFilterStatus: false,
    },
    layout: {
      layoutInfoReady: false,
      columns: 6,
      columnsWithSidebar: 6,
      gap: { vertical: 0, horizontal: 0 },
      columnWidth: 0,
      bufferRow: 3,
      interactionWidth: 0,
      widthType: 'normal',
    },
    search: {
      searchContext: {
        keyword: parts.keyword ?? '',
        page: 1,
        pageSize: 20,
        searchId: undefined,
        sort: 'general',
        noteType: 0,
        extFlags: [],
      },
      searchValue: parts.keyword ?? '',
      feeds: parts.results ?? [],
      hasMore: parts.hasMore ?? true,
      userLists: [],
      suggestions: [],
      hintWord: { title: '搜索合成笔记', searchWord: '' },
      searchRecFilter: parts.keyword ? relatedWords(corpus, parts.keyword) : [],
      oneboxInfo: maps ? new Map() : {},
    },
    note: notePart(context, parts.note),
    activity: { isOpen: false, currentUrl: '' },
    notification: { isFetching: false, activeTabKey: 0, notificationCount: 0, notificationMap: {} },
  }
}

function userPart(context: SiteContext, { profile, posted }: StateParts): object {
  const { corpus, mode } = context
  const { visitor } = corpus
  const userInfo = mode.loggedIn
    ? {
        userId: visitor.id,
        user_id: visitor.id,
        redId: visitor.redId,
        nickname: visitor.nickname,
        desc: '',
        gender: 0,
        images: avatarUrl(visitor, wireOf(context)),
        guest: false,
      }
    : { userId: '', nickname: '', guest: true }
  return {
    loggedIn: mode.loggedIn,
    activated: false,
    userInfo,
    userPageData: profile ?? {},
    activeTab: { key: 0, index: 0, query: 'note', label: '笔记', lock: false, subTabs: null },
    notes: [posted ?? [], [], [], []],
    noteQueries: [0, 1, 2, 3].map(() => ({ num: 30, cursor: '', userId: '', page: 1, hasMore: true })),
    isFetchingNotes: [false, false, false, false],
    bannedInfo: { code: 0, showAlert: false, reason: '' },
    userFetchingStatus: undefined,
  }
}

function notePart(context: SiteContext, note: NoteDetail | undefined): object {
  const comments = { list: [], cursor: '', hasMore: true, loading: false, firstRequestFinish: false }
  const phantom = { undefined: { comments, currentTime: 0, note: {} } }
  return {
    prevRoute: '',
    prevRouteData: {},
    firstNoteId: note?.noteId,
    currentNoteId: note?.noteId,
    noteDetailMap: note ? { [note.noteId]: { note, comments, currentTime: context.corpus.now } } : phantom,
    serverRequestInfo: { state: note ? 'success' : 'fail', errorCode: 0, errMsg: '' },
    volume: 0,
    mediaWidth: 450,
    noteHeight: 800,
  }
}
