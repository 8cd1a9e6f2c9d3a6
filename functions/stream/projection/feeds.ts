import { forgetCommentTrail } from './forget-comment-trail.ts'
import { forgetErased } from './forget-erased.ts'
import { forgetExports } from './forget-exports.ts'
import { forgetHidden } from './forget-hidden.ts'
import { forgetQuestions } from './forget-questions.ts'
import { countComments, countSupports, listShown } from './project-comments.ts'
import { projectEntries } from './project-entries.ts'
import { projectLeftOver } from './project-left-over.ts'
import { projectLog } from './project-log.ts'
import { carryMergedQuestions, carryVotesForMerged } from './project-merges.ts'
import { projectResponses } from './project-responses.ts'
import { projectStaffLog } from './project-staff-log.ts'
import { projectTallies } from './project-tallies.ts'
import { projectActivityWebhooks } from './project-webhooks.ts'
import type { Projection } from './projection.ts'
import { tellAuthors } from './tell-authors.ts'

/** One thing that follows from records of an activity. It gets no others, and does not run where there are none. */
interface Feed {
  name: string
  /** Kinds of records, as their keys name them (`readKey` in store/keys.ts); `HEAD` is the activity itself. */
  of: readonly string[]
  run: (projection: Projection) => Promise<void>
}

/**
 * Which record of an activity feeds which projection, in the order in which they run: what citizens wait for goes first, and what
 * takes words out of a log goes after what puts them there. Each may run again over the same records and changes nothing then.
 */
export const FEEDS: readonly Feed[] = [
  { name: 'log', of: ['LOG', 'STAFFLOG'], run: projectLog },
  { name: 'forget-hidden', of: ['QUESTION', 'TURN'], run: forgetHidden },
  { name: 'staff-log', of: ['HEAD', 'QUESTION', 'TURN', 'POLL', 'NOTE', 'HOLD'], run: projectStaffLog },
  { name: 'forget-questions', of: ['QUESTION'], run: forgetQuestions },
  { name: 'merged-questions', of: ['QUESTION'], run: carryMergedQuestions },
  { name: 'votes-for-merged', of: ['VOTE'], run: carryVotesForMerged },
  { name: 'tallies', of: ['VOTE', 'ANSWER', 'POLL', 'HOLD'], run: projectTallies },
  { name: 'entries', of: ['ENTRYBATCH'], run: projectEntries },
  { name: 'responses', of: ['RESPONSE'], run: projectResponses },
  { name: 'comments', of: ['COMMENT'], run: countComments },
  { name: 'supports', of: ['SUPPORT'], run: countSupports },
  { name: 'shown-comments', of: ['COMMENT'], run: listShown },
  { name: 'forget-erased', of: ['COMMENT'], run: forgetErased },
  { name: 'tell-authors', of: ['HEAD', 'TOLD'], run: tellAuthors },
  { name: 'forget-comment-trail', of: ['COMMENT'], run: forgetCommentTrail },
  { name: 'forget-exports', of: ['RESPONSE', 'COMMENT'], run: forgetExports },
  { name: 'left-over', of: ['HEAD', 'QUESTION'], run: projectLeftOver },
  { name: 'webhooks', of: ['HEAD', 'RESPONSE', 'COMMENT'], run: projectActivityWebhooks },
]
