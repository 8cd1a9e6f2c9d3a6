import type * as Judging from '../judging.ts'

/** What decides which hidden answers are sent (`judging.ts`), once a survey that has conditions has loaded it. */
export let judging: typeof Judging | null = null

export const setJudging = (loaded: typeof Judging): void => {
  judging = loaded
}
