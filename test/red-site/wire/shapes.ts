/** The page's own data shapes (camelCase), shared by the server, the inline state and the client. */
export type UserBrief = { userId: string; nickname: string; nickName: string; avatar: string; xsecToken?: string }

export type FeedItem = {
  id: string
  xsecToken: string
  trackId: string
  ignore: boolean
  modelType: 'note' | 'live_v2' | 'rec_query' | 'hot_query'
  index: number
  exposed: boolean
  ssrRendered: boolean
  noteCard?: NoteCard
  queries?: { title: string; words: { text: string; cover: string }[] }
}

export type NoteCard = {
  type: 'normal' | 'video'
  displayTitle: string
  noteId?: string
  user: UserBrief
  interactInfo: {
    liked: boolean
    likedCount: string
    sticky?: boolean
    collected?: boolean
    collectedCount?: string
    commentCount?: string
    sharedCount?: string
  }
  cover: {
    width: number
    height: number
    url: ''
    fileId: ''
    urlPre: string
    urlDefault: string
    infoList: PictureScene[]
  }
  video?: { capa: { duration: number } }
  cornerTagInfo?: { type: 'publish_time'; text: string }[]
}

export type PictureScene = { imageScene: 'WB_PRV' | 'WB_DFT'; url: string }

export type NoteDetail = {
  noteId: string
  xsecToken: string
  type: 'normal' | 'video'
  title: string
  desc: string
  tagList: { id: string; name: string; type: 'topic' }[]
  imageList: {
    width: number
    height: number
    url: ''
    urlPre: string
    urlDefault: string
    fileId: ''
    traceId: ''
    livePhoto: boolean
    infoList: PictureScene[]
  }[]
  video?: {
    capa: { duration: number }
    media: { videoId: string; stream: Record<string, { masterUrl: string; backupUrls: string[]; duration: number }[]> }
  }
  interactInfo: {
    liked: boolean
    likedCount: string
    collected: boolean
    collectedCount: string
    commentCount: string
    shareCount: string
    followed: boolean
    relation: 'none'
  }
  user: UserBrief
  time: number
  lastUpdateTime: number
  ipLocation: string
  atUserList: []
  shareInfo: { unShare: boolean }
}

export type Comment = {
  id: string
  noteId: string
  content: string
  createTime: number
  likeCount: string
  liked: boolean
  ipLocation: string
  status: 0
  showTags: string[]
  atUsers: []
  userInfo: { userId: string; nickname: string; image: string; xsecToken: string }
  targetComment?: { id: string; userInfo: Comment['userInfo'] }
  subComments: Comment[]
  subCommentCount: string
  subCommentCursor: string
  subCommentHasMore: boolean
}

export type CommentPage = {
  comments: Comment[]
  cursor: string
  hasMore: boolean
  time: number
  userId: string
  xsecToken: string
}

export type ProfileData = {
  basicInfo: {
    nickname: string
    redId: string
    gender: number
    ipLocation: string
    desc: string
    images: string
    imageb: string
  }
  interactions: { type: 'follows' | 'fans' | 'interaction'; name: string; count: string }[]
  tags: { tagType: string; icon?: string; name?: string }[]
  tabPublic: { collection: boolean; collectionNote: { display: boolean; lock: boolean; count: number } }
  extraInfo: { fstatus: 'none'; blockType: 'DEFAULT' }
  result: { success: boolean; code: number; message: string }
}
