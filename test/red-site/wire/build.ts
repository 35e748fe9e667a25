import { createHash } from 'node:crypto'
import type { Author } from '../corpus/authors.ts'
import type { SyntheticComment } from '../corpus/comments.ts'
import type { Picture, SyntheticNote } from '../corpus/notes.ts'
import type { RedSiteMode } from '../mode.ts'
import { countText } from './counts.ts'
import type { Comment, FeedItem, NoteDetail, PictureScene, ProfileData, UserBrief } from './shapes.ts'
import { timeText } from './times.ts'
import { tokenFor } from './tokens.ts'

export type WireContext = { mode: RedSiteMode; now: number; twin: 'xiaohongshu' | 'rednote' }

/** The signed address of a picture; time part and signature are new with every answer, the key stays. */
export function pictureUrl(key: string, transform: string, { now, twin }: WireContext): string {
  const stamp = new Date(now + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 12)
  const signature = createHash('md5').update(`${key}${stamp}${transform}`).digest('hex')
  const host = twin === 'rednote' ? 'sns-web-i10.rednotecdn.com' : 'sns-webpic-qc.xhscdn.com'
  return `http://${host}/${stamp}/${signature}/${key}!${transform}`
}

const scenes = (
  key: string,
  context: WireContext,
): { urlPre: string; urlDefault: string; infoList: PictureScene[] } => {
  const urlPre = pictureUrl(key, 'nc_n_webp_prv_1', context)
  const urlDefault = pictureUrl(key, 'nc_n_webp_mw_1', context)
  return {
    urlPre,
    urlDefault,
    infoList: [
      { imageScene: 'WB_PRV', url: urlPre },
      { imageScene: 'WB_DFT', url: urlDefault },
    ],
  }
}

export const avatarUrl = (author: Author, { twin }: WireContext): string =>
  `https://sns-avatar-qc.${twin === 'rednote' ? 'rednotecdn' : 'xhscdn'}.com/avatar/${author.avatarKey}`

const userOf = (author: Author, context: WireContext): UserBrief => ({
  userId: author.id,
  nickname: author.nickname,
  nickName: author.nickname,
  avatar: avatarUrl(author, context),
  xsecToken: tokenFor(author.id),
})

/** One feed, search or profile item. Search adds all four counts and the corner tag; profile adds `sticky` and `noteId`. */
export function feedItem(
  note: SyntheticNote,
  index: number,
  where: 'feed' | 'search' | 'profile',
  context: WireContext,
  ssrRendered = false,
): FeedItem {
  const { mode, now } = context
  const cover = note.pictures[0]!
  const counts = (count: number) => countText(count, mode.counts)
  return {
    id: note.id,
    xsecToken: tokenFor(note.id),
    trackId: `2${note.id.slice(16)}${index.toString(36)}`,
    ignore: false,
    modelType: 'note',
    index,
    exposed: false,
    ssrRendered,
    noteCard: {
      type: note.kind,
      displayTitle: note.title,
      user: userOf(note.author, context),
      interactInfo: {
        liked: false,
        likedCount: counts(note.likes),
        ...(where === 'profile' ? { sticky: note.sticky } : {}),
        ...(where === 'search'
          ? {
              collected: false,
              collectedCount: counts(note.collects),
              commentCount: counts(note.comments),
              sharedCount: counts(note.shares),
            }
          : {}),
      },
      cover: { width: cover.width, height: cover.height, url: '', fileId: '', ...scenes(cover.key, context) },
      ...(note.kind === 'video' ? { video: { capa: { duration: note.durationSeconds } } } : {}),
      ...(where === 'search'
        ? { cornerTagInfo: [{ type: 'publish_time' as const, text: timeText(note.publishedAt, now) }] }
        : {}),
      ...(where === 'profile' ? { noteId: note.id } : {}),
    },
  }
}

const pictureOf = (picture: Picture, context: WireContext): NoteDetail['imageList'][number] => ({
  width: picture.width,
  height: picture.height,
  url: '',
  fileId: '',
  traceId: '',
  livePhoto: false,
  ...scenes(picture.key, context),
})

