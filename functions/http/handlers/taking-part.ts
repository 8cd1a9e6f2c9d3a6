import { LIMITS } from '../../contract/limits.ts'
import { accept, type Refusal, refuse } from '../../contract/refusal.ts'
import { ADDRESS_GROUPS, waveAt } from '../../domain/crowd/wave.ts'
import { hashOf } from '../../domain/hash.ts'
import { identityObstacle } from '../../domain/identity.ts'
import { ask, checkChoices, revise, withdraw } from '../../domain/interview/citizen.ts'
import type { InterviewRecord, QuestionRecord } from '../../domain/interview/records.ts'
import { ownQuestion } from '../../domain/interview/views.ts'
import { isSameQuestion, putQuestion, replaceQuestion, setPollAnswer } from '../../store/ask.ts'
import type { Tables } from '../../store/client.ts'
import { arrivalOf } from '../../store/crowd/arrival.ts'
import { answerKey, voteKey } from '../../store/keys.ts'
import { getPolls, getQuestion, getQuestions } from '../../store/records.ts'
import type { SiteRecord } from '../../store/sites.ts'
import { staffOf } from '../../store/staff.ts'
import { type Came, setVote } from '../../store/votes.ts'
import { choicesOf, writtenBefore } from '../../store/wishes.ts'
import type { Handlers, Services } from '../call.ts'
import { digestOf } from '../digest.ts'
import { join } from '../join.ts'

/** What citizens do. Each write is acknowledged only after it is stored, and sent again changes nothing (D2). */
export const takingPart = {
  'participant.create': async (call) => join(call, call.activity.id, call.body),

  'question.mine': async ({ services: { tables }, activity, participantId, query }) => {
    const ids = query.ids.split(',').filter((id) => /^[\w-]{10,40}$/.test(id))
    const questions = await getQuestions(tables, activity.id, ids.slice(0, LIMITS.mineIds))
    const own = [...questions.values()].filter((question) => question.participantId === participantId)
    return accept({ reply: { questions: own.map(ownQuestion) } })
  },

  'question.ask': async ({
    services: { tables, sealing, now },
    site,
    activity,
    participantId,
    verified,
    params,
    body,
  }) => {
    const officials = body.name === null ? [] : await officialsOf(tables, site)
    const digest = await digestOf(sealing, body)
    const asked = ask(
      activity,
      { ...body, id: params.questionId, participantId, verified, digest, now: now() },
      officials,
    )
    if (!asked.ok) {
      // Stored before the questions were closed: the repeat gets the same answer.
      const stored = await getQuestion(tables, activity.id, params.questionId)
      return stored && isSameQuestion(stored, { participantId, digest })
        ? accept({ reply: ownQuestion(stored) })
        : asked
    }
    const stored = await putQuestion(tables, asked.value)
    return stored.ok ? accept({ reply: ownQuestion(stored.value) }) : stored
  },

  'question.revise': async ({ services: { tables, now }, site, activity, participantId, params, body }) => {
    const before = await getQuestion(tables, activity.id, params.questionId)
    if (before?.participantId !== participantId) return refuse('not-found')
    const officials = body.name === null ? [] : await officialsOf(tables, site)
    const after = revise(activity, before, body, officials)
    if (!after.ok || after.value === before) return after.ok ? accept({ reply: ownQuestion(before) }) : after
    const stored = await replaceQuestion(tables, before, after.value, now())
    return stored.ok ? accept({ reply: ownQuestion(stored.value) }) : stored
  },

  'question.withdraw': async ({ services: { tables, now }, activity, participantId, params }) => {
    const before = await getQuestion(tables, activity.id, params.questionId)
    if (before?.participantId !== participantId) return refuse('not-found')
    const after = withdraw(before)
    if (!after.ok || after.value === before) return after.ok ? accept({ reply: ownQuestion(before) }) : after
    const stored = await replaceQuestion(tables, before, after.value, now())
    return stored.ok ? accept({ reply: ownQuestion(stored.value) }) : stored
  },

  'question.vote': async ({ services, activity, participantId, verified, params, body, header }) => {
    const { tables, now } = services
    const question = await root(tables, activity.id, params.questionId)
    const takesVotes = question?.state === 'published' || question?.state === 'answered'
    const obstacle = takingPartObstacle(activity, verified) ?? (takesVotes ? null : { code: 'not-found' as const })
    if (!question || obstacle) {
      const Key = voteKey(activity.id, question?.id ?? params.questionId, participantId)
      const written = await writtenBefore(tables, Key, body.number)
      if (!question || !written) return { ok: false, refusal: obstacle ?? { code: 'not-found' } }
      const { direct, nth } = written
      return accept({ reply: { questionId: question.id, on: direct === true, number: Number(nth) } })
    }
    const duplicates = body.on ? [] : await duplicatesOf(tables, question)
    const questionIds = [question.id, ...duplicates] as const
    const vote = { activityId: activity.id, named: params.questionId, questionIds, participantId, on: body.on }
    const came = verified ? null : await arrival(services, activity.id, participantId, header)
    const standing = await setVote(tables, { ...vote, came }, body.number ?? now())
    return accept({ reply: { questionId: question.id, ...standing } })
  },

  'poll.answer': async ({ services: { tables, now }, activity, participantId, verified, params, body }) => {
    const poll = (await getPolls(tables, activity.id, [params.pollId])).get(params.pollId)
    const obstacle = takingPartObstacle(activity, verified)
    const checked = obstacle ? { ok: false as const, refusal: obstacle } : checkChoices(poll, body.choices)
    if (!checked.ok) {
      const Key = answerKey(activity.id, params.pollId, participantId)
      const written = await writtenBefore(tables, Key, body.number)
      return written ? accept({ reply: { choices: choicesOf(written), number: Number(written.nth) } }) : checked
    }
    const answer = { activityId: activity.id, pollId: params.pollId, participantId, choices: body.choices }
    return accept({ reply: await setPollAnswer(tables, answer, body.number ?? now()) })
  },
} satisfies Partial<Handlers>

