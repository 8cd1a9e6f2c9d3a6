import { randomUUID } from 'node:crypto'
import type { SurveyDetails } from '#contract/survey/activity.ts'
import type { SurveyCommand } from '#contract/survey/command.ts'
import type { Definition } from '#contract/survey/definition.ts'
import { ENTRY_CHANNELS, type EntryChannel } from '#contract/survey/entry.ts'
import { importOutline } from '#domain/survey/import/outline.ts'
import type { Stage } from './cast.ts'
import { BALLOT } from './content/ballot.ts'
import { HABITS } from './content/habits.ts'
import { PLANNING_CONDITIONS, PLANNING_OUTLINE, PLANNING_QUOTAS } from './content/planning.ts'
import { SATISFACTION, WORDS } from './content/satisfaction.ts'
import { activityId } from './ids.ts'
import type { Moment } from './moments.ts'
import type { StaffMember } from './people.ts'
import { type Crowd, crowdOf, random } from './respondents.ts'
import { COUNTY } from './sites.ts'
import { chinaTime } from './times.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

type Act = SurveyCommand extends infer C ? (C extends { commandId: string } ? Omit<C, 'commandId'> : never) : never

const REGIONS = ['341502', '341503', '341504', '341522', '341523', '341524', '3401', '3101']
const CROWD: Crowd = {
  timeZone: 'Asia/Shanghai',
  habits: HABITS,
  regions: REGIONS,
  words: {
    words: WORDS,
    why_not: ['不知道网址。', '不会用手机上网，都是孩子帮忙查。', '直接去大厅办更快。'],
    q17: ['茶叶', '水稻', '毛竹', '油茶', '山羊'],
    q21: ['招工难，旺季请不到人。', '贷款手续多，时间长。', '物流成本高，快递不进村。'],
    q31: ['心内科', '骨科', '肿瘤科', '儿科'],
    q52: ['上传材料总是失败。', '找不到入口，最后还是去了大厅。'],
    q58: [
      '宜居 便民 有活力',
      '绿色 富裕 安全',
      '山水 茶香 和美',
      '干净 热闹 有人气',
      '年轻 便利 有温度',
      '山好 水好 人好',
    ],
    q59: [
      '希望把河边步道修通，晚上有灯。',
      '多建几个充电棚，老小区太需要了。',
      '希望镇卫生院能做彩超。',
      '希望公开每个项目花了多少钱、什么时候完工。',
      '从茶园到镇上的路太窄，两辆车会不过来。',
      '末班公交六点就收车，下班赶不上。',
      '年轻人想回来，但找不到对口的工作。',
      '社区食堂希望晚饭也开。',
      '菜市场周边停车太乱，建议修个小停车场。',
      '孩子放学没人接，课后服务能不能到六点。',
      '图书馆周末开到晚上就好了。',
      '山区手机信号不好，直播卖茶叶老断线。',
      '村里的垃圾清运一周一次太少。',
      '看病报销的材料希望能少跑一趟。',
      '给老小区加装电梯的政策讲清楚一些。',
    ],
  },
}

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en })

const details = (more: Partial<SurveyDetails>): SurveyDetails => ({
  ...{ lang: 'zh-CN', title: '', summary: '', opensAt: 0, closesAt: 0, hours: null, limit: null, quotas: [] },
  ...{ once: 'participant', results: 'published', threshold: 5, batch: 5, purpose: {}, keepOnDevice: true, plan: {} },
  ...{ resumable: true, proofOfWork: false },
  ...more,
})

const staffing =
  ({ api }: Stage, id: string) =>
  async (by: StaffMember, act: Act): Promise<number> => {
    const body = { commandId: randomUUID(), ...act } as SurveyCommand
    const reply = await api('survey.command', { params: { activityId: id }, body, token: await by.token() })
    return reply.versions[id] ?? 0
  }

/** When so many people answer: most in the first days, nobody at night. In parts of a day, so that some play at once. */
const answeringTimes = (people: number, opensAt: number, until: number): number[] =>
  Array.from({ length: people }, random(people)).map((chance) => {
    const part = 3 * HOUR_MS
    const since = Math.floor((chance ** 1.7 * (until - opensAt - 2 * HOUR_MS)) / part)
    // It opens at eight in the morning: the last three parts of a day are its night.
    return opensAt + HOUR_MS + (since - (since % 8 > 4 ? 3 : 0)) * part
  })

