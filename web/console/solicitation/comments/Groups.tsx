import { useSignal } from '@preact/signals'
import type * as v from 'valibot'
import type { CommentGroup } from '#contract/solicitation/list.ts'
import { announce } from '../../../ui/announce.tsx'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import { MoreRows } from '../../site/MoreRows.tsx'
import { Refused } from '../Refused.tsx'
import { nameOf, useRoom } from '../room.ts'
import { useJob } from '../use-job.ts'
import { words } from '../words.ts'
import { DecideGroup } from './DecideGroup.tsx'

type Group = v.InferOutput<typeof CommentGroup>

interface GroupsProps {
  onSee: (groupId: string) => void
  mayDecide: boolean
  onDecided: () => void
}

/** Near duplicates and campaigns, found in the background; nothing is ever refused for being one of them. */
export const Groups = (props: GroupsProps) => {
  const { solicitation, site, format, may } = useRoom()
  const round = useSignal(0)
  const opened = useSignal(false)
  const w = words().groups
  const grouping = useJob(site.id, `solicitation.${solicitation.id}.group`, (job) => {
    announce(job.state === 'done' ? w.done : w.failed)
    round.value += 1
  })
  const { job } = grouping
  return (
    <details class="card groups" onToggle={(event) => (opened.value = event.currentTarget.open)}>
      <summary>
        <strong>{w.title}</strong>
      </summary>
      <div class="stack-s">
        <p class="small muted">{w.explanation}</p>
        {may('comment.command') && (
          <p class="row">
            <button
              type="button"
              class="button small"
              disabled={grouping.running}
              onClick={() => void grouping.start({ type: 'solicitation.group', activityId: solicitation.id })}
            >
              {w.run}
            </button>
            <span class="small" role="status">
              {grouping.running
                ? w.running(format.number(job?.done ?? 0), format.number(job?.total ?? 0))
                : job && (job.state === 'done' ? w.done : w.failed)}
            </span>
            {grouping.running && (
              <progress aria-label={w.title} {...(job?.total ? { value: job.done, max: job.total } : {})} />
            )}
          </p>
        )}
        <Refused refusal={grouping.refusal} />
        {opened.value && <List key={round.value} {...props} />}
      </div>
    </details>
  )
}

const List = (props: GroupsProps) => {
  const { solicitation } = useRoom()
  const params = { activityId: solicitation.id }
  const first = useLoad(solicitation.id, () => call('group.list', { params }))
  const more = useSignal<Group[]>([])
  return (
    <Loads of={first}>
      {({ groups, next }) =>
        groups.length === 0 ? (
          <p class="muted">{words().groups.none}</p>
        ) : (
          <>
            <ul class="plain-list">
              {[...groups, ...more.value].map((group) => (
                <Row key={group.id} group={group} {...props} />
              ))}
            </ul>
            <MoreRows
              next={next}
              read={(after) => call('group.list', { params, query: { after } })}
              onPage={(page) => (more.value = [...more.value, ...page.groups])}
            />
          </>
        )
      }
    </Loads>
  )
}

const Row = ({ group, onSee, mayDecide, onDecided }: GroupsProps & { group: Group }) => {
  const { solicitation, format } = useRoom()
  const deciding = useSignal(false)
  const w = words().groups
  return (
    <li class="stack-s group">
      <p class="row">
        <strong>{nameOf(solicitation.parts, group.articleId)}</strong>
        <span>{w.size(format.number(group.size))}</span>
        <button type="button" class="button small" onClick={() => onSee(group.id)}>
          {w.see}
          <span class="visually-hidden"> {group.leader.text.slice(0, 24)}</span>
        </button>
        {mayDecide && (
          <button
            type="button"
            class="button small"
            aria-expanded={deciding.value}
            onClick={() => (deciding.value = !deciding.value)}
          >
            {w.decide}
            <span class="visually-hidden"> {group.leader.text.slice(0, 24)}</span>
          </button>
        )}
      </p>
      <p class="clamp" lang={solicitation.details.lang}>
        {group.leader.erased ? words().comments.erased : group.leader.text || group.leader.proposed}
      </p>
      {deciding.value && (
        <DecideGroup
          groupId={group.id}
          onDone={() => {
            deciding.value = false
            onDecided()
          }}
        />
      )}
    </li>
  )
}
