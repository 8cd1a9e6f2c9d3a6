import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import * as basics from '#contract/basics.ts'
import { OwnCase } from '#contract/case/citizen.ts'
import { PublicCase } from '#contract/case/public.ts'
import { InterviewDetails } from '#contract/interview/activity.ts'
import { PublicEvent } from '#contract/interview/event.ts'
import { Tally } from '#contract/live/tally.ts'
import { SURVEY_ROUTES } from '#contract/routes-survey.ts'
import { SolicitationDetails } from '#contract/solicitation/activity.ts'
import { SendComment } from '#contract/solicitation/comment.ts'
import { DraftParts } from '#contract/solicitation/draft.ts'
import { ArticleOrWhole, PublicComment } from '#contract/solicitation/list.ts'
import { GiveResponse, TryResponse } from '#contract/survey/response.ts'
import { PublicResults } from '#contract/survey/results.ts'
import * as lean from '../../../web/embed/valibot.ts'
import { eventOf, view } from '../live/public-log.ts'
import { randomOf } from '../live/world.ts'

interface Described {
  type: string
  kind: string
  [part: string]: unknown
}
const described = (value: unknown): Described => value as Described

/** The lean schema for a schema of valibot's, made from what valibot's tells of itself. */
const leanOf = (schema: unknown, alone = false): ReturnType<typeof lean.string> => {
  const it = described(schema)
  if (!alone && Array.isArray(it.pipe)) return lean.pipe(...it.pipe.map((step, index) => leanOf(step, index === 0)))
  switch (it.type) {
    case 'string':
      return lean.string()
    case 'number':
      return lean.number()
    case 'boolean':
      return lean.boolean()
    case 'unknown':
      return lean.unknown()
    case 'custom':
      return lean.custom(it.check as () => boolean)
    case 'tuple':
      return lean.tuple((it.items as unknown[]).map((item) => leanOf(item)))
    case 'literal':
      return lean.literal(it.literal)
    case 'picklist':
      return lean.picklist(it.options as unknown[])
    case 'nullable':
      return lean.nullable(leanOf(it.wrapped))
    case 'optional':
      return lean.optional(leanOf(it.wrapped), it.default)
    case 'array':
      return lean.array(leanOf(it.item))
    case 'record':
      return lean.record(leanOf(it.key), leanOf(it.value))
    case 'object':
      return lean.object(
        Object.fromEntries(Object.entries(it.entries as object).map(([name, entry]) => [name, leanOf(entry)])),
      )
    case 'variant':
      return lean.variant(
        String(it.key),
        (it.options as unknown[]).map((option) => leanOf(option)),
      )
    case 'min_length':
      return lean.minLength(it.requirement as number)
    case 'max_length':
      return lean.maxLength(it.requirement as number)
    case 'min_value':
      return lean.minValue(it.requirement as number)
    case 'max_value':
      return lean.maxValue(it.requirement as number)
    case 'safe_integer':
      return lean.safeInteger()
    case 'regex':
      return lean.regex(it.requirement as RegExp)
    case 'union':
      return lean.union((it.options as unknown[]).map((option) => leanOf(option)))
    case 'base64':
      return lean.base64()
    case 'iso_date':
      return lean.isoDate()
    case 'url':
      return lean.url()
    case 'trim':
      return lean.trim()
    case 'check':
      return lean.check(it.requirement as () => boolean)
    case 'transform':
      return lean.transform(it.operation as () => unknown)
    default:
      throw new Error(`the lean parser has no ${it.kind} ${it.type}`)
  }
}

const same = (schema: v.GenericSchema, input: unknown) => {
  const full = v.safeParse(schema, input)
  const slim = lean.safeParse(leanOf(schema), input)
  expect(slim.success).toBe(full.success)
  if (full.success) expect(slim.output).toEqual(full.output)
}

/** A sound value with one thing in it put wrong, or left out, or added. */
const spoiled = (value: unknown, random: () => number): unknown => {
  const odd = [
    null,
    undefined,
    '',
    ' x ',
    0,
    -1,
    1.5,
    Number.NaN,
    'x'.repeat(6_000),
    [],
    {},
    true,
    'javascript:alert(1)',
  ]
  if (typeof value !== 'object' || value === null || random() < 0.15) return odd[Math.floor(random() * odd.length)]
  const entries = Object.entries(value)
  const chosen = entries[Math.floor(random() * entries.length)]
  if (!chosen) return odd[Math.floor(random() * odd.length)]
  const [key, part] = chosen
  if (Array.isArray(value)) return value.map((it, index) => (String(index) === key ? spoiled(it, random) : it))
  const { [key]: _, ...rest } = Object.fromEntries(entries)
  return random() < 0.2 ? rest : { ...rest, [key]: spoiled(part, random) }
}

const DETAILS = {
  ...view().details,
  guests: [{ id: 'guest-000001', name: ' 王芳 ', photo: 'https://example.gov.cn/photo.jpg' }],
  related: [{ title: '文件', url: 'https://www.gov.cn/a' }],
  materials: [
    { type: 'table', title: '数据', columns: ['年', '件'], rows: [['2025', '1']] },
    { type: 'video', title: '短片', url: 'https://a.cn/v.mp4', captions: 'https://a.cn/v.vtt' },
  ],
}

