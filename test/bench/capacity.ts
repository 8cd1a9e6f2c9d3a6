import type { RouteId } from '#contract/routes.ts'
import { itemPartition, logPartition, seqKey, voteKey } from '../../functions/store/keys.ts'
import { getActivity } from '../../functions/store/records.ts'
import { newId } from '../support/people.ts'
import type { Platform } from '../support/platform.ts'
import { SPEAKER, type Team } from '../support/scene.ts'
import { counted, type Row } from './counted.ts'

/** What requests and projections of an interview cost in DynamoDB. */
export const capacityTable = async (platform: Platform, team: Team, activity: string): Promise<Record<string, Row>> => {
  const { run, projected, rows, signing, stop } = counted(platform)
  const participantId = newId()
  const token = await signing.participantToken(participantId, team.siteId, Date.now())
  const by = { subject: team.moderator.subject }
  const at = (params: Record<string, string> = {}) => ({ params: { activityId: activity, ...params } })
  const asked = (name: string, id: RouteId, params: Record<string, string>, body: unknown) =>
    run(name, id, { ...at(params), body, token })
  const command = (name: string, body: Record<string, unknown>) =>
    run(name, 'activity.command', { ...at(), ...by, body: { commandId: newId(), ...body } })

  try {
    const [one, two, turn, poll] = [newId(), newId(), newId(), newId()]
    const { epoch } = (await getActivity(platform.tables, activity)) ?? { epoch: '' }
    for (const questionId of [one, two])
      await asked('ask', 'question.ask', { questionId }, { text: '几时修路？', name: null })
    await command('question.publish', { type: 'question.publish', id: one, version: 1 })
    await asked('vote', 'question.vote', { questionId: one }, { on: true })
    await command('question.merge', { type: 'question.merge', id: two, version: 1, into: one })
    await command('turn.add', {
      ...{ type: 'turn.add', id: turn, speaker: SPEAKER, text: '下月开工。', images: [] },
      ...{ questionId: one, after: null },
    })
    const options = ['option-a000', 'option-b000'].map((id) => ({ id, text: id }))
    await command('poll.create', {
      type: 'poll.create',
      id: poll,
      question: '?',
      options,
      multiple: false,
      results: 'live',
    })
    await command('poll.open', { type: 'poll.open', id: poll, version: 1 })
    await asked('poll answer', 'poll.answer', { pollId: poll }, { choices: ['option-a000'] })
    await run('head', 'activity.head', at())
    await run('snapshot', 'activity.snapshot', at())
    await run('log segment', 'activity.log', at({ epoch, segment: '0' }))
    await run('backstage', 'activity.backstage', { ...at(), ...by })

    await projected('projection of a vote', voteKey(activity, one, participantId))
    await projected('projection of a turn', { pk: itemPartition(activity, 'turn'), sk: turn })
    await projected('projection of a log event', { pk: logPartition(activity, epoch), sk: seqKey(3) })
    return rows
  } finally {
    stop()
  }
}
