import type { InterviewDetails } from '#contract/interview/activity.ts'
import { people } from './people.ts'

/** An interview that is announced, and what was asked of it so far. */
export interface Announced {
  details(pageUrl: string, startsAt: number, endsAt: number): InterviewDetails
  /** `votes` null: still in the moderators' queue. */
  questions: readonly { name: string | null; text: string; votes: number | null }[]
}

export const ANNOUNCED: Announced = {
  details: (pageUrl, startsAt, endsAt) => {
    const { host, guest2 } = people(pageUrl)
    return {
      lang: 'zh-CN',
      title: '公共数据开放：您最想用到县里的哪些数据',
      summary:
        '公交到站、停车泊位、空气和水质、学区划分、医院号源……哪些数据开放出来对您最有用？哪些数据您担心泄露隐私？县数据局局长吴丽娟将于下周做客在线访谈，现在就可以提问。',
      host,
      guests: [guest2],
      startsAt,
      endsAt,
      related: [
        {
          title: '政务信息资源共享管理暂行办法（国发〔2016〕51号）',
          url: 'https://www.gov.cn/zhengce/content/2016-09/19/content_5109486.htm',
        },
      ],
      materials: [
        {
          type: 'table',
          title: '拟首批开放的数据',
          columns: ['数据', '单位', '更新'],
          rows: [
            ['公交线路与站点', '县交通运输局', '随时'],
            ['公共停车场泊位', '县城市管理局', '每15分钟'],
            ['空气质量', '市生态环境局云溪分局', '每小时'],
            ['河流断面水质', '市生态环境局云溪分局', '每月'],
            ['义务教育学区', '县教育局', '每年'],
            ['公共厕所位置', '县城市管理局', '每季度'],
          ],
        },
        {
          type: 'text',
          title: '哪些不开放',
          text: '涉及国家秘密、商业秘密、个人隐私的数据不开放。能够识别到个人的，去除个人信息并经评估后再开放。',
        },
      ],
      turnsNeedReview: true,
      identity: 'anonymous',
    }
  },
  questions: [
    { name: '通勤族', text: '公交到站时间能不能开放给地图软件？现在只能在站台上等，冬天尤其难熬。', votes: 9 },
    { name: '二宝爸爸', text: '学区划分每年都在变，能不能开放一个输入地址就能查到学校的数据？', votes: 7 },
    { name: null, text: '医院的号源和排队人数能实时公开吗？我母亲每次都要早上五点去排队。', votes: 6 },
    { name: '骑行爱好者', text: '希望开放绿道、驿站和维修点的位置，我们车友会可以帮忙核对。', votes: 4 },
    { name: '担心的人', text: '数据开放以后，我家的水电、社保信息会不会被别人查到？怎么保证？', votes: 8 },
    { name: '合作社社长', text: '气象和墒情数据能不能按乡镇开放？我们种茶的很需要。', votes: 3 },
    { name: '测绘专业学生', text: '开放的数据能不能用于毕业设计？需要签什么协议吗？', votes: null },
    { name: '停车难', text: '停车场数据要是不准，还不如没有。有没有人对准确性负责？', votes: null },
  ],
}

export const ENGLISH: Announced = {
  details: (pageUrl, startsAt, endsAt) => {
    const { host, guest } = people(pageUrl)
    return {
      lang: 'en',
      title: 'Living in Yunxi: what should the English website tell you first?',
      summary:
        'The county is rewriting its English pages from the beginning: twelve services that foreign residents need most, kept in step with the Chinese originals. Tell us what you could not find, what you could not understand, and what you had to ask a friend to translate. Questions are open now.',
      host: { ...host, name: 'Su Wan', post: 'Presenter, Yunxi Media Centre' },
      guests: [
        {
          ...guest,
          name: 'Shen Jianhua',
          post: 'Deputy Director, General Office of the County Government',
          biography: 'In charge of open government and of the county’s website.',
        },
      ],
      startsAt,
      endsAt,
      related: [],
      materials: [
        {
          type: 'text',
          title: 'The twelve services',
          text: 'Residence registration, work permits, driving licences, schools, hospitals and health insurance, marriage registration, taxes, starting a business, bank accounts, housing, lost documents, emergencies.',
        },
      ],
      turnsNeedReview: true,
      identity: 'anonymous',
    }
  },
  questions: [
    {
      name: 'Maria',
      text: 'Which documents do I need to register my address after moving? The Chinese page lists a form I cannot find.',
      votes: 5,
    },
    {
      name: 'Tom',
      text: 'Can my son join the local primary school in the middle of the year, and is there a language class?',
      votes: 4,
    },
    { name: null, text: 'Is there a telephone number where somebody speaks English at night?', votes: 6 },
    {
      name: 'Wei & Anna',
      text: 'Will the English version be updated on the same day as the Chinese one?',
      votes: null,
    },
  ],
}
