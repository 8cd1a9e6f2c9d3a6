import { describe, expect, it } from 'vitest'
import { CASE_STATES, type CaseState } from '#contract/case/case.ts'
import { CASE_COMMANDS, type CaseCommandType } from '#contract/case/command.ts'
import { caseRecord, code, ids, LI, Story, triage, WANG, ZHAO } from './builders.ts'

type Sent = Parameters<Story['do']>[0]

/** One of each command, as its sender would fill it in. */
const SENT: { [T in CaseCommandType]: Sent } = {
  'case.claim': { type: 'case.claim' },
  'case.release': { type: 'case.release' },
  'case.triage': triage(),
  'case.return': { type: 'case.return', reason: '归城管局' },
  'case.decline': { type: 'case.decline', reason: 'other', explanation: '无法核实' },
  'case.merge': { type: 'case.merge', into: ids.b },
  'case.unmerge': { type: 'case.unmerge', reason: '不同' },
  'case.take': { type: 'case.take' },
  'case.ask': { type: 'case.ask', question: '哪里？' },
  'case.resume': { type: 'case.resume', reason: '已查明' },
  'case.draft': { type: 'case.draft', text: '答复', attachments: [], publicText: '路灯不亮' },
  'case.submit': { type: 'case.submit', providedBy: '养护科' },
  'case.secrecy': { type: 'case.secrecy' },
  'case.reject': { type: 'case.reject', reason: '写明日期' },
  'case.approve': { type: 'case.approve' },
  'case.hide': { type: 'case.hide', reason: '漏遮' },
  'case.erase': { type: 'case.erase', reason: '本人书面申请' },
  'case.extend': { type: 'case.extend', reason: '需勘查' },
  'case.extension': { type: 'case.extension', approve: true, reason: '同意' },
  'case.note': { type: 'case.note', noteId: 'note-00000001', text: '已核实' },
}

const OPEN = ['received', 'triaged', 'handling', 'waiting', 'review'] as const

/** In which states each is taken, by somebody who had no hand in anything: the rule written a second time, on purpose. */
const TAKEN: { [T in CaseCommandType]: readonly CaseState[] } = {
  'case.claim': OPEN,
  'case.release': OPEN,
  'case.triage': ['received', 'triaged'],
  'case.return': ['triaged', 'handling', 'waiting'],
  'case.decline': ['received', 'triaged', 'handling', 'waiting'],
  'case.merge': ['received', 'triaged', 'handling'],
  'case.unmerge': ['merged'],
  'case.take': ['triaged', 'handling', 'waiting'],
  'case.ask': ['handling'],
  'case.resume': ['waiting'],
  'case.draft': ['handling', 'review'],
  'case.submit': ['handling'],
  'case.secrecy': ['review'],
  'case.reject': ['review'],
  'case.approve': ['review'],
  'case.hide': ['answered'],
  'case.erase': ['answered', 'declined', 'withdrawn'],
  'case.extend': OPEN,
  'case.extension': [],
  'case.note': CASE_STATES,
}

/** A case brought into a state by the people who may, with a reply drafted where there can be one. */
const storyIn = (state: CaseState): Story => {
  const story = new Story(caseRecord(), caseRecord({ id: ids.b, number: 'BBBBBBBBB' }))
  const steps: Record<CaseState, () => unknown> = {
    received: () => null,
    triaged: () => story.do(triage(), { actor: WANG }),
    handling: () => [steps.triaged(), story.do({ type: 'case.take' }), story.do(SENT['case.draft'])],
    waiting: () => [steps.triaged(), story.do({ type: 'case.take' }), story.do(SENT['case.ask'])],
    review: () => [
      steps.handling(),
      story.do(SENT['case.submit']),
      story.do({ type: 'case.secrecy' }, { actor: WANG }),
    ],
    answered: () => [steps.review(), story.do({ type: 'case.approve' }, { actor: ZHAO })],
    declined: () => story.do(SENT['case.decline']),
    merged: () => story.do(SENT['case.merge']),
    withdrawn: () => story.citizen({ type: 'withdraw' }),
  }
  steps[state]()
  expect(story.of().state).toBe(state)
  return story
}

describe('[M5] every command in every state', () => {
  for (const state of CASE_STATES)
    it(`${state}: takes just what fits, and tells the state otherwise`, () => {
      for (const type of CASE_COMMANDS) {
        const story = storyIn(state)
        const before = story.of()
        const decided = story.do(SENT[type], { actor: ZHAO })
        expect(decided.ok, `${type} ${code(decided)}`).toBe(TAKEN[type].includes(state))
        if (decided.ok) continue
        expect(['wrong-state', 'nothing-to-undo'], type).toContain(code(decided))
        expect(story.of()).toBe(before)
      }
    })
})

describe('[M7] the second person', () => {
  const reviewed = () => {
    const story = storyIn('handling')
    story.do(SENT['case.submit'])
    return story
  }

  it('is not the drafter, nor who submitted, nor who drafted before and left it to a colleague', () => {
    for (const type of ['case.secrecy', 'case.approve'] as const) {
      expect(code(reviewed().do(SENT[type], { actor: LI })), type).toBe('second-person-required')
      const other = storyIn('handling')
      other.do(SENT['case.draft'], { actor: WANG })
      other.do(SENT['case.submit'], { actor: ZHAO })
      for (const actor of [LI, WANG, ZHAO])
        expect(code(other.do(SENT[type], { actor })), type).toBe('second-person-required')
    }
  })

  it('approves only what was reviewed for secrecy', () => {
    const story = reviewed()
    expect(code(story.do({ type: 'case.approve' }, { actor: ZHAO }))).toBe('incomplete')
    story.do({ type: 'case.secrecy' }, { actor: WANG })
    expect(code(story.do({ type: 'case.approve' }, { actor: ZHAO }))).toBe('accepted')
  })

  it('of an extension is not its asker, and has the role that the policy names', () => {
    const story = storyIn('handling')
    story.do(SENT['case.extend'])
    expect(code(story.do(SENT['case.extension'], { actor: LI }))).toBe('second-person-required')
    expect(code(story.do(SENT['case.extension'], { actor: ZHAO, roles: new Set(['handler']) }))).toBe('not-allowed')
    expect(code(story.do(SENT['case.extension'], { actor: ZHAO, roles: new Set(['site-admin']) }))).toBe('accepted')
  })
})
