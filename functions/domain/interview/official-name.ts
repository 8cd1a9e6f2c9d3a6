/** Whom nobody who asks may be taken for: a person of the interview or of the staff, with the post they are announced with. */
export interface Official {
  name: string
  post: string
}

/**
 * Whether a citizen's name would pass for an official's: the name of one, alone or with a post or a role, or a role itself. What
 * looks alike is alike: full width, traditional characters, letters of another alphabet, and whatever stands between letters.
 */
export const isOfficialName = (name: string, officials: readonly Official[]): boolean => {
  const words = wordsOf(name)
  const shape = words.join('')
  if (ROLE_INSIDE.test(shape) || ROLE_AT_AN_END.test(shape)) return true
  if (words.some((word) => ROLE_WORDS.has(word)) || ROLE_WORDS.has(shape.replace(/\d+$/, ''))) return true
  return officials.some((official) => {
    const known = shapeOf(official.name)
    if (known.length < 2 || !shape.includes(known)) return false
    const rest = shape.replace(known, '')
    return rest === '' || shapeOf(official.post).includes(rest) || TITLE.test(rest)
  })
}

const ROLE_INSIDE = /主持人|嘉宾|管理员|工作人员|版主|发言人/
/** At an end alone: surname and name may meet in it, as in 上官方明. */
const ROLE_AT_AN_END = /^官方|(?<!上)官方$/
/** What may stand beside an official's name and leaves it that official's. */
const TITLE =
  /^(?:先生|女士|老师|同志|本人|市长|副市长|县长|副县长|区长|副区长|省长|副省长|局长|副局长|厅长|副厅长|处长|副处长|科长|主任|副主任|书记|副书记|部长|副部长|司长|副司长|镇长|乡长|队长|院长|校长|专家|律师|\d+)$/

/** A name as it looks, whatever it is written with, by the words it is made of. */
const wordsOf = (name: string): string[] =>
  [...name.normalize('NFKD').toLowerCase().normalize('NFKC')]
    .map((letter) =>
      /[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(letter) ? '' : (SIMPLIFIED.get(letter) ?? letter),
    )
    .join('')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(latin)

const shapeOf = (name: string): string => wordsOf(name).join('')

/** Letters of other alphabets, and figures among letters, as the Latin letter they are taken for. */
function latin(word: string): string {
  const plain = [...word].map((letter) => LOOKALIKES.get(letter) ?? letter).join('')
  return /[a-z]/.test(plain) ? plain.replace(/[01l|]/g, (figure) => (figure === '0' ? 'o' : 'i')) : plain
}

/** Pairs, as Unicode's confusables (UTS #39) have them for small letters. */
const pairs = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/(\S)(\S)/gu)].map(([, from = '', to = '']) => [from, to]))
const LOOKALIKES = pairs(
  'аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw вb кk мm нh тt зe гr пn ьb ѵv αa εe οo ρp υu χx ιi κk νv τt ηn γy ωw σo βb μu ɑa ɡg ıi ⅼl ɪi ʀr ꜱs ᴀa ᴅd ᴍm ɴn ᴏo ᴛt',
)
/** Traditional characters and variants of the roles, of titles and of the surnames and given names that most people have. */
const SIMPLIFIED = pairs(
  '賓宾 員员 編编 輯辑 統统 關关 務务 發发 記记 書书 長长 縣县 區区 廳厅 處处 隊队 鎮镇 鄉乡 專专 師师 製制 會会 辦办 張张 陳陈 劉刘 楊杨 黃黄 趙赵 吳吴 孫孙 馬马 羅罗 鄭郑 許许 謝谢 馮冯 蔣蒋 鄧邓 葉叶 蘇苏 盧卢 賈贾 鄒邹 陸陆 譚谭 韋韦 龍龙 範范 閻阎 賴赖 錢钱 湯汤 顧顾 龔龚 萬万 嚴严 賀贺 紀纪 樓楼 聶聂 魯鲁 畢毕 鄔邬 齊齐 龐庞 應应 華华 國国 軍军 偉伟 麗丽 強强 彊强 傑杰 靜静 紅红 蘭兰 鳳凤 飛飞 濤涛 輝辉 寧宁 鵬鹏 賢贤 義义 貴贵 興兴 榮荣 廣广 東东 風风 雲云 鐵铁 銀银 鋒锋 鋼钢 劍剑 慶庆 曉晓 麼么 愛爱 蓮莲 瑩莹 穎颖 倫伦 憲宪 學学 歡欢 樂乐 陽阳 陰阴 歲岁 夢梦 綺绮 雙双 繼继 維维 緒绪 紹绍 綱纲 澤泽 潔洁 澗涧 瑤瑶 瓊琼 環环 韻韵 顯显 聖圣 詩诗 誠诚 諾诺 謙谦 競竞 進进 遠远 運运 達达 選选 連连 鈞钧 銳锐 錦锦 鏡镜 開开 閃闪 閏闰 陝陕 際际 雋隽 頌颂 頓顿 領领 馳驰 駿骏 驍骁 鴻鸿 鵑鹃 鶴鹤 鶯莺 黨党 齡龄 龜龟',
)
/** Alone, or among other words. */
const ROLE_WORDS = new Set(
  'admin administrator moderator mod host guest official staff system webmaster editor spokesman spokesperson 小编 客服 系统 主持 网站 编辑 值班'
    .split(' ')
    .map(latin),
)
