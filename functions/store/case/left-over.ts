import type { LeftOverCase } from '../../contract/case/left-over.ts'
import type { Tables } from '../client.ts'
import { getCases } from './records.ts'

/** The cases that these questions of an interview have become. */
export const leftOverCases = async (
  tables: Tables,
  activityId: string,
  questionIds: Iterable<string>,
): Promise<LeftOverCase[]> => {
  const cases = await getCases(tables, questionIds)
  return [...cases.values()]
    .filter(({ origin }) => origin.from === 'interview' && origin.activityId === activityId)
    .map(({ id, number, state, due }) => ({ id, number, state, dueOn: due?.day ?? null }))
}
