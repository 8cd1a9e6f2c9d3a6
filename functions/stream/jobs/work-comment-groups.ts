import type { CommentRecord } from '../../domain/solicitation/comment.ts'
import { groupNearDuplicates } from '../../domain/solicitation/near-duplicates.ts'
import type { Tables } from '../../store/client.ts'
import { allComments } from '../../store/solicitation/comments.ts'
import { dropRun, putGroup, runOf, setGroup, setRun } from '../../store/solicitation/groups.ts'
import { getSolicitation } from '../../store/solicitation/solicitations.ts'
import { asJson, JSON_FILE, kind } from './work-kind.ts'

interface Group {
  leaderId: string
  articleId: string | null
  memberIds: string[]
}

interface State {
  /** Names what this run finds, until it is whole and takes the place of the last. */
  run: string
  comments: number
  groups: Group[]
  /** Comments whose group is another than it was, and is still to be written down. */
  moved: [id: string, groupId: string | null][]
  written: number
}

/** Written in a step, so many at a time. */
const WRITES = 4_000
const AT_ONCE = 50

/**
 * Near duplicates of all comments, article by article. First all are read and grouped, which for 50,000 takes some twenty seconds; then
 * each comment is told its group, a few thousand a step. What is written is the same when a step is done again.
 */
export const groupComments = kind<'solicitation.group', State>(async ({ tables, now }, { activityId }, before) => {
  if (!(await getSolicitation(tables, activityId))) return { problem: 'not-found' }
  const state = before ?? (await find(tables, activityId, String(now())))
  if (!before) return { state, done: state.comments, total: state.comments + state.moved.length }
  const { run, comments, groups, moved, written } = state
  const piece = moved.slice(written, written + WRITES)
  for (let start = 0; start < piece.length; start += AT_ONCE)
    await Promise.all(
      piece.slice(start, start + AT_ONCE).map(([id, groupId]) => setGroup(tables, activityId, id, groupId)),
    )
  const done = written + piece.length
  const total = comments + moved.length
  if (done < moved.length) return { state: { ...state, written: done }, done: comments + done, total }
  for (const group of groups) await putGroup(tables, activityId, run, group)
  const last = await runOf(tables, activityId)
  await setRun(tables, activityId, run)
  if (last !== null && last !== run) await dropRun(tables, activityId, last)
  const output = asJson({
    comments,
    groups: groups.length,
    grouped: groups.reduce((sum, { memberIds }) => sum + memberIds.length, 0),
  })
  return { state: null, done: total, total, output, file: JSON_FILE }
})

const find = async (tables: Tables, activityId: string, run: string): Promise<State> => {
  const comments = (await allComments(tables, activityId)).sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1))
  const groups: Group[] = []
  for (const [articleId, own] of Map.groupBy(comments, (comment) => comment.articleId))
    groups.push(...grouped(own).map((group) => ({ ...group, articleId })))
  const groupOf = new Map(groups.flatMap(({ leaderId, memberIds }) => memberIds.map((id) => [id, leaderId] as const)))
  const moved = comments.flatMap(({ id, groupId }): State['moved'] => {
    const now = groupOf.get(id) ?? null
    return now === groupId ? [] : [[id, now]]
  })
  return { run, comments: comments.length, groups, moved, written: 0 }
}

const grouped = (comments: readonly CommentRecord[]) => {
  const work = groupNearDuplicates(
    comments.map(({ id, text, proposed }) => ({ id, text: proposed === null ? text : `${text}\n${proposed}` })),
  )
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