/** Of the group of addresses nobody can tell any more than that others are of it, too: the key that hides them lapses (M13). */
const arrival = async (
  { tables, sources, now }: Services,
  activityId: string,
  participantId: string,
  header: (name: string) => string | undefined,
): Promise<Came> => {
  const at = now()
  const { network } = await sources.of(header, at)
  const group = hashOf(`${activityId}:${network}`) % ADDRESS_GROUPS
  return arrivalOf(tables, activityId, participantId, { wave: waveAt(at), group })
}

/** The site's own name and those of all who work for it or above it. */
const officialsOf = async (tables: Tables, { path, settings }: SiteRecord): Promise<string[]> => {
  const staff = await Promise.all(path.map((siteId) => staffOf(tables, siteId)))
  return [settings.name, ...staff.flat().map(({ name }) => name)]
}

/** While it runs people vote and answer, as whom it asks for; what is published afterwards does not change under its readers. */
const takingPartObstacle = ({ brief, details }: InterviewRecord, verified: boolean): Refusal | null =>
  ['announced', 'live', 'review'].includes(brief.state)
    ? identityObstacle(details.identity, verified)
    : refuse('wrong-state', { detail: brief.state }).refusal

/** A merge of merges is followed to its end; no interview has chains longer than this. */
const LONGEST_CHAIN = 10

const root = async (tables: Tables, activityId: string, id: string): Promise<QuestionRecord | null> => {
  let question = await getQuestion(tables, activityId, id)
  for (let step = 0; question?.mergedInto && step < LONGEST_CHAIN; step++)
    question = await getQuestion(tables, activityId, question.mergedInto)
  return question
}

/** All that was merged into a question, and into those. */
const duplicatesOf = async (tables: Tables, { activityId, mergedIds }: QuestionRecord): Promise<string[]> => {
  const all: string[] = []
  let level: readonly string[] = mergedIds
  for (let step = 0; level.length > 0 && step < LONGEST_CHAIN; step++) {
    all.push(...level)
    level = [...(await getQuestions(tables, activityId, level)).values()].flatMap((question) => question.mergedIds)
  }
  return all
}
