import type { InterviewDetails } from '#contract/interview/activity.ts'
import type { PollContent } from '#contract/interview/poll.ts'
import { people } from './people.ts'

export const pastDetails = (pageUrl: string, startsAt: number, endsAt: number): InterviewDetails => {
  const { host, guest, guest2 } = people(pageUrl)
  return {
    lang: 'zh-CN',
    title: '政府网站怎样办得更好用',
    summary:
      '网站好不好用，群众说了算。云溪县人民政府网站改版在即，县政府办公室、县数据局负责人做客在线访谈，就搜索、办事指南、手机浏览、适老化与无障碍、信件答复时限、数据开放等问题，听取意见、当场回应。',
    host,
    guests: [guest, guest2],
    startsAt,
    endsAt,
    related: [
      {
        title: '国务院办公厅关于加强政府网站信息内容建设的意见（国办发〔2014〕57号）',
        url: 'https://www.gov.cn/zhengce/content/2014-12/01/content_9283.htm',
      },
      { title: '云溪县人民政府网站改版方案（征求意见稿）', url: `${pageUrl}/news/plan` },
    ],
    materials: [
      {
        type: 'text',
        title: '背景：为什么要改版',
        text: '云溪县人民政府网站2009年开通，2016年改版后沿用至今。2025年组织的满意度调查共收回有效答卷3127份，认为“能顺利找到想要的内容”的占43%，“办事指南看得懂”的占51%。\n\n调查中提得最多的五个问题依次是：搜不到、看不懂、手机上不好用、信件答复慢、信息过期。本次访谈围绕这五个问题展开。',
      },
      {
        type: 'image',
        title: '群众用什么看政府网站',
        url: `${pageUrl}/images/devices.svg`,
        alt: '条形图：2025年访问云溪县政府网站所用的设备，手机74%，电脑21%，平板和自助终端5%',
      },
      {
        type: 'table',
        title: '县长信箱来信办理情况（2026年上半年）',
        columns: ['类别', '来信（件）', '按期答复（件）', '按期率'],
        rows: [
          ['城乡建设', '402', '356', '88.6%'],
          ['教育', '213', '205', '96.2%'],
          ['社会保障', '186', '174', '93.5%'],
          ['交通出行', '171', '152', '88.9%'],
          ['农业农村', '158', '149', '94.3%'],
          ['其他', '134', '118', '88.1%'],
          ['合计', '1264', '1154', '91.3%'],
        ],
      },
      {
        type: 'audio',
        title: '栏目片头曲',
        url: `${pageUrl}/audio/opening.wav`,
        transcript: '（无歌词。由五声音阶的十个音组成的片头曲，长约四秒。）',
      },
      { type: 'link', title: '往期访谈', url: `${pageUrl}/zxft/` },
    ],
    turnsNeedReview: false,
    identity: 'anonymous',
  }
}

export const PAST_POLL = {
  question: '网站改版，您最希望先改好哪一处？',
  options: [
    { id: 'option-search', text: '站内搜索' },
    { id: 'option-guides', text: '办事指南写得更明白' },
    { id: 'option-mobile', text: '手机浏览和大字版' },
    { id: 'option-replies', text: '信件按期答复' },
    { id: 'option-downloads', text: '数据开放下载' },
  ],
  multiple: false,
  results: 'closed',
} satisfies PollContent

/** How many of the crowd chose what. */
export const POLL_ANSWERS: readonly [choice: string, people: number][] = [
  ['option-search', 4],
  ['option-guides', 2],
  ['option-mobile', 3],
  ['option-replies', 2],
  ['option-downloads', 1],
]
