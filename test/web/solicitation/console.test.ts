import { describe, expect, it, test } from 'vitest'
import { type RefusalCode, refuse } from '#contract/refusal.ts'
import { SETTLE_MS, solicitationObstacle } from '#domain/solicitation/obstacle.ts'
import { withFilters } from '../../../web/console/router/filters.ts'
import { decided } from '../../../web/console/solicitation/comments/decided.ts'
import { asked as askedFor, filtersOf } from '../../../web/console/solicitation/comments/filters.ts'
import { blank, fromForm, toForm } from '../../../web/console/solicitation/form/form-value.ts'
import { checksOf } from '../../../web/console/solicitation/overview/checks.ts'
import { type Asked, type Step, statusOf } from '../../../web/console/solicitation/overview/steps.ts'
import { consoleSolicitationEn } from '../../../web/i18n/console-solicitation.en.ts'
import { consoleSolicitationZhCN } from '../../../web/i18n/console-solicitation.zh-CN.ts'
import { solicitation as open } from '../../domain/solicitation/builders.ts'
import { comment, DRAFTER, details, progress, REVIEWER, staffSolicitation } from './view.ts'

describe('filters in the address', () => {
  it('are read as far as the platform takes them', () => {
    const query = new URLSearchParams('article=whole&stance=ask&state=nonsense&adoption=undecided&view=x&search=')
    expect(filtersOf(query)).toEqual({ article: 'whole', stance: 'ask', adoption: 'undecided' })
  })

  it('take days in the site’s zone, both included, whatever the zone of the machine', () => {
    const days = filtersOf(new URLSearchParams('from=2026-11-24&until=2026-11-24&stance=ask'))
    expect(askedFor(days, 'Asia/Shanghai')).toEqual({
      stance: 'ask',
      from: `${Date.parse('2026-11-24T00:00+08:00')}`,
      until: `${Date.parse('2026-11-25T00:00+08:00')}`,
    })
    expect(filtersOf(new URLSearchParams('from=yesterday'))).toEqual({})
  })

  it('change alone, and leave the rest of the address', () => {
    const query = new URLSearchParams('view=x&stance=ask&article=whole')
    expect(`${withFilters(query, { stance: '', search: '路灯' })}`).toBe(
      `view=x&article=whole&search=${encodeURIComponent('路灯')}`,
    )
  })
})

describe('[M3] checks before announcing', () => {
  const failing = (more: Parameters<typeof details>[0], shortest: string | null = '2026-12-24') =>
    checksOf({ details: details(more), parts: staffSolicitation().parts }, shortest, '2026-11-24')
      .filter(({ fine }) => !fine)
      .map(({ name, why }) => (why ? `${name} ${why}` : name))

  it('name everything that is missing', () => {
    expect(failing({})).toEqual([])
    expect(failing({ basis: '', howToReply: '', closesOn: null })).toEqual([
      'basis',
      'howToReply',
      'closesOn',
      'period',
    ])
    expect(checksOf({ details: details(), parts: [] }, null, '2026-11-24').at(-1)).toEqual({
      ...{ name: 'parts', fine: false, why: null },
    })
  })

  it('ask for a reason where the period is shorter than it should be, and for a day to come', () => {
    expect(failing({ closesOn: '2026-12-23' })).toEqual(['period short'])
    expect(failing({ closesOn: '2026-12-23', shorterReason: '紧急' })).toEqual([])
    expect(failing({ closesOn: '2026-11-23' })).toEqual(['closesOn past', 'period short'])
    expect(failing({ closesOn: '2026-12-23' }, null)).toEqual([])
  })
})

