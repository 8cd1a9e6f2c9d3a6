import type { InterviewDetails } from '#contract/interview/activity.ts'
import type { PollContent } from '#contract/interview/poll.ts'
import { people } from './people.ts'

/** What happens in the live interview, and how many seconds after the step before it. */
export type Step = { wait: number } & (
  | { do: 'ask'; key: string; name: string | null; text: string }
  /** So many of the crowd upvote, one after the other. */
  | { do: 'vote'; key: string; people: number }
  | { do: 'publish'; key: string; text?: string }
  | { do: 'merge'; key: string; into: string }
  | { do: 'decline'; key: string; reason: 'advertising' | 'needs-formal-channel' | 'off-topic'; explanation: string }
  | { do: 'star'; key: string; label: string }
  | { do: 'answering'; key: string | null }
  | { do: 'say'; by: 'host' | 'guest' | 'guest2'; text: string; answers?: string }
  | { do: 'note'; text: string }
  | { do: 'open-poll' }
  | { do: 'answer-poll'; people: number }
  | { do: 'close-poll' }
)

export const liveDetails = (pageUrl: string, startsAt: number, endsAt: number): InterviewDetails => {
  const { host, guest, guest2 } = people(pageUrl)
  return {
    lang: 'zh-CN',
    title: '新版网站试用：哪里还不顺手，请您当场指出来',
    summary:
      '云溪县人民政府网站新版今天开始试用。搜索、办事指南、手机和大字版都换了新样子，好不好用，请大家边用边说。县政府办公室、县数据局负责人在线听取意见，能改的当天改。',
    host,
    guests: [guest, guest2],
    startsAt,
    endsAt,
    related: [{ title: '往期访谈：政府网站怎样办得更好用', url: `${pageUrl}/zxft/published` }],
    materials: [
      {
        type: 'text',
        title: '试用请看这几处',
        text: '一、首页搜索框，用您平时说话的词来搜。\n二、“我要办事”里的八十个重写过的办事指南。\n三、右上角“大字版”，放大后看排版乱不乱。\n四、信件查询，输入编号和查询码看办到哪一步。',
      },
      {
        type: 'image',
        title: '改版前后的搜索',
        url: `${pageUrl}/images/search.svg`,
        alt: '改版前后搜索“医保报销”的首条结果对比：改版前是旧闻，改版后是办事指南',
      },
    ],
    turnsNeedReview: false,
    identity: 'anonymous',
  }
}

export const LIVE_POLL = {
  question: '试用下来，新版网站您打几分？',
  options: [
    { id: 'option-five', text: '五分，很顺手' },
    { id: 'option-four', text: '四分，还可以' },
    { id: 'option-three', text: '三分，一般' },
    { id: 'option-fewer', text: '两分以下，不好用' },
  ],
  multiple: false,
  results: 'live',
} satisfies PollContent

