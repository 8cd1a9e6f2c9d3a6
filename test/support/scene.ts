import type { InterviewDetails, InterviewState } from '#contract/interview/activity.ts'
import type { Role } from '#contract/site/staff.ts'
import { ok } from './call.ts'
import { appoint, newId, type StaffPerson, staffPerson } from './people.ts'
import type { Platform } from './platform.ts'
import { ADMIN } from './template.ts'

export const PAGE_ORIGIN = 'https://www.county.test'

const HOST = { id: 'host-000000', name: '主持人', post: '', photo: null, biography: '' }
const GUEST = { id: 'guest-00000', name: '局长', post: '', photo: null, biography: '' }
export const SPEAKER = { role: 'guest', id: GUEST.id, name: GUEST.name } as const

export const details = (more: Partial<InterviewDetails> = {}): InterviewDetails => ({
  lang: 'zh-CN',
  title: '政府网站怎样办得更好',
  summary: '在线访谈',
  host: HOST,
  guests: [GUEST],
  startsAt: 1_800_000_000_000,
  endsAt: 1_800_003_600_000,
  related: [],
  materials: [],
  turnsNeedReview: false,
  identity: 'anonymous',
  ...more,
})

export const createSite = async (
  { call, token }: Platform,
  siteId: string,
  parentId = 'platform',
  allowedOrigins: string[] | null = [PAGE_ORIGIN],
): Promise<void> => {
  const settings = {
    name: siteId,
    languages: null,
    timeZone: null,
    colour: null,
    allowedOrigins,
    casePolicies: null,
    commentPeriods: null,
    notAccepted: null,
    escalation: null,
  }
  await ok(call('site.create', { params: { siteId }, body: { parentId, settings }, token: await token(ADMIN) }))
}

export interface Team {
  siteId: string
  admin: StaffPerson
  /** The first drafts every interview. */
  moderator: StaffPerson
  second: StaffPerson
  reviewer: StaffPerson
  host: StaffPerson
  guest: StaffPerson
  transcriber: StaffPerson
  contractor: StaffPerson
}

/** A site with its staff, one a role and a second moderator. */
export const createTeam = async (platform: Platform, siteId = `site-${newId().slice(0, 8)}`): Promise<Team> => {
  await createSite(platform, siteId)
  const person = async (name: string, role: Role): Promise<StaffPerson> => {
    const subject = `${name}@${siteId}`
    await appoint(platform, siteId, subject, [role])
    return staffPerson(platform, subject)
  }
  const [admin, moderator, second, reviewer, host, guest, transcriber, contractor] = await Promise.all([
    person('admin', 'site-admin'),
    person('moderator', 'moderator'),
    person('second', 'moderator'),
    person('reviewer', 'reviewer'),
    person('host', 'host'),
    person('guest', 'guest'),
    person('transcriber', 'transcriber'),
    person('contractor', 'contractor'),
  ])
  return { siteId, admin, moderator, second, reviewer, host, guest, transcriber, contractor }
}

export const createDraft = async (
  { call }: Platform,
  { siteId, moderator: { token } }: Pick<Team, 'siteId' | 'moderator'>,
  more: Partial<InterviewDetails> = {},
): Promise<string> => {
  const activityId = newId()
  const body = { commandId: newId(), details: details(more) }
  await ok(call('activity.create', { params: { siteId, activityId }, body, token }))
  return activityId
}

/** An interview brought as far as wanted, by the people who may. */
export const createInterview = async (
  platform: Platform,
  team: Pick<Team, 'siteId' | 'moderator' | 'reviewer'>,
  state: Extract<InterviewState, 'draft' | 'announced' | 'live' | 'review' | 'published'> = 'live',
  more: Partial<InterviewDetails> = {},
): Promise<string> => {
  const { moderator, reviewer } = team
  const id = await createDraft(platform, team, more)
  if (state === 'draft') return id
  await reviewer.command(id, { type: 'activity.announce' })
  if (state === 'announced') return id
  await moderator.command(id, { type: 'activity.start' })
  if (state === 'live') return id
  await moderator.command(id, { type: 'activity.finish' })
  if (state === 'published') await publish(team, id)
  return id
}

/** Submitted by one, reviewed for secrecy and signed off by another (M7). */
export const publish = async (
  { moderator, reviewer }: Pick<Team, 'moderator' | 'reviewer'>,
  id: string,
): Promise<void> => {
  await moderator.command(id, { type: 'activity.submit', providedBy: '县发改局' })
  await reviewer.command(id, { type: 'activity.secrecy' })
  await reviewer.command(id, { type: 'activity.publish' })
}
