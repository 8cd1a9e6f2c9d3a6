import type { CommandReply } from '#contract/interview/list.ts'
import type { SurveyDetails } from '#contract/survey/activity.ts'
import type { SurveyCommand } from '#contract/survey/command.ts'
import type { Definition } from '#contract/survey/definition.ts'
import type { EntryBatch, EntryChannel } from '#contract/survey/entry.ts'
import type { ResponseReceipt } from '#contract/survey/receipt.ts'
import { type Got, ok } from './call.ts'
import { newId, type StaffPerson } from './people.ts'
import type { Platform } from './platform.ts'
import type { Team } from './scene.ts'

const MONTH = 30 * 24 * 60 * 60_000

export const surveyDetails = (more: Partial<SurveyDetails> = {}): SurveyDetails => ({
  lang: 'zh-CN',
  title: '政务服务满意度调查',
  summary: '请您评价',
  opensAt: Date.now() - MONTH,
  closesAt: Date.now() + MONTH,
  hours: null,
  limit: null,
  quotas: [],
  once: 'no',
  results: 'published',
  threshold: 5,
  batch: 10,
  purpose: {},
  keepOnDevice: true,
  resumable: false,
  proofOfWork: false,
  plan: {},
  ...more,
})

const choices = ['good', 'fair', 'poor'].map((value) => ({ id: `id-${value}`, value }))

export const SURVEY: Definition = {
  languages: ['zh-CN', 'en'],
  pages: [
    {
      id: 'page',
      name: 'page',
      elements: [
        { type: 'radiogroup', id: 'q-service', name: 'service', isRequired: true, choices },
        { type: 'checkbox', id: 'q-ways', name: 'ways', choices },
        { type: 'text', id: 'q-age', name: 'age', inputType: 'number', min: 1, max: 120 },
        { type: 'comment', id: 'q-words', name: 'words', visibleIf: "{service} = 'poor'" },
      ],
    },
  ],
}

/** A command without its id, which is made unless the test repeats one. */
type Command = SurveyCommand extends infer C
  ? C extends { commandId: string }
    ? Omit<C, 'commandId'> & { commandId?: string }
    : never
  : never

export interface Surveyors {
  attempt(by: StaffPerson, id: string, command: Command): Promise<Got<CommandReply>>
  /** Gives the survey's version after it. */
  command(by: StaffPerson, id: string, command: Command): Promise<number>
  /** A survey brought to `announced`, drafted by the moderator and announced by the reviewer. */
  announced(more?: Partial<SurveyDetails>, definition?: Definition): Promise<string>
  draft(more?: Partial<SurveyDetails>, definition?: Definition): Promise<{ id: string; version: number }>
  /** Invitation codes, handed out by the moderator. */
  codes(id: string, many: number): Promise<string[]>
  give(
    id: string,
    token: string,
    answers: unknown,
    more?: { responseId?: string; version?: number; code?: string; proof?: string },
  ): Promise<Got<ResponseReceipt>>
}

/** Batches of responses that staff type in. */
export interface Entering {
  open(by: StaffPerson, id: string, channel?: EntryChannel): Promise<string>
  enter(
    by: StaffPerson,
    place: { id: string; batchId: string },
    answers: unknown,
    more?: { responseId?: string; code?: string },
  ): Promise<Got<ResponseReceipt>>
  read(by: StaffPerson, id: string, batchId: string): Promise<EntryBatch>
  /** Of the version that stands now, unless another is said to have been seen. */
  confirm(by: StaffPerson, id: string, batchId: string, version?: number): Promise<Got<CommandReply>>
  reject(by: StaffPerson, id: string, batchId: string): Promise<Got<CommandReply>>
}

export const entering = ({ call }: Platform, { moderator }: Team): Entering => {
  const read: Entering['read'] = async ({ token }, activityId, batchId) =>
    (await ok(call('entry.read', { params: { activityId, batchId }, token }))).batch
  const versionOf = async (id: string, batchId: string) => (await read(moderator, id, batchId)).version
  return {
    read,
    open: async ({ token }, activityId, channel = 'paper') => {
      const batchId = newId()
      const body = { commandId: newId(), reference: '政务大厅三号箱', channel }
      await ok(call('entry.open', { params: { activityId, batchId }, body, token }))
      return batchId
    },
    enter: ({ token }, { id, batchId }, answers, { responseId = newId(), code } = {}) =>
      call('response.enter', {
        params: { activityId: id, responseId },
        body: { ...given(answers), batchId, ...(code ? { code } : {}) },
        token,
      }),
    confirm: async ({ token }, activityId, batchId, version) => {
      const body = { commandId: newId(), version: version ?? (await versionOf(activityId, batchId)) }
      return call('entry.confirm', { params: { activityId, batchId }, body, token })
    },
    reject: async ({ token }, activityId, batchId) => {
      const body = { commandId: newId(), version: await versionOf(activityId, batchId), reason: '与原件不符' }
      return call('entry.reject', { params: { activityId, batchId }, body, token })
    },
  }
}

export const given = (answers: unknown, version = 1) => ({
  version,
  lang: 'zh-CN',
  answers,
  startedAt: Date.now() - 60_000,
  signals: { tookMs: 60_000, changes: 4, automated: false },
})

export const surveyors = ({ call }: Platform, { siteId, moderator, reviewer }: Team): Surveyors => {
  const attempt: Surveyors['attempt'] = ({ token }, activityId, command) =>
    call('survey.command', { params: { activityId }, body: { commandId: newId(), ...command }, token })
  const command: Surveyors['command'] = async (by, id, body) => (await ok(attempt(by, id, body))).versions[id] ?? 0
  const draft: Surveyors['draft'] = async (more, definition = SURVEY) => {
    const activityId = newId()
    const body = { commandId: newId(), details: surveyDetails(more) }
    await ok(call('survey.create', { params: { siteId, activityId }, body, token: moderator.token }))
    const version = await command(moderator, activityId, { type: 'survey.define', revision: 0, definition })
    return { id: activityId, version }
  }
  return {
    attempt,
    command,
    draft,
    announced: async (more, definition) => {
      const { id, version } = await draft(more, definition)
      await command(reviewer, id, { type: 'survey.announce', version })
      return id
    },
    codes: async (activityId, many) => {
      const codes = Array.from({ length: many }, () => newId().slice(0, 16))
      await ok(
        call('code.add', { params: { activityId }, body: { commandId: newId(), codes }, token: moderator.token }),
      )
      return codes
    },
    give: (activityId, token, answers, { responseId = newId(), version = 1, code, proof } = {}) =>
      call('response.give', {
        params: { activityId, responseId },
        body: { ...given(answers, version), ...(code ? { code } : {}), ...(proof ? { proof } : {}) },
        token,
      }),
  }
}
