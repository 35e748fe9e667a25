/**
 * One spelling for text that means the same: the index, the query and every comparison of tags go through here, so
 * that they can never disagree. Case, width and the commonest traditional characters are levelled; RED's emoji codes
 * such as `[笑哭R]` are dropped. Length may change: positions in folded text are not positions in the original.
 *
 * @example foldText('ＯＯＴＤ 臺灣[笑哭R]') // 'ootd 台湾'
 */
export function foldText(text: string): string {
  const plain = text.replace(redEmojiCode, ' ').normalize('NFKC').toLowerCase()
  let folded = ''
  for (const char of plain) folded += simplifiedOf.get(char) ?? char
  return folded.trim()
}

/** RED writes its own emoji as a short name and a capital R in square brackets. */
const redEmojiCode = /\[[^[\]\s]{1,8}R\]/gu

/** Traditional and simplified in step: the character at a place folds to the one below it. */
const traditional =
  '愛礙襖罷擺敗頒辦幫寶報備貝筆畢幣閉邊變標錶別賓餅補財採彩參殘慘蒼艙側測層產長嘗腸場廠車徹塵陳襯稱誠遲齒衝蟲' +
  '醜處觸傳創純詞從聰達帶單擔膽當黨導燈敵遞點電釣調疊頂訂東動凍豆獨讀賭斷隊對噸頓奪額惡兒爾發髮罰範販飯訪飛費' +
  '廢紛憤風豐鋒縫鳳膚婦復複負該蓋趕鋼崗綱擱個給宮鞏溝購夠構顧僱關觀館慣廣規歸貴國過還漢號賀後護戶滬華畫話懷壞歡' +
  '環緩換煥黃揮輝會匯繪貨獲機積極級際繼計記績價駕間簡見建艦漸將講獎醬膠澆嬌較階節潔結緊錦僅進盡經鏡驚淨競舊舉' +
  '劇據懼捲覺絕軍開凱課塊寬況擴蠟來賴藍蘭欄爛勞樂類淚離裡裏禮麗厲勵歷連聯臉練戀糧涼兩輛療鄰臨靈領劉龍樓錄陸亂' +
  '論羅綠濾媽馬買賣麥滿貓貿沒門們夢謎彌綿廟滅畝納難腦鬧內膩鳥寧濃農諾歐盤賠噴騙飄頻貧評憑蘋潑僕撲舖樸啟氣棄' +
  '牽鉛遷簽謙錢潛淺槍牆強搶僑橋親輕傾請慶窮區趨權勸確讓熱認榮軟銳潤灑賽傘喪掃澀殺曬閃陝傷賞燒紹設攝誰審腎滲聲' +
  '勝師詩時實識視試飾適釋勢壽輸書屬術樹數雙說絲聳訟蘇雖隨歲孫損縮鎖態攤貪談湯燙濤討題體條鐵聽廳頭圖團託彎灣萬網' +
  '維為偉衛溫聞問穩無務霧犧襲習戲細蝦嚇鹹顯險現縣憲鄉詳響項線鮮閑銜賢協寫謝鬚許續選學尋詢訊壓亞煙鹽嚴顏驗' +
  '陽養樣藥頁業葉醫遺儀藝億憶議義譯異陰銀飲隱應營贏擁湧優郵憂遊與漁語預獄譽園員圓緣遠願約閱躍雲運雜災載贊讚髒擇' +
  '則責澤賊贈張漲帳賬這針偵診陣鎮爭徵證織職執紙製質鐘鍾終種眾週軸豬諸燭囑築註駐專磚轉賺裝壯狀準資縱總組臺'
const simplified =
  '爱碍袄罢摆败颁办帮宝报备贝笔毕币闭边变标表别宾饼补财采彩参残惨苍舱侧测层产长尝肠场厂车彻尘陈衬称诚迟齿冲虫' +
  '丑处触传创纯词从聪达带单担胆当党导灯敌递点电钓调叠顶订东动冻豆独读赌断队对吨顿夺额恶儿尔发发罚范贩饭访飞费' +
  '废纷愤风丰锋缝凤肤妇复复负该盖赶钢岗纲搁个给宫巩沟购够构顾雇关观馆惯广规归贵国过还汉号贺后护户沪华画话怀坏欢' +
  '环缓换焕黄挥辉会汇绘货获机积极级际继计记绩价驾间简见建舰渐将讲奖酱胶浇娇较阶节洁结紧锦仅进尽经镜惊净竞旧举' +
  '剧据惧卷觉绝军开凯课块宽况扩蜡来赖蓝兰栏烂劳乐类泪离里里礼丽厉励历连联脸练恋粮凉两辆疗邻临灵领刘龙楼录陆乱' +
  '论罗绿滤妈马买卖麦满猫贸没门们梦谜弥绵庙灭亩纳难脑闹内腻鸟宁浓农诺欧盘赔喷骗飘频贫评凭苹泼仆扑铺朴启气弃' +
  '牵铅迁签谦钱潜浅枪墙强抢侨桥亲轻倾请庆穷区趋权劝确让热认荣软锐润洒赛伞丧扫涩杀晒闪陕伤赏烧绍设摄谁审肾渗声' +
  '胜师诗时实识视试饰适释势寿输书属术树数双说丝耸讼苏虽随岁孙损缩锁态摊贪谈汤烫涛讨题体条铁听厅头图团托弯湾万网' +
  '维为伟卫温闻问稳无务雾牺袭习戏细虾吓咸显险现县宪乡详响项线鲜闲衔贤协写谢须许续选学寻询讯压亚烟盐严颜验' +
  '阳养样药页业叶医遗仪艺亿忆议义译异阴银饮隐应营赢拥涌优邮忧游与渔语预狱誉园员圆缘远愿约阅跃云运杂灾载赞赞脏择' +
  '则责泽贼赠张涨账账这针侦诊阵镇争征证织职执纸制质钟钟终种众周轴猪诸烛嘱筑注驻专砖转赚装壮状准资纵总组台'

const simplifiedOf = new Map(Array.from(traditional, (char, i) => [char, simplified.charAt(i)]))
