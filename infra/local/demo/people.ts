import { randomUUID } from 'node:crypto'
import type { InterviewCommand } from '#contract/interview/command.ts'
import type { Account } from '../identity.ts'
import { type SignedIn, signIn } from '../sign-in.ts'
import type { Api } from './api.ts'

const newId = (): string => randomUUID().replaceAll('-', '')

/** A token is renewed this long before it lapses. */
const RENEW_BEFORE_MS = 5 * 60_000

type WithoutId<C> = C extends { commandId: string } ? Omit<C, 'commandId'> : never
type Command = WithoutId<InterviewCommand>

export interface StaffMember {
  account: Account
  token(): Promise<string>
  /** Gives the versions of what it changed. */
  command(activityId: string, command: Command): Promise<Record<string, number>>
}

/** Somebody of the staff, signed in as the console signs them in, when first needed. */
export const staffMember = (api: Api, platformUrl: string, account: Account): StaffMember => {
  let session: Promise<SignedIn> | undefined
  const token = async (): Promise<string> => {
    const known = await session
    if (!known || known.expiresAt - Date.now() < RENEW_BEFORE_MS) session = signIn(platformUrl, account)
    return (await (session as Promise<SignedIn>)).accessToken
  }
  return {
    account,
    token,
    command: async (activityId, command) => {
      const body = { ...command, commandId: newId() }
      return (await api('activity.command', { params: { activityId }, body, token: await token() })).versions
    },
  }
}

export interface Citizen {
  ask(questionId: string, text: string, name: string | null): Promise<void>
  withdraw(questionId: string): Promise<void>
  vote(questionId: string): Promise<void>
  answer(pollId: string, choices: string[]): Promise<void>
}

/** Somebody in front of the embed. As there, the platform hears of them when they first act. */
export const citizen = (api: Api, activityId: string): Citizen => {
  let joined: Promise<string> | undefined
  const token = (): Promise<string> => {
    joined ??= api('participant.create', { params: { activityId } }).then((reply) => reply.token)
    return joined
  }
  return {
    ask: async (questionId, text, name) => {
      await api('question.ask', { params: { activityId, questionId }, body: { text, name }, token: await token() })
    },
    withdraw: async (questionId) => {
      await api('question.withdraw', { params: { activityId, questionId }, token: await token() })
    },
    vote: async (questionId) => {
      await api('question.vote', { params: { activityId, questionId }, body: { on: true }, token: await token() })
    },
    answer: async (pollId, choices) => {
      await api('poll.answer', { params: { activityId, pollId }, body: { choices }, token: await token() })
    },
  }
}
