import { describe, expect, it } from 'vitest'
import { CASE_COMMANDS } from '#contract/case/command.ts'
import { INTERVIEW_COMMANDS } from '#contract/interview/command.ts'
import { JOB_TYPES } from '#contract/job/request.ts'
import { ROUTES } from '#contract/routes.ts'
import { ROLES } from '#contract/site/staff.ts'
import { SOLICITATION_COMMANDS } from '#contract/solicitation/command.ts'
import { COMMENT_COMMANDS } from '#contract/solicitation/comment.ts'
import { SURVEY_COMMANDS } from '#contract/survey/command.ts'
import { ACTIONS, allowed, PERMISSIONS } from '#domain/permission/table.ts'

const COMMANDS = [
  ...INTERVIEW_COMMANDS,
  ...SURVEY_COMMANDS,
  ...CASE_COMMANDS,
  ...SOLICITATION_COMMANDS,
  ...COMMENT_COMMANDS,
]

const APPROVALS = [
  'activity.announce',
  'activity.secrecy',
  'activity.publish',
  'activity.archive',
  'question.publish',
  'question.approve',
  'turn.approve',
  'survey.announce',
  'survey.release',
  'survey.secrecy',
  'survey.publish',
  'survey.outcome.approve',
  'solicitation.announce',
  'solicitation.prolong',
  'solicitation.submit',
  'solicitation.secrecy',
  'solicitation.publish',
  'comment.adopt',
  'comment.hide',
  'comment.reveal',
  'case.triage',
  'case.decline',
  'case.secrecy',
  'case.approve',
  'case.extension',
  'case.hide',
  'case.contact',
  'site.edit',
  'staff.set',
] as const

const member = (siteId: string, ...roles: (typeof ROLES)[number][]) => [{ siteId, name: '', roles }]

describe('the permission table', () => {
  it('names every staff route, every command and the staff socket, and nothing else', () => {
    const staffRoutes = Object.entries(ROUTES).filter(([, route]) => route.access === 'staff')
    expect(Object.keys(PERMISSIONS).sort()).toEqual(
      [...staffRoutes.map(([id]) => id), ...COMMANDS, ...JOB_TYPES, 'socket.staff'].sort(),
    )
    expect([...ACTIONS].sort()).toEqual(Object.keys(PERMISSIONS).sort())
  })

  it('[M8] a contractor approves and publishes nothing, whatever other roles stand beside', () => {
    for (const action of APPROVALS)
      for (const role of ROLES)
        expect(allowed(member('city', 'contractor', role), ['province', 'city'], action), `${role} ${action}`).toBe(
          false,
        )
  })

  it('[M8] roles hold for the sites below, not above or beside', () => {
    const admin = member('city', 'site-admin')
    expect(allowed(admin, ['province', 'city', 'county'], 'site.edit')).toBe(true)
    expect(allowed(admin, ['province'], 'site.edit')).toBe(false)
    expect(allowed(admin, ['province', 'other'], 'site.edit')).toBe(false)
  })

  it('nobody without a role may do anything but ask who they are, and what they were told', () => {
    const own = ['me.read', 'session.end', 'notice.list', 'notice.unread', 'notice.read']
    for (const action of ACTIONS) expect(allowed([], ['province'], action), action).toBe(own.includes(action))
  })
})
