import { createHash } from 'node:crypto'
import type { LeftOverCase } from '../../contract/case/left-over.ts'
import type { Tables } from '../client.ts'
import { getCases } from './records.ts'

/** No client's case has an id that begins so: a stranger who knows a question's id cannot keep it from becoming a case. */
const RESERVED = 'question-'
const HASH_CHARACTERS = 31

/**
 * The case of a question, the same however often it is received. Of the interview too, for the ids of questions are chosen by those
 * who ask, and are known only there.
 */
export const leftOverCaseId = (activityId: string, questionId: string): string => {
  const hash = createHash('sha256').update(`left-over.${activityId}.${questionId}`).digest('base64url')
  return RESERVED + hash.slice(0, HASH_CHARACTERS)
}

export const isReserved = (caseId: string): boolean => caseId.startsWith(RESERVED)

/** The cases that these questions of an interview have become. */
export const leftOverCases = async (
  tables: Tables,
  activityId: string,
  questionIds: Iterable<string>,
): Promise<LeftOverCase[]> => {
  const cases = await getCases(
    tables,
    [...questionIds].map((id) => leftOverCaseId(activityId, id)),
  )
  return [...cases.values()].flatMap(({ id, number, state, due, origin }) =>
    origin.from === 'interview' ? [{ questionId: origin.questionId, id, number, state, dueOn: due?.day ?? null }] : [],
  )
}
