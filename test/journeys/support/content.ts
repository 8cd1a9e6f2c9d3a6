import type { InterviewDetails } from '#contract/interview/activity.ts'

const HOUR_MS = 3_600_000

export const HOST = { role: 'host', id: 'host-suwan', name: '苏婉' } as const
export const GUEST = { role: 'guest', id: 'guest-shenjianhua', name: '沈建华' } as const

/** An interview with everything that can be beside the talk (M1); pictures and recordings lie on the host's own site. */
export const fullDetails = (site: string, more: Partial<InterviewDetails> = {}): InterviewDetails => ({
  lang: 'zh-CN',
  title: '政府网站怎样更好地为民服务',
  summary:
    '县政务服务和数据局负责人介绍政府网站集约化改造的安排，回应大家在网上办事中遇到的难点。\n欢迎提前提问，直播中将逐条答复。',
  host: { id: HOST.id, name: HOST.name, post: '县融媒体中心主持人', photo: null, biography: '' },
  guests: [
    {
      id: GUEST.id,
      name: GUEST.name,
      post: '县政务服务和数据局局长',
      photo: `${site}/photo.svg`,
      biography: '从事政务公开和网站建设十五年，主持全县政府网站集约化平台建设。',
    },
    { id: 'guest-wulijuan', name: '吴丽娟', post: '县行政审批服务中心主任', photo: null, biography: '' },
  ],
  startsAt: Date.now() + HOUR_MS,
  endsAt: Date.now() + 2 * HOUR_MS,
  related: [{ title: '关于加强政府网站信息内容建设的意见', url: `${site}/policy` }],
  materials: [
    { type: 'text', title: '改造安排', text: '第一步：统一平台。\n第二步：统一内容标准。\n第三步：统一办事入口。' },
    { type: 'image', title: '网站访问情况', url: `${site}/photo.svg`, alt: '近三年网站访问量逐年上升' },
    {
      type: 'table',
      title: '近三年网上办件量',
      columns: ['年份', '办件量（万件）', '网上办理占比'],
      rows: [
        ['2023', '12.4', '61%'],
        ['2024', '15.8', '72%'],
        ['2025', '19.1', '83%'],
      ],
    },
    { type: 'link', title: '网上办事指南', url: `${site}/guide` },
    { type: 'audio', title: '往期访谈录音', url: `${site}/talk.mp3`, transcript: '主持人：欢迎收听。' },
    { type: 'video', title: '平台演示', url: `${site}/demo.mp4`, captions: `${site}/demo.vtt` },
  ],
  turnsNeedReview: false,
  identity: 'anonymous',
  ...more,
})

/** Real enough to be read, and unlike each other, so that none is taken for a duplicate of another. */
export const QUESTIONS = [
  '老年人不会用智能手机，网上办事有没有更简单的办法？',
  '县医院的预约挂号什么时候能在政府网站上办理？',
  '孩子上小学需要的材料，能不能在一个页面里说清楚？',
  '政府信箱的回复经常只有一句“已转办”，今后怎么改？',
  '外地户籍居民可以在网上申请公租房吗？',
  '企业年报、税务和社保能否一次登录全部办完？',
  '网站的搜索总是找不到最新政策，准备怎么解决？',
  '农村宅基地审批的进度在哪里可以查到？',
] as const

export const ANSWERS = [
  '我们正在建设大字版和语音版，并在各乡镇便民服务点安排了帮办人员。老年人可以委托子女在网上代办，也可以到就近的服务点由工作人员协助办理。',
  '县医院的号源已经接入，预计下个月起就可以在政府网站的“健康”栏目里预约，不需要另外注册账号。',
  '我们把入学需要的材料、时间和学区整理成了一张清单，本周内在首页显著位置公布。',
  '今后对每一封来信都会写明承办单位、办理时限和结果，超过时限的由督查部门跟踪。',
] as const
