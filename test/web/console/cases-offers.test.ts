import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseCommand } from '#contract/case/command.ts'
import type { Role } from '#contract/site/staff.ts'
import { allowed } from '#domain/permission/table.ts'
import { ACTS, type Act, type Asked, offerOf } from '../../../web/console/cases/case/offers.ts'
import { caseRecord, code, ids, LI, ROADS, Story, triage, WANG, ZHAO } from '../../domain/case/builders.ts'

type Sent<C> = C extends { commandId: string } ? Omit<C, 'commandId' | 'version' | 'id'> : never

/** One sound command of each kind: what it is refused for is the case's, not the command's. */
const COMMANDS: Record<Act, Sent<CaseCommand>> = {
  'case.claim': { type: 'case.claim' },
  'case.release': { type: 'case.release' },
  'case.triage': { ...triage('enquiry'), type: 'case.triage' },
  'case.take': { type: 'case.take' },
  'case.draft': { type: 'case.draft', text: '已修复。', attachments: [], publicText: '路灯不亮' },
  'case.submit': { type: 'case.submit', providedBy: '养护科' },
  'case.secrecy': { type: 'case.secrecy' },
  'case.approve': { type: 'case.approve' },
  'case.reject': { type: 'case.reject', reason: '再改' },
  'case.ask': { type: 'case.ask', question: '在哪里？' },
  'case.resume': { type: 'case.resume', reason: '不等了' },
  'case.extend': { type: 'case.extend', reason: '须勘察' },
  'case.extension': { type: 'case.extension', approve: true, reason: '同意' },
  'case.merge': { type: 'case.merge', into: ids.b },
  'case.unmerge': { type: 'case.unmerge', reason: '不是一回事' },
  'case.return': { type: 'case.return', reason: '不归我们' },
  'case.decline': { type: 'case.decline', reason: 'other', explanation: '不予受理' },
  'case.hide': { type: 'case.hide', reason: '有电话号码' },
  'case.erase': { type: 'case.erase', reason: '本人书面申请' },
}
const PEOPLE = [WANG, LI, ZHAO]
const HOUR_MS = 3_600_000

const ROLES: readonly Role[] = ['site-admin', 'moderator', 'handler', 'reviewer', 'contractor']

const askedBy = (story: Story, subject: string, roles = story.context.roles): Asked => ({
  subject,
  may: (action) => allowed([{ siteId: 'county', name: '县', roles: [...roles] }], ['county'], action),
  roles,
  now: story.now,
  today: story.today,
})

test('what is offered is what the rules accept, in every state and by everybody [M5, M7]', () => {
  const step = fc.record({
    act: fc.oneof(
      fc.constantFrom(...ACTS),
      fc.constantFrom<Act[]>('case.triage', 'case.take', 'case.draft', 'case.submit', 'case.secrecy', 'case.approve'),
    ),
    actor: fc.constantFrom(...PEOPLE),
    roles: fc.subarray([...ROLES], { minLength: 1 }),
    hours: fc.constantFrom(0, 0, 1, 24, 200),
    citizen: fc.constantFrom('', '', '', 'add', 'withdraw', 'reopen'),
    other: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 30 }), (steps) => {
      const story = new Story(caseRecord(), caseRecord({ id: ids.b, number: '7HWD3PXA2' }))
      for (const { act, actor, roles: given, hours, citizen, other } of steps) {
        story.now += hours * HOUR_MS
        const roles = new Set(given)
        const asked = askedBy(story, actor.subject, roles)
        for (const every of ACTS) {
          const trial = new Story(...story.cases.values())
          trial.now = story.now
          const offer = offerOf(every, story.staff(), asked)
          // As the platform does: the permission table first, then the rules.
          const answer = asked.may(every) ? code(trial.do(COMMANDS[every], { actor, roles })) : 'not-allowed'
          const accepted = answer === 'accepted'
          // The other case may have become no target of a merge; whether it is one is seen only when it is chosen.
          if (every === 'case.merge' && answer === 'merge-target' && offer?.obstacle === null) continue
          // Allowed but pointless, so not offered: to claim twice, to give back nothing, to take what one has.
          if (accepted && offer === null && ['case.claim', 'case.release', 'case.take'].includes(every)) continue
          expect([every, story.staff().state, offer !== null && offer.obstacle === null]).toEqual([
            every,
            story.staff().state,
            accepted,
          ])
          // What is kept from this person is kept by just the refusal that would meet them.
          if (offer?.obstacle) expect([every, offer.obstacle.code]).toEqual([every, answer])
        }
        if (citizen === 'add') story.citizen({ type: 'add', text: '还有', attachments: [] })
        else if (citizen === 'withdraw') story.citizen({ type: 'withdraw' })
        else if (citizen === 'reopen') story.citizen({ type: 'reopen', text: '还是不亮' })
        else if (other) story.do({ type: 'case.merge', into: ids.a }, { actor, id: ids.b })
        else story.do(COMMANDS[act], { actor })
        story.follow(ids.a, ids.b)
      }
    }),
    { numRuns: 120 },
  )
})

test('a reply is reviewed by somebody who had no hand in it, and is told why not [M7]', () => {
  const story = new Story(caseRecord())
  story.do(triage(), { actor: WANG })
  story.do({ type: 'case.take' }, { actor: LI })
  story.do(COMMANDS['case.draft'], { actor: LI })
  expect(story.of().triage?.department).toEqual(ROADS)
  story.do(COMMANDS['case.submit'], { actor: LI })
  expect(offerOf('case.approve', story.staff(), askedBy(story, 'li'))?.obstacle).toMatchObject({
    code: 'second-person-required',
  })
  expect(offerOf('case.approve', story.staff(), askedBy(story, 'zhao'))?.obstacle).toMatchObject({
    code: 'incomplete',
    issues: [{ path: 'secrecyReviewed' }],
  })
  const noRole = { ...askedBy(story, 'zhao'), may: () => false }
  expect(offerOf('case.secrecy', story.staff(), noRole)?.obstacle).toEqual({ code: 'not-allowed' })
})

test('an extension is decided by the role that the policy names, other than who asked [M5]', () => {
  const story = new Story(caseRecord())
  story.do({ type: 'case.extend', reason: '须勘察' }, { actor: LI })
  const of = (subject: string, roles: Asked['roles']) =>
    offerOf('case.extension', story.staff(), { ...askedBy(story, subject), roles })?.obstacle
  expect(of('zhao', new Set(['reviewer']))).toBeNull()
  expect(of('zhao', new Set(['handler']))).toEqual({ code: 'not-allowed' })
  expect(of('li', new Set(['site-admin']))).toEqual({ code: 'second-person-required' })
  expect(offerOf('case.extend', story.staff(), askedBy(story, 'wang', new Set(['handler'])))?.obstacle).toEqual({
    code: 'already-extended',
  })
})
