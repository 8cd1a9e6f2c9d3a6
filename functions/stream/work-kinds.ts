import type { JobType } from '../contract/job/request.ts'
import { surveyCross } from './work-cross.ts'
import type { Kind } from './work-kind.ts'

/** How each kind of work is done: one missing fails the type check. */
export const KINDS: { [T in JobType]: Kind<T> } = {
  'survey.cross': surveyCross,
}