const RESULTS = {
  ...{ state: 'live', at: 1, total: 7, threshold: 5, selfSelected: true },
  questions: [
    ...[{ id: 'q', answered: 7, options: { a: 5, b: null }, places: {}, numbers: [[1, 5]], median: 1.5 }],
    ...[{ id: 'r', answered: null, options: {}, places: {}, numbers: [], step: null, median: null }],
  ],
}
const DUE = {
  ...{ from: '2026-11-23', workingDays: 7, day: '2026-12-02', provisional: false, calendarVersion: 'v' },
  ...{ holidays: [{ day: '2026-10-01', name: '国庆节', source: '国办' }], makeUpWorkdays: [], stoppedDays: [] },
  ...{ weekendDays: 2, yearsWithoutNotice: ['2027'] },
}
const OWN = {
  ...{
    number: 'AAAAAAAAA',
    state: 'answered',
    type: 'enquiry',
    text: '问',
    attachments: [{ title: ' a ', text: 'b' }],
  },
  ...{ additions: [{ text: '补', attachments: [], at: 1 }], public: true, receivedAt: 1, department: null, due: DUE },
  ...{ source: '57号', extension: { reason: '复杂', workingDays: 15 }, waitingFor: null, mergedInto: null },
  standing: { state: 'due-soon', late: false, workingDaysLeft: 1, workingDaysLate: 0 },
  outcome: { type: 'declined', reason: 'other', explanation: '因', at: 1 },
  rating: { score: 3, text: '', at: 1 },
  earlier: null,
  steps: [{ step: 'received', at: 1, reason: null }],
  may: { add: false, withdraw: false, rate: true, reopen: true },
}
const PUBLIC_CASE = {
  ...{ number: 'AAAAAAAAA', type: 'enquiry', text: '问', receivedOn: '2026-11-02', answeredOn: '2026-11-04' },
  ...{ dueOn: null, late: false, department: '局', answer: '答', answeredAt: 1, score: 5 },
}
const COMMENT = {
  ...{ id: 'comment-0001', articleId: 'article-01', stance: 'suggest', text: ' 改 ', proposed: '新', contact: null },
  sender: { kind: 'organisation', name: '协会' },
}
const PUBLIC_COMMENT = {
  ...{ id: 'comment-0001', articleId: null, stance: 'ask', text: '问', organisation: null, sentAt: 1, supports: 2 },
  proposal: [{ type: 'added', text: '新' }],
}
const SOLICITATION = {
  ...{
    lang: 'zh-CN',
    title: '办法',
    kind: 'rule',
    closesOn: '2026-12-31',
    identity: 'anonymous',
    senders: ['individual'],
  },
  ...{ attachments: [{ title: '附', url: 'https://a.cn/x' }], questions: [{ question: '问', answer: '答' }] },
  ...{ othersVisible: 'at-once', previousId: null, background: ' 因 ' },
}
const PARTS = [
  { type: 'heading', id: 'chapter-01', level: 2, number: '第一章', title: '总则' },
  { type: 'article', id: 'article-01', number: '第一条', text: '文' },
]
const RESPONSE = {
  ...{ version: 1, lang: 'zh-CN', answers: { q: ['a', { b: 1 }], r: null }, startedAt: 1, code: 'ABCDEFGHIJKL' },
  signals: { tookMs: 1, changes: 2, automated: false },
}

describe('the lean parser of the embed', () => {
  test('says what valibot says, for sound and unsound input alike', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 30 }), (seed, seq) => {
        const random = randomOf(seed)
        const event = eventOf(seq, random)
        same(PublicEvent, event)
        same(PublicEvent, spoiled(event, random))
        same(InterviewDetails, spoiled(DETAILS, random))
        same(PublicResults, spoiled(RESULTS, random))
        same(GiveResponse, spoiled(RESPONSE, random))
        same(SendComment, spoiled(COMMENT, random))
        same(PublicComment, spoiled(PUBLIC_COMMENT, random))
        same(SolicitationDetails, spoiled(SOLICITATION, random))
        same(DraftParts, spoiled(PARTS, random))
        same(ArticleOrWhole, spoiled('whole', random))
        same(OwnCase, spoiled(OWN, random))
        same(PublicCase, spoiled(PUBLIC_CASE, random))
        same(SURVEY_ROUTES['survey.definition'].reply, spoiled({ definition: { pages: [] } }, random))
        same(Tally, spoiled({ id: 'tally-000001', version: 1, total: 2, options: { 'option-0001': 2 } }, random))
      }),
      { numRuns: 1_000 },
    )
  })

  test('leaves out of an object what valibot leaves out', () => {
    const { version, code, ...rest } = RESPONSE
    same(TryResponse, rest)
    const omitted = lean.omit(lean.object({ a: lean.string(), b: lean.string() }), ['b'])
    expect(lean.safeParse(omitted, { a: 'x' }).output).toEqual({ a: 'x' })
  })

  test('each basic shape agrees on any value', () => {
    const shapes = [basics.Id, basics.SiteId, basics.Instant, basics.Day, basics.HttpUrl, basics.Origin, basics.text(5)]
    fc.assert(
      fc.property(fc.anything(), fc.webUrl(), fc.date({ noInvalidDate: true }), (any, url, date) => {
        for (const shape of shapes)
          for (const input of [any, url, date.toISOString().slice(0, 10), date.getTime(), ` ${url}`]) same(shape, input)
      }),
    )
  })
})
