import { useSignal } from '@preact/signals'
import { LIMITS } from '#contract/limits.ts'
import { isErased } from '#domain/interview/erasure.ts'
import { announce } from '../../ui/announce.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useRoom } from '../backstage/context.ts'
import { useOrder } from '../backstage/use-order.ts'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { t } from '../language.ts'

/** On its asker's request (M13), in whatever state the question and the interview are. */
export const EraseQuestion = () => {
  const { activity, may } = useRoom()
  const open = useSignal(false)
  if (!may('question.erase') || activity.brief.state === 'draft') return null
  return (
    <>
      <p>
        <button type="button" class="button" onClick={() => (open.value = true)}>
          {t().erasing.button}
        </button>
      </p>
      {open.value && <EraseDialog onClose={() => (open.value = false)} />}
    </>
  )
}

/** As many as can be looked through; the search narrows them. */
const SHOWN_MOST = 20

const EraseDialog = ({ onClose }: { onClose: () => void }) => {
  const { activity, backstage, state } = useRoom()
  const order = useOrder()
  const words = t().erasing
  const search = useSignal('')
  const chosen = useSignal('')
  const reason = useSignal('')
  const wanted = search.value.trim().toLowerCase()
  const found = [...state.questions.values()]
    .filter(
      (question) => !isErased(question) && `${question.text} ${question.name ?? ''}`.toLowerCase().includes(wanted),
    )
    .sort((a, b) => b.askedAt - a.askedAt)
    .slice(0, SHOWN_MOST)
  const question = found.find(({ id }) => id === chosen.value)
  const length = reason.value.trim().length
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!question) return
    const target = { id: question.id, version: backstage.version(question) }
    if (!(await order.run({ type: 'question.erase', ...target, reason: reason.value }))) return
    announce(words.said)
    onClose()
  }
  return (
    <Dialog title={words.button} close={{ label: t().close, run: onClose }}>
      <form class="stack" onSubmit={submit}>
        <p>{words.hint}</p>
        <TextField
          id="erase-search"
          label={words.search}
          value={search.value}
          onValue={(value) => (search.value = value)}
          autoFocus
        />
        <fieldset class="stack-s">
          <legend class="label">{words.which}</legend>
          {found.length === 0 && <p class="muted small">{words.none}</p>}
          {found.map((each) => (
            <label key={each.id} class="merge-option">
              <input
                type="radio"
                name="erase-question"
                checked={chosen.value === each.id}
                onChange={() => (chosen.value = each.id)}
              />
              <span>
                <bdi lang={activity.details.lang}>{each.text}</bdi>{' '}
                <span class="muted small">
                  <bdi>{each.name ?? t().question.citizen}</bdi> · {t().questionState[each.state]}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <TextField
          id="erase-reason"
          label={words.reason}
          hint={words.logged}
          value={reason.value}
          onValue={(value) => (reason.value = value)}
          max={LIMITS.explanation}
        />
        <RefusalNote refusal={order.refusal} />
        <p>
          <button
            type="submit"
            class="button danger"
            disabled={!question || length === 0 || length > LIMITS.explanation || order.busy}
          >
            {words.confirm}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