export const LIVE_STEPS: readonly Step[] = [
  {
    wait: 2,
    do: 'say',
    by: 'host',
    text: '各位网友好，欢迎参加新版网站试用访谈。请大家打开新版，一边用一边说，两位嘉宾就在这里。',
  },
  {
    wait: 4,
    do: 'ask',
    key: 'pension',
    name: '老王',
    text: '搜“养老金”，第一条终于是办事指南了，但点进去电话还是老号码，打不通。',
  },
  { wait: 5, do: 'publish', key: 'pension' },
  { wait: 3, do: 'vote', key: 'pension', people: 4 },
  { wait: 4, do: 'say', by: 'guest', text: '大家好。今天这场不念稿子，大家指哪里，我们看哪里。' },
  {
    wait: 4,
    do: 'ask',
    key: 'fontsize',
    name: '赵老师',
    text: '大字版比原来好多了。就是切换以后，换个页面又变回小字，每次都要重新点。',
  },
  {
    wait: 4,
    do: 'ask',
    key: 'tracking',
    name: null,
    text: '信件查询要输入编号和查询码，短信里的查询码长得像“O”又像“0”，分不清。',
  },
  { wait: 4, do: 'publish', key: 'fontsize' },
  { wait: 3, do: 'publish', key: 'tracking' },
  { wait: 3, do: 'vote', key: 'fontsize', people: 6 },
  { wait: 3, do: 'answering', key: 'pension' },
  {
    wait: 6,
    do: 'say',
    by: 'guest',
    answers: 'pension',
    text: '刚才请同事打了一遍，确实不通，这个号码去年换了。页面两分钟前已经改好，请您刷新再看。同类电话今天下班前全部再拨一遍。',
  },
  { wait: 4, do: 'vote', key: 'tracking', people: 3 },
  { wait: 4, do: 'ask', key: 'loan', name: '放款专员', text: '个体户贷款，无需抵押，加微信马上到账。' },
  { wait: 4, do: 'decline', key: 'loan', reason: 'advertising', explanation: '本访谈不发布商业广告。' },
  { wait: 3, do: 'ask', key: 'fontagain', name: '小周', text: '大字设置不记忆，每个页面都要点一次，能不能记住？' },
  { wait: 5, do: 'merge', key: 'fontagain', into: 'fontsize' },
  { wait: 3, do: 'answering', key: 'fontsize' },
  {
    wait: 7,
    do: 'say',
    by: 'guest2',
    answers: 'fontsize',
    text: '这是我们疏忽了：设置只存在当前页面。改法很简单，存在您自己的浏览器里，今晚更新，明天起换页面、关了再开，都还是大字。',
  },
  { wait: 4, do: 'note', text: '后台提示：县融媒体中心询问能否引用老王的提问，请主持人会后确认。' },
  {
    wait: 4,
    do: 'ask',
    key: 'schoolzone',
    name: '二宝妈妈',
    text: '学区查询能不能直接输入小区名字？现在要一级一级选街道，我们小区在列表里找不到。',
  },
  { wait: 4, do: 'publish', key: 'schoolzone' },
  { wait: 3, do: 'star', key: 'schoolzone', label: '教育' },
  { wait: 3, do: 'vote', key: 'schoolzone', people: 7 },
  { wait: 3, do: 'open-poll' },
  { wait: 3, do: 'answer-poll', people: 6 },
  { wait: 3, do: 'answering', key: 'tracking' },
  {
    wait: 6,
    do: 'say',
    by: 'guest2',
    answers: 'tracking',
    text: '查询码从今天起不再用字母O和I，也不用数字0和1。已经收到短信的，两种都试一下，系统会当作同一个。',
  },
  { wait: 4, do: 'ask', key: 'english', name: 'Maria', text: '请问英文版什么时候更新？我在找驾照换领的说明。' },
  {
    wait: 4,
    do: 'ask',
    key: 'keyboard',
    name: '键盘用户',
    text: '我手不方便，只用键盘。搜索结果翻页的时候，焦点会跳回页面最上面。',
  },
  { wait: 4, do: 'publish', key: 'keyboard' },
  { wait: 3, do: 'publish', key: 'english' },
  { wait: 3, do: 'vote', key: 'keyboard', people: 5 },
  { wait: 3, do: 'answering', key: 'schoolzone' },
  { wait: 7, do: 'say', by: 'host', text: '二宝妈妈的问题票数最高：学区查询能不能直接输入小区名字？' },
  {
    wait: 6,
    do: 'say',
    by: 'guest2',
    answers: 'schoolzone',
    text: '能。小区和门牌的对照表公安局已经提供，正在和学区图核对，下周五之前上线，输入小区、村名或者门牌都可以。找不到的小区，页面上留个“报告遗漏”的按钮。',
  },
  { wait: 4, do: 'answer-poll', people: 5 },
  { wait: 4, do: 'ask', key: 'parking', name: '城南业主', text: '我们小区物业乱收停车费，请领导管一管。' },
  {
    wait: 5,
    do: 'decline',
    key: 'parking',
    reason: 'needs-formal-channel',
    explanation: '此事需要核查处理，请拨打12345或通过“咨询投诉”提交，由县住建局依程序办理并答复。',
  },
  { wait: 3, do: 'answering', key: 'keyboard' },
  {
    wait: 6,
    do: 'say',
    by: 'guest2',
    answers: 'keyboard',
    text: '谢谢您指出来，这是程序的毛病：翻页后应当把焦点放到第一条结果上，并且读出“第几页”。今天就改，改好请您再试，可以在这里告诉我们。',
  },
  {
    wait: 4,
    do: 'ask',
    key: 'offline',
    name: '河东村民',
    text: '首页快多了，五六秒就出来。办事指南能不能下载下来，没有信号的时候也能看？',
  },
  { wait: 4, do: 'publish', key: 'offline' },
  { wait: 3, do: 'vote', key: 'offline', people: 4 },
  { wait: 3, do: 'answering', key: 'english' },
  {
    wait: 6,
    do: 'say',
    by: 'guest',
    answers: 'english',
    text: '驾照换领的英文说明排在第一批十二项里，已经译好，正在请两位外籍居民试读，月底和其余十一项一起上线，以后与中文版同一天更新。',
  },
  {
    wait: 5,
    do: 'ask',
    key: 'reply',
    name: '河西居民',
    text: '上次说信件两个工作日内必须认领。我前天写的信，今天查到已经转到住建局了，这次挺快。能不能答复以后也让我们打个分？',
  },
  { wait: 4, do: 'publish', key: 'reply' },
  { wait: 3, do: 'vote', key: 'reply', people: 8 },
  { wait: 3, do: 'answering', key: 'offline' },
  {
    wait: 6,
    do: 'say',
    by: 'guest2',
    answers: 'offline',
    text: '可以。每个办事指南加一个“存到手机”，没有信号也能打开，右上角写着是哪一天存的，避免拿着旧的去办事。',
  },
  { wait: 4, do: 'answer-poll', people: 4 },
  { wait: 4, do: 'answering', key: 'reply' },
  {
    wait: 6,
    do: 'say',
    by: 'guest',
    answers: 'reply',
    text: '能打分，而且要公布。答复之后您会收到评价入口，五档任选，不满意的必须回访。各单位的满意率每季度在网站公布一次。',
  },
  { wait: 4, do: 'ask', key: 'weather', name: '路过的人', text: '明天会下雨吗？' },
  {
    wait: 5,
    do: 'decline',
    key: 'weather',
    reason: 'off-topic',
    explanation: '与本次访谈主题无关。天气预报请看首页右上角。',
  },
  { wait: 4, do: 'ask', key: 'voice', name: '孙女代问', text: '奶奶不识字，搜索框能不能用说的？最好听得懂云溪话。' },
  { wait: 4, do: 'publish', key: 'voice' },
  { wait: 3, do: 'vote', key: 'voice', people: 9 },
  { wait: 4, do: 'answering', key: 'voice' },
  {
    wait: 6,
    do: 'say',
    by: 'guest2',
    answers: 'voice',
    text: '普通话语音搜索这次就有，按住话筒说就行。云溪话还不行，我们和师范学院合作录了两百个小时的本地话，先做医保、养老两类，年底前试用。',
  },
  { wait: 5, do: 'say', by: 'host', text: '时间过得很快，最后请两位嘉宾各说一句话。' },
  { wait: 5, do: 'say', by: 'guest', text: '今天当场改好三处，记下七处，每一处都会在这个页面写明什么时候改好。' },
  { wait: 5, do: 'say', by: 'guest2', text: '好用不好用，大家说了算。试用期一个月，天天可以提。' },
  { wait: 3, do: 'close-poll' },
  { wait: 4, do: 'say', by: 'host', text: '感谢大家。没来得及回答的，五个工作日内书面答复。再见！' },
]