describe('[M7] steps', () => {
  const asked = ({ subject = 'reviewer', ...more }: Partial<Asked> & { subject?: string } = {}): Asked => {
    const solicitation = more.solicitation ?? staffSolicitation()
    const now = solicitation.period && more.phase === 'closed' ? solicitation.period.closesAt + SETTLE_MS : 0
    return {
      ...{ solicitation, phase: 'draft', progress: [], today: '2026-11-24' },
      obstacle: (type) => solicitationObstacle(type, solicitation, { subject, now }),
      ...more,
    }
  }
  const announced = (more: Parameters<typeof staffSolicitation>[0] = {}) =>
    staffSolicitation({ state: 'announced', period: open().period, announcedBy: { by: REVIEWER, at: 5 }, ...more })
  const is = (step: Step, more: Parameters<typeof asked>[0]) => statusOf(step, asked(more))
  const refused = (code: RefusalCode) => ({ obstacle: { why: 'refused', refusal: { code } } })

  it('whoever drafted it cannot announce it, and nobody what is incomplete', () => {
    expect(is('announce', {})).toEqual({ is: 'open', obstacle: null })
    expect(is('announce', { subject: DRAFTER.subject })).toMatchObject(refused('second-person-required'))
    const incomplete = staffSolicitation({ details: details({ basis: '' }) })
    expect(is('announce', { solicitation: incomplete })).toEqual({ is: 'open', obstacle: { why: 'checks' } })
    const obstacle = () => refuse('not-allowed').refusal
    expect(is('announce', { obstacle })).toMatchObject(refused('not-allowed'))
    expect(is('submit', {})).toEqual({ is: 'ahead' })
  })

  it('the result is submitted after the close, with every comment decided', () => {
    const solicitation = announced()
    expect(is('submit', { solicitation, phase: 'open' })).toEqual({ is: 'ahead' })
    const left = { solicitation, phase: 'closed' as const, progress: [progress(2)] }
    expect(is('decide', left)).toEqual({ is: 'open', obstacle: null })
    expect(is('submit', left)).toMatchObject({ obstacle: { why: 'undecided' } })
    const done = { ...left, progress: [progress(0)] }
    expect(is('decide', done)).toMatchObject({ is: 'done' })
    expect(is('submit', done)).toEqual({ is: 'open', obstacle: null })
  })

  it('who submits neither reviews nor signs off, and review comes first', () => {
    const submitted = announced({ submitted: { by: DRAFTER, at: 6 }, authors: [DRAFTER] })
    const closed = { solicitation: submitted, phase: 'closed' as const, progress: [progress(0)] }
    expect(is('secrecy', { ...closed, subject: DRAFTER.subject })).toMatchObject(refused('second-person-required'))
    expect(is('secrecy', closed)).toEqual({ is: 'open', obstacle: null })
    expect(is('publish', closed)).toMatchObject(refused('incomplete'))
    const reviewed = { ...closed, solicitation: { ...submitted, secrecyReviewed: { by: REVIEWER, at: 7 } } }
    expect(is('publish', reviewed)).toEqual({ is: 'open', obstacle: null })
    expect(is('secrecy', reviewed)).toEqual({ is: 'done', by: REVIEWER.name, at: 7 })
  })
})

describe('a decision as it is shown before it is read again', () => {
  const known = { version: 2, by: DRAFTER, at: 9 }
  const targets = [{ id: 'comment-0001', version: 1 }]
  it('is what the platform makes of it', () => {
    const hidden = decided(comment(), { type: 'comment.hide', reason: '广告', targets }, known)
    expect(hidden).toMatchObject({ state: 'hidden', hiddenReason: '广告', version: 2, canUndo: true })
    const adopted = decided(comment(), { type: 'comment.adopt', status: 'partly', reason: '部分可行', targets }, known)
    expect(adopted?.adoption).toEqual({ status: 'partly', reason: '部分可行', by: DRAFTER, at: 9 })
    const labelled = decided(
      comment({ labels: ['照明', '时间'] }),
      { type: 'comment.label', add: ['能耗'], remove: ['时间'], targets },
      known,
    )
    expect(labelled?.labels).toEqual(['照明', '能耗'])
  })

  it('of an undo is only known to the platform', () => {
    expect(decided(comment(), { type: 'comment.undo', targets }, known)).toBeNull()
  })
})

describe('the form', () => {
  it('gives back what was stored, whatever is in it', () => {
    const full = details({ alongsideIds: ['solicitation2', 'solicitation3'], previousId: 'solicitation0' })
    expect(fromForm(toForm(full))).toEqual({ ok: true, value: full })
  })

  it('tells everything that is wrong at once', () => {
    const wrong = fromForm({ ...blank('zh-CN', ''), senders: [], previousId: '?', alongsideIds: 'x' })
    expect(wrong.ok ? [] : wrong.refusal.issues?.map(({ path }) => path)).toEqual([
      'title',
      'senders',
      'previousId',
      'alongsideIds.0',
    ])
  })
})

const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shape(part)]))
}
test('[M10] the English screens say everything that the Chinese ones say', () => {
  expect(shape(consoleSolicitationEn)).toEqual(shape(consoleSolicitationZhCN))
})
