import type { Niche } from '../niche.ts'

export const gaming: Niche = {
  key: 'gaming',
  channelId: 'homefeed.gaming_v3',
  channelName: '游戏',
  hues: [260, 190],
  personas: ['像素农场', '存档点', '手柄收藏', '休闲玩家', '攻略小抄'],
  items: ['种田游戏', '像素冒险', '双人合作关', '解谜游戏', '桌游', '掌机', '建造玩法', '钓鱼小游戏'],
  scenes: ['周末通宵', '和室友联机', '通勤路上', '手残党', '新手开局'],
  feels: ['解压', '上头', '可爱', '不肝', '有成就感'],
  titles: [
    '{scene}玩{item}真的{feel}',
    '{item}新手{n}个提示',
    '{n}款{feel}的{item}',
    '终于通关{item}',
    '{scene}，{item}配置分享',
    '{item}里我盖了一座图书馆',
  ],
  openings: ['{scene}打开{item}，', '卡关{n}次之后，', '这款{item}画风很讨喜，'],
  points: ['前三天先存钱', '地图左上角有隐藏箱子', '难度可以随时调', '记得手动存档', '两个人分工更快', '支线故事写得很细'],
  tags: ['游戏', '休闲游戏', '单机游戏', '种田游戏', '双人游戏', '掌机', '游戏推荐', '解谜', '像素风', '桌游', '新手攻略'],
  risingTags: ['存档交换', '慢节奏游戏'],
}
