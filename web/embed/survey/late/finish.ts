import type { FinishWords } from '../../../i18n/survey.finish.zh-CN.ts'
import type * as Parts from '../finish/index.ts'
import type * as Soon from '../heavy/soon.ts'

/** Judging, checking, sending, and what is said then: loaded in the background as soon as the first question is there. */
export type Finish = typeof Parts & typeof Soon & { t: FinishWords }
