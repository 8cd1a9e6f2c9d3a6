import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { LIMITS } from '../contract/limits.ts'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import { isErased } from '../domain/interview/erasure.ts'
import type { QuestionRecord } from '../domain/interview/records.ts'
import { isSameContent } from '../domain/same-content.ts'
import type { Tables } from './client.ts'
import { cancellationCodes, retrying } from './conflicts.ts'
import { answerKey, askedKey, recordKey } from './keys.ts'
import { getQuestion } from './records.ts'
import { destroyKey } from './trail.ts'
import { choicesOf, type Standing, writeWish } from './wishes.ts'

/** Erased by DynamoDB a good while after any interview has ended. */
const COUNTER_TTL_S = 90 * 24 * 60 * 60

/**
 * Stores a question once: asked again under the same id by the same participant it changes nothing and answers the same
 * (D2). The count is in the same transaction, so the limit holds under any concurrency.
 */
export const putQuestion = async (tables: Tables, question: QuestionRecord): Promise<Result<QuestionRecord>> =>
  retrying(async () => {
    try {
      await tables.db.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Put: {
                TableName: tables.records,
                Item: { ...recordKey(question), ...question },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            {
              Update: {
                TableName: tables.records,
                Key: askedKey(question.activityId, question.participantId),
                UpdateExpression: 'ADD asked :one SET expiresAt = :expires',
                ConditionExpression: 'attribute_not_exists(asked) OR asked < :most',
                ExpressionAttributeValues: {
                  ':one': 1,
                  ':most': LIMITS.questionsPerParticipant,
                  ':expires': Math.floor(question.askedAt / 1000) + COUNTER_TTL_S,
                },
              },
            },
          ],
        }),
      )
      return accept(question)
    } catch (error) {
      const [put, count] = cancellationCodes(error) ?? []
      if (put === 'ConditionalCheckFailed') {
        const stored = await getQuestion(tables, question.activityId, question.id)
        return stored && isSameQuestion(stored, question) ? accept(stored) : refuse('id-taken')
      }
      if (count === 'ConditionalCheckFailed') return refuse('too-many-questions')
      throw error
    }
  })

/** The very question, by the same participant. */
export const isSameQuestion = (
  stored: QuestionRecord,
  { participantId, digest = '' }: Pick<QuestionRecord, 'participantId' | 'digest'>,
): boolean => stored.participantId === participantId && isSameContent(stored, digest)

/** Writes what the asker changed, if nobody decided on the question meanwhile; what the trail holds of one withdrawn goes with it. */
export const replaceQuestion = (
  tables: Tables,
  before: QuestionRecord,
  after: QuestionRecord,
  now: number,
): Promise<Result<QuestionRecord>> =>
  retrying(async () => {
    const Put = {
      TableName: tables.records,
      Item: { ...recordKey(after), ...after },
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': before.version },
    }
    const destroys = isErased(after) ? [destroyKey(tables, `question#${after.activityId}#${after.id}`, now)] : []
    try {
      await tables.db.send(new TransactWriteCommand({ TransactItems: [{ Put }, ...destroys] }))
      return accept(after)
    } catch (error) {
      if (cancellationCodes(error)?.[0] === 'ConditionalCheckFailed') return refuse('version-conflict')
      throw error
    }
  })

/** One item a person and poll; without choices it stands for no answer, and keeps its number (D15). */
export const setPollAnswer = async (
  tables: Tables,
  answer: { activityId: string; pollId: string; participantId: string; choices: readonly string[] },
  number: number,
): Promise<Standing<{ choices: string[] }>> => {
  const { activityId, pollId, participantId, choices } = answer
  const item = await writeWish(tables, answerKey(activityId, pollId, participantId), { choices }, number)
  return { choices: choicesOf(item), number: Number(item.nth) }
}