const REFERENCES = { paper: '政务大厅一楼意见箱', phone: '12345 热线记录' }
const batchOf = (channel: EntryChannel): string => `batch-${channel}`

/** What is typed in from the box in the hall, and from the hotline's notes. */
const openBatches = async ({ api, cast }: Stage, activityId: string): Promise<void> => {
  for (const channel of ENTRY_CHANNELS) {
    const body = { commandId: randomUUID(), reference: REFERENCES[channel], channel }
    const params = { activityId, batchId: batchOf(channel) }
    await api('entry.open', { params, body, token: await cast.moderator.token() })
  }
}

/** By somebody who typed in none of it. */
const confirmBatch = async ({ api, cast }: Stage, activityId: string, channel: EntryChannel): Promise<void> => {
  const token = await cast.reviewer.token()
  const params = { activityId, batchId: batchOf(channel) }
  const { batch } = await api('entry.read', { params, token })
  if (batch.entered === 0) {
    const body = { commandId: randomUUID(), version: batch.version, reason: '没有收到答卷' }
    await api('entry.reject', { params, body, token })
  } else await api('entry.confirm', { params, body: { commandId: randomUUID(), version: batch.version }, token })
}

/**
 * Gives one response, as somebody else each time. `typed`: of the old, some come to the counter or ring up, and staff type it in.
 */
export const respond = async (
  { api, cast }: Stage,
  id: string,
  definition: Definition,
  { seed, now, typed }: { seed: number; now: number; typed: boolean },
): Promise<void> => {
  const answers = crowdOf(definition, CROWD)(seed, now)
  const typedIn = typed && answers.q1 === 'q1_4' ? (['paper', 'phone', 'paper'] as const)[seed % 5] : undefined
  const lang = seed % 9 === 4 && definition.languages.includes('en') ? 'en' : 'zh-CN'
  // Most need some seconds for a question; a few leave it lying.
  const tookMs = Math.round(Object.keys(answers).length * (4 + 3 / (0.1 + random(seed)()))) * 1000
  const given = {
    ...{ version: 1, lang, answers, startedAt: now - tookMs },
    signals: { tookMs, changes: 10 + (seed % 15), automated: !typedIn && seed % 61 === 60 },
  }
  const params = { activityId: id, responseId: `response-${randomUUID().slice(0, 13)}` }
  if (typedIn) {
    const body = { ...given, batchId: batchOf(typedIn) }
    await api('response.enter', { params, body, token: await cast.moderator.token() })
  } else {
    const { token } = await api('participant.create', { params: { activityId: id } })
    await api('response.give', { params, body: given, token })
  }
}

const open = async (stage: Stage, id: string, definition: Definition, given: SurveyDetails): Promise<number> => {
  const { api, cast } = stage
  const token = await cast.moderator.token()
  const params = { siteId: COUNTY, activityId: id }
  await api('survey.create', { params, body: { commandId: randomUUID(), details: given }, token })
  const act = staffing(stage, id)
  const version = await act(cast.moderator, { type: 'survey.define', revision: 0, definition })
  return act(cast.reviewer, { type: 'survey.announce', version })
}

