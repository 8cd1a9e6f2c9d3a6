import * as v from 'valibot'
import { CitizenCommand } from '#contract/case/citizen.ts'
import { CaseCommand } from '#contract/case/command.ts'
import type { Role } from '#contract/site/staff.ts'
import { decideCitizen } from '#domain/case/citizen.ts'
import { defaultPolicies } from '#domain/case/deadline.ts'
import { decide, type StaffContext } from '#domain/case/decide/index.ts'
import { follow } from '#domain/case/follow.ts'
import { receiveSubmission } from '#domain/case/receive.ts'
import type { CaseChange, CaseNoteRecord, CaseRecord } from '#domain/case/records.ts'
import { ownCase, publicCase, staffCase } from '#domain/case/views.ts'
import { dayInZone, stateCouncilCalendar } from '#domain/working-days.ts'

export const ZONE = 'Asia/Shanghai'
export const at = (day: string, time = '10:00'): number => Date.parse(`${day}T${time}:00+08:00`)
/** A Thursday before the holiday of 1 May: +5 is 05-11, +7 is 05-13, +15 is 05-25. */
export const RECEIVED = at('2026-04-30')
export const WANG = { subject: 'wang', name: '王' }
export const LI = { subject: 'li', name: '李' }
export const ZHAO = { subject: 'zhao', name: '赵' }
export const ROADS = { id: 'roads', name: '交通局' }
const PARKS = { id: 'parks', name: '园林局' }
export const ids = { a: 'case-aaaaaa', b: 'case-bbbbbb', c: 'case-cccccc' }

export const caseRecord = (more: Partial<CaseRecord> = {}): CaseRecord => ({
  ...receiveSubmission(
    {
      id: ids.a,
      category: 'suggestion',
      text: '人民路路灯不亮，请致电13812345678',
      attachments: [],
      public: true,
    },
    { codeHash: 'hash', contact: 'sealed' },
    {
      siteId: 'county',
      number: '4F7K2M9QT',
      now: RECEIVED,
      timeZone: ZONE,
      calendar: stateCouncilCalendar,
      policies: defaultPolicies,
    },
  ),
  ...more,
})

type Sent<C> = C extends { commandId: string } ? Omit<C, 'commandId' | 'version' | 'id'> : never

/** Cases whose changes are applied, so that a test reads as a story. Commands carry the present version unless they say another. */
export class Story {
  cases: Map<string, CaseRecord>
  notes: CaseNoteRecord[] = []
  now = RECEIVED
  context: Omit<StaffContext, 'now' | 'actor'> = {
    timeZone: ZONE,
    calendar: stateCouncilCalendar,
    policies: defaultPolicies,
    roles: new Set<Role>(['reviewer']),
    departments: [ROADS, PARKS].map((each) => ({ ...each, path: ['platform', 'county', each.id] })),
  }

  constructor(...records: CaseRecord[]) {
    this.cases = new Map(records.map((record) => [record.id, record]))
  }

  do(
    sent: Sent<CaseCommand>,
    { actor = LI, id = ids.a, version = this.of(id).version, roles = this.context.roles } = {},
  ) {
    const command = v.parse(CaseCommand, { ...sent, commandId: 'command-0001', id, version })
    return this.apply(decide(this.cases, command, { ...this.context, now: this.now, actor, roles }))
  }

  citizen(sent: Sent<CitizenCommand>, id: string = ids.a) {
    const command = v.parse(CitizenCommand, { ...sent, commandId: 'command-0001' })
    return this.apply(decideCitizen(this.of(id), this.cases, command, { ...this.context, now: this.now }))
  }

  /** What the stream does after a change of the target. */
  follow(id: string, target: string) {
    const change = follow(this.of(id), this.of(target), { ...this.context, now: this.now })
    return this.apply({ ok: true as const, value: change ? [change] : [] })
  }

  /** From triage to the answer, each by its person. */
  answer({ id = ids.a, text = '已修复。', publicText = null as string | null } = {}) {
    const steps = [
      this.do(triage(), { id, actor: WANG }),
      this.do({ type: 'case.take' }, { id, actor: LI }),
      this.do({ type: 'case.draft', text, attachments: [], publicText }, { id, actor: LI }),
      this.do({ type: 'case.submit', providedBy: '养护科' }, { id, actor: LI }),
      this.do({ type: 'case.secrecy' }, { id, actor: WANG }),
      this.do({ type: 'case.approve' }, { id, actor: ZHAO }),
    ]
    return steps.map(code)
  }

  of(id: string = ids.a): CaseRecord {
    const record = this.cases.get(id)
    if (!record) throw new Error('not in this story')
    return record
  }

  get today() {
    return dayInZone(this.now, ZONE)
  }

  own = (id: string = ids.a) => ownCase(this.of(id), { calendar: stateCouncilCalendar, today: this.today })
  staff = (id: string = ids.a) => staffCase(this.of(id), { calendar: stateCouncilCalendar, today: this.today })
  public = (id: string = ids.a) => publicCase(this.of(id))

  private apply<D extends { ok: true; value: CaseChange[] } | { ok: false; refusal: { code: string } }>(decided: D): D {
    if (decided.ok)
      for (const { after } of decided.value) {
        if (after.kind === 'case') this.cases.set(after.id, after)
        else this.notes.push(after)
      }
    return decided
  }
}

export const triage = (caseType: CaseRecord['type'] = 'suggestion') => ({
  type: 'case.triage' as const,
  caseType,
  valuable: true,
  department: ROADS.id,
  coHandlers: [PARKS.id],
  reason: '道路照明归交通局',
})

export const code = (decided: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  decided.ok ? 'accepted' : decided.refusal.code