export function noteDetail(note: SyntheticNote, context: WireContext): NoteDetail {
  const counts = (count: number) => countText(count, context.mode.counts)
  return {
    noteId: note.id,
    xsecToken: tokenFor(note.id),
    type: note.kind,
    title: note.title,
    desc: note.body,
    tagList: note.tags.map((name) => ({
      id: createHash('md5').update(name).digest('hex').slice(0, 24),
      name,
      type: 'topic',
    })),
    imageList: note.pictures.map((picture) => pictureOf(picture, context)),
    ...(note.kind === 'video' ? { video: videoOf(note) } : {}),
    interactInfo: {
      liked: false,
      likedCount: counts(note.likes),
      collected: false,
      collectedCount: counts(note.collects),
      commentCount: counts(note.comments),
      shareCount: counts(note.shares),
      followed: false,
      relation: 'none',
    },
    user: userOf(note.author, context),
    time: note.publishedAt,
    lastUpdateTime: note.editedAt ?? note.publishedAt,
    ipLocation: note.place,
    atUserList: [],
    shareInfo: { unShare: false },
  }
}

function videoOf(note: SyntheticNote): NonNullable<NoteDetail['video']> {
  const stream = {
    masterUrl: `http://sns-video-qc.xhscdn.com/stream/110/259/${note.id}_259.mp4`,
    backupUrls: [],
    duration: note.durationSeconds * 1000,
  }
  return {
    capa: { duration: note.durationSeconds },
    media: { videoId: note.id.slice(8), stream: { h264: [stream], h265: [], h266: [], av1: [] } },
  }
}

/** A comment with its first reply; the others come from the sub-comment pages. */
export function commentOf(comment: SyntheticComment, note: SyntheticNote, context: WireContext): Comment {
  const first = comment.replies.slice(0, 1)
  return {
    ...bareComment(comment, note, context),
    subComments: first.map((reply) => ({
      ...bareComment(reply, note, context),
      targetComment: { id: comment.id, userInfo: commenter(comment, context) },
    })),
    subCommentCount: String(comment.replies.length),
    subCommentCursor: first[0]?.id ?? '',
    subCommentHasMore: comment.replies.length > 1,
  }
}

const bareComment = (comment: SyntheticComment, note: SyntheticNote, context: WireContext): Comment => ({
  id: comment.id,
  noteId: note.id,
  content: comment.text,
  createTime: comment.createdAt,
  likeCount: countText(comment.likes, context.mode.counts),
  liked: false,
  ipLocation: comment.place,
  status: 0,
  showTags: comment.byNoteAuthor ? ['is_author'] : [],
  atUsers: [],
  userInfo: commenter(comment, context),
  subComments: [],
  subCommentCount: '0',
  subCommentCursor: '',
  subCommentHasMore: false,
})

const commenter = ({ author }: SyntheticComment, context: WireContext): Comment['userInfo'] => ({
  userId: author.id,
  nickname: author.nickname,
  image: avatarUrl(author, context),
  xsecToken: tokenFor(author.id),
})

/** Counts are raw digits here, never 万: the state of a profile is more exact than its page. */
export function profileData(author: Author, notes: readonly SyntheticNote[], context: WireContext): ProfileData {
  const received = notes.reduce((sum, note) => sum + note.likes + note.collects, 0)
  return {
    basicInfo: {
      nickname: author.nickname,
      redId: author.redId,
      gender: author.gender,
      ipLocation: author.place,
      desc: author.description,
      images: avatarUrl(author, context),
      imageb: avatarUrl(author, context),
    },
    interactions: [
      { type: 'follows', name: '关注', count: String(author.following) },
      { type: 'fans', name: '粉丝', count: String(author.followers) },
      { type: 'interaction', name: '获赞与收藏', count: String(received) },
    ],
    tags: [
      { tagType: 'info', icon: author.gender === 0 ? 'male' : 'female' },
      { tagType: 'location', name: author.place },
    ],
    tabPublic: { collection: true, collectionNote: { display: true, lock: false, count: 0 } },
    extraInfo: { fstatus: 'none', blockType: 'DEFAULT' },
    result: { success: true, code: 0, message: 'success' },
  }
}