/** How the new website was liked: asked, answered by 90 people, reviewed, published, and what was done with it. */
export const satisfactionMoments = (
  stage: Stage,
  now: number,
  settled: () => Promise<void>,
): { id: string; moments: Moment[] } => {
  const { cast } = stage
  const id = activityId('satisfaction')
  const act = staffing(stage, id)
  const [opensAt, closesAt] = [chinaTime(now, -30, 8), chinaTime(now, -9, 18)]
  const given = details({
    ...{
      title: '新版县政府网站满意度调查',
      summary: '新版网站试用一个月，哪里好用、哪里还要改，请您打分。',
      opensAt,
      closesAt,
    },
    plan: both(
      '结果将在调查结束后十个工作日内公布，得分最低的两项列入下一步改版任务。',
      'The results are published within ten working days of the close; the two things liked least are changed next.',
    ),
  })
  let version = 0
  const people = 90
  return {
    id,
    moments: [
      [opensAt - DAY_MS, async () => void (await open(stage, id, SATISFACTION, given))],
      [opensAt, () => openBatches(stage, id)],
      ...answeringTimes(people, opensAt, closesAt).map(
        (at, index): Moment => [at, () => respond(stage, id, SATISFACTION, { seed: index, now: at, typed: true })],
      ),
      [
        chinaTime(now, -7, 10),
        async () => {
          for (const channel of ENTRY_CHANNELS) await confirmBatch(stage, id, channel)
          // Results are reviewed when all of them are counted.
          await settled()
          version = await act(cast.analyst, {
            type: 'survey.submit',
            providedBy: '云溪县人民政府办公室',
          })
        },
      ],
      [
        chinaTime(now, -6, 10),
        async () => {
          version = await act(cast.reviewer, { type: 'survey.secrecy', version })
        },
      ],
      [
        chinaTime(now, -5, 10),
        async () => {
          version = await act(cast.siteAdmin, { type: 'survey.publish', version })
        },
      ],
      [
        chinaTime(now, -2, 15),
        async () => {
          version = await act(cast.analyst, {
            type: 'survey.outcome',
            version,
            text: both(
              '得分最低的“站内搜索”和“手机浏览”已列入改版任务：搜索结果把办事指南排在新闻前面，表格在手机上改为上下排列，均已上线。',
              'Search and reading on a phone were liked least. Search now puts guides before news, and tables fit a phone: both are online.',
            ),
          })
        },
      ],
      [chinaTime(now, -2, 17), () => act(cast.siteAdmin, { type: 'survey.outcome.approve', version })],
    ],
  }
}

/** One ballot a person, whom the citizens' issuer knows: for those who try the demo to cast. Gives its id. */
export const openBallot = async (stage: Stage, now: number): Promise<string> => {
  const id = activityId('ballot')
  const given = details({
    ...{
      title: '明年民生实事项目票选',
      summary: '八个候选项目，票数前三的列入明年民生实事。每人一票，投票前须核验身份。',
      opensAt: chinaTime(now, -1, 8),
      closesAt: chinaTime(now, 30, 18),
    },
    ...{ once: 'verified', resumable: false },
    plan: both(
      '票数前三的项目列入明年民生实事，投票结果在本页公布。',
      'The three projects with the most votes are built next year; the result is published on this page.',
    ),
  })
  await open(stage, id, BALLOT, given)
  return id
}

/** The sixty questions, from the outline. */
export const planning = (): Definition => {
  let serial = 0
  const read = importOutline(PLANNING_OUTLINE, { newId: () => `plan-${++serial}`, language: 'zh-CN' })
  if (!read.ok || read.notes.length) throw new Error('the outline of the demo is not understood')
  const pages = read.definition.pages.map((page) => ({
    ...page,
    elements: (page.elements ?? []).map((element) => {
      const visibleIf = PLANNING_CONDITIONS[element.name]
      return visibleIf ? { ...element, visibleIf } : element
    }),
  }))
  return { ...read.definition, pages }
}

/** Asked for ten days, with three weeks to go; 60 people have answered, and more do while the demo runs. */
export const planningMoments = (stage: Stage, now: number): { id: string; moments: Moment[] } => {
  const id = activityId('planning')
  const definition = planning()
  const [opensAt, closesAt] = [chinaTime(now, -10, 8), chinaTime(now, 21, 18)]
  const given = details({
    ...{
      title: '云溪县“十五五”规划问计于民',
      summary: '未来五年云溪先办哪些事？六十个问题，按您的情况只问有关的，约需十分钟。',
      opensAt,
      closesAt,
    },
    ...{ limit: 5000, quotas: PLANNING_QUOTAS, batch: 10, once: 'no' },
    purpose: { 'zh-CN': '只问年龄段、性别和所在县区，用于看清不同人群的需要，不收集姓名和电话。' },
    plan: { 'zh-CN': '结果将写入规划纲要的专题报告，逐条说明采纳情况。' },
  })
  const people = 60
  return {
    id,
    moments: [
      [opensAt - DAY_MS, async () => void (await open(stage, id, definition, given))],
      // They wait for whoever tries the demo to confirm them.
      [opensAt, () => openBatches(stage, id)],
      ...answeringTimes(people, opensAt, now).map(
        (at, index): Moment => [at, () => respond(stage, id, definition, { seed: 1000 + index, now: at, typed: true })],
      ),
    ],
  }
}
