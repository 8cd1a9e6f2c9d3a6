import { randomUUID } from 'node:crypto'
import type { InterviewCommand } from '#contract/interview/command.ts'
import type { CommandReply } from '#contract/interview/list.ts'
import type { OwnQuestion } from '#contract/interview/question.ts'
import type { Role } from '#contract/site/staff.ts'
import { nextNumber } from '#domain/wish.ts'
import { getStaff } from '../../functions/store/staff.ts'
import { type Got, ok } from './call.ts'
import type { Platform } from './platform.ts'
import { ADMIN } from './template.ts'

export const newId = (): string => randomUUID().replaceAll('-', '')

/** A command without its id, which is made unless the test repeats one. */
export type Command = InterviewCommand extends infer C
  ? C extends { commandId: string }
    ? Omit<C, 'commandId'> & { commandId?: string }
    : never
  : never

export interface StaffPerson {
  subject: string
  token: string
  attempt(activityId: string, command: Command): Promise<Got<CommandReply>>
  /** Gives the versions of what it changed. */
  command(activityId: string, command: Command): Promise<Record<string, number>>
  ticket(activityId: string): Promise<string>
}

export const staffPerson = async ({ call, token: sign }: Platform, subject: string): Promise<StaffPerson> => {
  const token = await sign(subject)
  const attempt = (activityId: string, command: Command) =>
    call('activity.command', { params: { activityId }, body: { commandId: newId(), ...command }, token })
  return {
    subject,
    token,
    attempt,
    command: async (activityId, command) => (await ok(attempt(activityId, command))).versions,
    ticket: async (activityId) => (await ok(call('activity.ticket', { params: { activityId }, token }))).ticket,
  }
}

/** Gives a person roles on a site, by the admin's hand. */
export const appoint = async (
  platform: Platform,
  siteId: string,
  subject: string,
  roles: readonly Role[],
): Promise<void> => {
  await ok(setRoles(platform, siteId, subject, { name: subject.slice(0, 40), roles }))
}

/** Changes a person's roles as they stand now, by the admin's hand unless a token says whose; without any it takes them away. */
export const setRoles = async (
  { call, token, tables }: Pick<Platform, 'call' | 'token' | 'tables'>,
  siteId: string,
  subject: string,
  { name, roles }: { name: string; roles: readonly Role[] },
  by?: string,
): Promise<Got<CommandReply>> => {
  const seen = { commandId: newId(), version: (await getStaff(tables, subject, siteId)).version }
  const input = { params: { siteId, subject }, token: by ?? (await token(ADMIN)) }
  return roles.length > 0
    ? call('staff.set', { ...input, body: { ...seen, name, roles } })
    : call('staff.remove', { ...input, body: seen })
}

export const NOBODY = { name: '', roles: [] }

export interface Citizen {
  id: string
  token: string
  /** Gives the question as its asker sees it. */
  ask(text: string, more?: { id?: string; name?: string | null }): Promise<OwnQuestion>
  /** Each wish with a number above the last, as the embed counts them. */
  vote(questionId: string, on?: boolean): Promise<string>
  answer(pollId: string, choices: readonly string[]): Promise<void>
  mine(...ids: string[]): Promise<OwnQuestion[]>
}

export const citizenOf = async ({ call }: Platform, activityId: string): Promise<Citizen> => {
  const { participantId, token } = await ok(call('participant.create', { params: { activityId } }))
  let last = 0
  const counted = <T extends object>(wish: T) => {
    last = nextNumber(last, Date.now())
    return { ...wish, number: last }
  }
  return {
    id: participantId,
    token,
    ask: (text, { id = newId(), name = null } = {}) =>
      ok(call('question.ask', { params: { activityId, questionId: id }, body: { text, name }, token })),
    vote: async (questionId, on = true) =>
      (await ok(call('question.vote', { params: { activityId, questionId }, body: counted({ on }), token })))
        .questionId,
    answer: async (pollId, choices) => {
      await ok(call('poll.answer', { params: { activityId, pollId }, body: counted({ choices }), token }))
    },
    mine: async (...ids) =>
      (await ok(call('question.mine', { params: { activityId }, query: { ids: ids.join() }, token }))).questions,
  }
}
