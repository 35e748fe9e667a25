/** Words that every niche shares. */
export const nicknameHeads = [
  '阿芋', '米粒', '小满', '团子', '栗子', '豆包', '橘猫', '青柠', '云吞', '木木', '可颂', '小鹿', '山竹', '芝麻', '汤圆', '柚子', '麦麦', '南南', '海盐', '松果', '雪梨', '薄荷', '年糕', '核桃',
] as const
export const places = ['上海', '北京', '广东', '浙江', '四川', '江苏', '湖北', '云南', '福建', '重庆', '山东', '陕西'] as const
export const emoji = ['✨', '🌿', '🍃', '💡', '📌', '🥹', '🌞', '🧡', '📝', '🍂'] as const
export const stickers = ['[笑哭R]', '[哇R]', '[害羞R]', '[飞吻R]', '[赞R]', '[偷笑R]', '[萌萌哒R]'] as const
export const closings = ['有问题评论区见', '先收藏再慢慢看', '你们会怎么选？', '下次更新后续', '欢迎补充', '以上都是自己的体验', '慢慢来就好'] as const
export const comments = [
  '学到了，周末就试试', '求链接', '这个颜色好好看', '我也是这样想的', '蹲一个后续', '已经收藏了', '终于有人说了', '请问适合新手吗', '同款，真的可以', '太实用了吧', '有没有平价替代', '看饿了',
  '照着做成功了', '想知道细节', '每一条都说中了', '期待下一篇', '排版好舒服', '谢谢分享', '我来交作业啦', '可以再详细一点吗',
] as const
export const replies = ['可以的，放心试', '过两天更新', '在正文里写啦', '谢谢喜欢', '不客气呀', '同问', '我试过，没问题', '看个人情况哦', '蹲到了', '好呀'] as const
/** Every niche's word for “all of it” in a search for nothing in particular. */
export const refineWords = ['教程', '推荐', '新手', '平价', '避雷', '合集', '日常', '模板'] as const
