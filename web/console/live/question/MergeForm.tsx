import { useSignal } from '@preact/signals'
import type { StaffQuestion } from '#contract/interview/question.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useRoom } from '../../backstage/context.ts'
import { t } from '../../language.ts'
import { askedText } from './asked-text.ts'
import { FormActions } from './FormActions.tsx'
import type { CardTools } from './QuestionCard.tsx'
import { alike, isTarget, targets } from './similar.ts'

/** As many as can be looked through; the search narrows them. */
const SHOWN_MOST = 30

/** Which public question this one repeats: likely ones first, any other by search. */
export const MergeForm = ({ question, order, open, decide }: CardTools) => {
  const { backstage, state, view, activity, format } = useRoom()
  const words = t().question
  const likely = alike(question, targets(state.questions))
  const into = useSignal(likely[0]?.id ?? '')
  const search = useSignal('')
  const votes = (id: string) => view.tallies.get(id)?.total ?? 0
  const others = [...state.questions.values()]
    .filter((other) => other.id !== question.id && isTarget(other) && !likely.some(({ id }) => id === other.id))
    .sort((a, b) => votes(b.id) - votes(a.id))
  const wanted = search.value.trim().toLowerCase()
  const found = others.filter((other) => other.text.toLowerCase().includes(wanted)).slice(0, SHOWN_MOST)
  const option = (target: StaffQuestion, similarity: number | null) => (
    <li key={target.id}>
      <label class="merge-option">
        <input
          type="radio"
          name={`into-${question.id}`}
          checked={into.value === target.id}
          onChange={() => (into.value = target.id)}
          {...(target.id === likely[0]?.id ? { 'data-autofocus': true } : {})}
        />
        <span>
          <span lang={activity.details.lang}>{askedText(target)}</span>{' '}
          <span class="muted small">
            {similarity !== null && `${words.similarity(format.percent(Math.round(similarity * 100) / 100))} · `}
            {words.votes(votes(target.id))}
          </span>
        </span>
      </label>
    </li>
  )
  return (
    <>
      {likely.length > 0 && (
        <>
          <p class="label">{words.likely}</p>
          <ul class="plain-list">
            {likely.map(({ id, similarity }) => {
              const target = state.questions.get(id)
              return target && option(target, similarity)
            })}
          </ul>
        </>
      )}
      <TextField
        id={`merge-${question.id}`}
        label={words.mergeSearch}
        value={search.value}
        onValue={(value) => (search.value = value)}
        autoFocus={likely.length === 0}
      />
      {found.length > 0 ? (
        <ul class="plain-list merge-options">{found.map((target) => option(target, null))}</ul>
      ) : (
        <p class="muted small">{words.mergeNone}</p>
      )}
      <FormActions
        label={words.merge}
        disabled={into.value === '' || order.busy}
        submit={() =>
          void decide(
            { type: 'question.merge', id: question.id, version: backstage.version(question), into: into.value },
            words.saidMerged,
          )
        }
        cancel={() => open(null)}
      />
    </>
  )
}
