/** What an outline calls the kinds of question, in Chinese and in English; matched in lower case, without spaces. */
const KIND_WORDS = {
  short: ['填空', '文本', '单行文本', '短文本', 'text', 'shorttext', 'short'],
  long: ['长文本', '简答', '多行文本', '问答', 'longtext', 'long', 'comment', 'paragraph'],
  number: ['数字', '数值', 'number'],
  date: ['日期', 'date'],
  time: ['时间', 'time'],
  email: ['邮箱', '电子邮箱', '电子邮件', 'email', 'e-mail'],
  phone: ['电话', '手机', '手机号', 'phone', 'tel', 'telephone'],
  url: ['网址', '链接', 'url', 'link'],
  yesno: ['是否', '判断', 'yesno', 'yes/no', 'boolean'],
  single: ['单选', '单选题', 'single', 'singlechoice', 'radio'],
  multiple: ['多选', '多选题', 'multiple', 'multiplechoice', 'checkbox'],
  dropdown: ['下拉', '下拉选择', 'dropdown', 'select'],
  search: ['搜索多选', 'tags', 'searchable'],
  ranking: ['排序', '排序题', 'ranking', 'rank'],
  rating: ['评分', '打分', 'rating', 'stars'],
  nps: ['nps', '推荐度'],
  matrix: ['矩阵', '矩阵单选', '量表', 'matrix', 'likert'],
  matrixMany: ['矩阵多选', 'matrixmultiple'],
  slider: ['滑块', '滑动条', 'slider'],
  region: ['地区', '所在地区', 'region'],
  consent: ['同意', '知情同意', 'consent'],
  note: ['说明', '提示', 'note'],
} as const satisfies Record<string, readonly string[]>

export type Kind = keyof typeof KIND_WORDS

const kinds = new Map(
  Object.entries(KIND_WORDS).flatMap(([kind, words]) => words.map((word): [string, Kind] => [word, kind as Kind])),
)
export const kindOf = (word: string): Kind | undefined => kinds.get(word.toLowerCase().replaceAll(/\s/g, ''))

/** Marks a question that must be answered. */
export const REQUIRED = /(?:\*|＊|[（([【]\s*(?:必填|必答|required)\s*[）)\]】])\s*$/i
/** The option that opens a field for other words, as writers mark it. */
export const OTHER = /^(?:其他|其它|other)\s*(?:[（(](?:请注明|请说明|please specify)[）)]\s*)?(?:[:：]\s*)?_*$/i
export const NONE = /^(?:以上都不是|以上都没有|以上皆非|none of the above)$/i
