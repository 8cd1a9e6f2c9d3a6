import type { LeftOverCase } from '#contract/case/left-over.ts'
import { call } from '../session/call.ts'
import { useLoad } from '../session/use-load.ts'

const NONE: readonly LeftOverCase[] = []

/** Once an interview is published, its open questions are cases. Beside the questions themselves: without them the list stays. */
export const useLeftOverCases = (activityId: string, published: boolean): readonly LeftOverCase[] => {
  const cases = useLoad(`${activityId} ${published}`, async () =>
    published
      ? call('leftover.list', { params: { activityId } })
      : { ok: true as const, value: { cases: [] as LeftOverCase[] } },
  )
  return cases.result.status === 'ready' ? cases.result.value.cases : NONE
}
