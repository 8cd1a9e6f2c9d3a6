import { randomUUID } from 'node:crypto'
import type { CaseCommand } from '#contract/case/command.ts'
import { addWorkingDays, dayInZone, stateCouncilCalendar } from '#domain/working-days.ts'
import type { Stage } from './cast.ts'
import { BUREAUS, CASES, type DemoCase, handlerOf } from './content/cases.ts'
import type { Moment } from './moments.ts'
import type { StaffMember } from './people.ts'
import { COUNTY } from './sites.ts'

const ZONE = 'Asia/Shanghai'
const MINUTE_MS = 60_000

type Act = CaseCommand extends infer C
  ? C extends { commandId: string }
    ? Omit<C, 'commandId' | 'id' | 'version'>
    : never
  : never

/** Of a working day, a time in China. */
const at = (day: string, hour: number, minute: number): number =>
  Date.parse(`${day}T00:00:00+08:00`) + (hour * 60 + minute) * MINUTE_MS

/**
 * Sixty cases, from eight weeks ago until today, each taken as far as it has come: sent in by a citizen, studied, assigned, answered,
 * rated, by the people who do it and on the days they did it.
 */
export const caseMoments = (stage: Stage, now: number): Moment[] => {
  const { api, cast } = stage
  const params = { siteId: COUNTY }
  const today = dayInZone(now, ZONE)
  const ids = new Map(CASES.map(({ key }) => [key, `case-${key}-${randomUUID().slice(0, 8)}`]))
  const versions = new Map<string, number>()
  const receipts = new Map<string, { number: string; code: string }>()

  const send = async ({ key, category, text, public: isPublic }: DemoCase): Promise<void> => {
    const { token } = await api('box.join', { params })
    const body = { category, text, attachments: [], contact: null, public: isPublic }
    receipts.set(key, await api('box.send', { params: { ...params, caseId: ids.get(key) ?? '' }, body, token }))
  }
  const act = async (by: StaffMember, key: string, command: Act): Promise<void> => {
    const caseId = ids.get(key) ?? ''
    const body = { commandId: randomUUID(), id: caseId, version: versions.get(caseId) ?? 1, ...command }
    const reply = await api('case.command', { params: { caseId }, body: body as CaseCommand, token: await by.token() })
    for (const [id, version] of Object.entries(reply.versions)) versions.set(id, version)
  }
  const citizen = async (
    key: string,
    command:
      | { type: 'withdraw' }
      | { type: 'reopen'; text: string }
      | { type: 'rate'; score: 1 | 2 | 3 | 4 | 5; text: string },
  ) => {
    const receipt = receipts.get(key)
    if (!receipt) throw new Error(`no receipt: ${key}`)
    const caseId = ids.get(key) ?? ''
    await api('receipt.command', { params, body: { ...receipt, command: { commandId: randomUUID(), ...command } } })
    versions.set(caseId, (versions.get(caseId) ?? 1) + 1)
  }

  return CASES.flatMap((one, index): Moment[] => {
    const { key, bureau, category, text, course } = one
    const handler = cast[handlerOf(bureau)]
    const [officer, other] = index % 2 ? [cast.moderator, cast.moderator2] : [cast.moderator2, cast.moderator]
    const received = addWorkingDays(stateCouncilCalendar, today, -one.ago).day
    // A few at the same moment, as desks work side by side; today's came before now.
    const minute = index % 6
    const early = one.ago === 0 ? now - (CASES.length - index) * MINUTE_MS : at(received, 8, minute)
    const on = (days: number, hour: number): number => {
      const day = days === 0 ? received : addWorkingDays(stateCouncilCalendar, received, days).day
      return Math.min(at(day, hour, minute), now - (CASES.length - index) * 1000)
    }
    const moments: Moment[] = [[early, () => send(one)]]
    const then = (when: number, by: StaffMember, command: Act) => void moments.push([when, () => act(by, key, command)])
    const triage = () =>
      then(on(0, 10), officer, {
        ...{ type: 'case.triage', caseType: category, valuable: category === 'suggestion', coHandlers: [] },
        ...{ department: BUREAUS[bureau].id, reason: `属${BUREAUS[bureau].name}职责` },
      })
    const take = () => {
      triage()
      then(on(1, 9), handler, { type: 'case.take' })
    }
    const draft = (days: number, reply: string) => {
      then(on(days, 9.5), handler, {
        type: 'case.draft',
        text: reply,
        attachments: [],
        publicText: one.public ? text : null,
      })
      then(on(days, 10), handler, { type: 'case.submit', providedBy: BUREAUS[bureau].name })
    }
    const answer = (days: number, reply: string) => {
      take()
      draft(Math.max(1, days), reply)
      then(on(Math.max(1, days), 14), cast.reviewer, { type: 'case.secrecy' })
      then(on(Math.max(1, days), 16), cast.siteAdmin, { type: 'case.approve' })
    }
    const extend = (reason: string, approved: boolean) => {
      then(on(4, 15), handler, { type: 'case.extend', reason })
      if (approved)
        then(on(5, 11), cast.reviewer, { type: 'case.extension', approve: true, reason: '情况属实，同意延期。' })
    }
    switch (course.at) {
      case 'received':
        break
      case 'triaged':
        triage()
        break
      case 'handling':
        take()
        break
      case 'extended':
        take()
        extend(course.reason, true)
        break
      case 'waiting':
        take()
        then(on(1, 15), handler, { type: 'case.ask', question: course.asked })
        break
      case 'review':
        take()
        draft(1, course.reply)
        break
      case 'withdrawn':
        moments.push([on(1, 12), () => citizen(key, { type: 'withdraw' })])
        break
      case 'declined':
        then(on(0, 11), other, { type: 'case.decline', reason: course.reason, explanation: course.explanation })
        break
      case 'merged':
        then(on(0, 13), officer, { type: 'case.merge', into: ids.get(course.into) ?? '' })
        break
      case 'answered': {
        answer(course.after, course.reply)
        const { rated, extended } = course
        if (extended) extend(extended, true)
        if (rated)
          moments.push([
            on(course.after + 1, 20),
            () => citizen(key, { type: 'rate', score: rated[0], text: rated[1] }),
          ])
        break
      }
      case 'reopened':
        answer(course.after, course.reply)
        moments.push([on(course.after + 5, 20), () => citizen(key, { type: 'reopen', text: course.why })])
        break
    }
    return moments
  })
}
