import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import * as v from 'valibot'
import { Margin, Weighed } from '#contract/survey/weigh.ts'
import { announce } from '../../../ui/announce.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Field } from '../../../ui/Field.tsx'
import { dropDraft, readDraft, writeDraft } from '../../draft/use-draft.ts'
import { useSurvey } from '../room.ts'
import { jsonOf, useJob } from './job.ts'
import { Progress } from './Progress.tsx'
import type { Results } from './use-results.ts'
import { WeighedTable } from './WeighedTable.tsx'
import { words } from './words.ts'

const MOST = 4
const Typed = v.array(v.object({ by: v.string(), shares: v.record(v.string(), v.string()) }))
type Typed = v.InferOutput<typeof Typed>

const sumOf = (shares: Readonly<Record<string, string>>) =>
  Math.round(Object.values(shares).reduce((sum, text) => sum + (Number(text) || 0), 0) * 100) / 100

/** Raking to known shares of the population; what was typed stays on the device. */
export const Weigh = ({ known }: { known: Results }) => {
  const { survey, site, format } = useSurvey()
  const draftKey = `${survey.id}.weights`
  const typed = useSignal<Typed>(readDraft(Typed, draftKey) ?? [])
  const weighed = useSignal<Weighed | null>(null)
  const tried = useSignal(false)
  const job = useJob(site.id)
  const put = (next: Typed) => {
    typed.value = next
    weighed.value = null
    job.forget()
    if (next.length > 0) writeDraft(draftKey, next)
    else dropDraft(draftKey)
  }
  const counted = new Map(known.results.questions.map((question) => [question.id, question]))
  const choices = known.readings.filter(({ kind, options }) => kind === 'one' && options.length > 1)
  const open = choices.filter(({ id }) => !typed.value.some(({ by }) => by === id))
  const right = typed.value.every(({ shares }) => Math.abs(sumOf(shares) - 100) < 0.05)
  const run = () => {
    tried.value = true
    if (!right || typed.value.length === 0) return
    const margins = typed.value.map(({ by, shares }) => ({
      by,
      shares: Object.fromEntries(Object.entries(shares).map(([id, text]) => [id, Number(text) || 0])),
    }))
    const parsed = v.safeParse(v.array(Margin), margins)
    if (parsed.success)
      void job.start({ type: 'survey.weigh', activityId: survey.id, margins: parsed.output }, known.results.settled)
  }
  const { state } = job
  useEffect(() => {
    if (state.status !== 'done') return
    void jsonOf(state.bytes).then((json) => {
      weighed.value = v.parse(Weighed, json)
      announce(words().refreshed)
    })
  }, [state])
  return (
    <div class="stack">
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <p>{words().weighHint}</p>
        {survey.details.once !== 'code' && <p class="muted">{words().weighLabel}</p>}
        {typed.value.map(({ by, shares }, at) => {
          const reading = choices.find(({ id }) => id === by)
          const wrong = tried.value && Math.abs(sumOf(shares) - 100) >= 0.05
          return (
            <fieldset class="card stack-s" key={by}>
              <legend>{reading?.title ?? by}</legend>
              <div class="field-row">
                {(reading?.options ?? []).map(({ id, label }) => (
                  <Field key={id} id={`share-${by}-${id}`} label={words().shareOf(label)}>
                    {(control) => (
                      <input
                        {...control}
                        {...(wrong ? { 'aria-invalid': 'true' as const } : {})}
                        class="input"
                        inputMode="decimal"
                        autocomplete="off"
                        value={shares[id] ?? ''}
                        onInput={(event) => {
                          const value = event.currentTarget.value
                          put(
                            typed.value.map((each, index) =>
                              index === at ? { by, shares: { ...shares, [id]: value } } : each,
                            ),
                          )
                        }}
                      />
                    )}
                  </Field>
                ))}
              </div>
              <p class="row">
                <span>{words().sum(format.number(sumOf(shares)))}</span>
                {wrong && <strong class="wrong">{words().sumWrong}</strong>}
                <button
                  type="button"
                  class="button quiet small"
                  onClick={() => put(typed.value.filter((_, index) => index !== at))}
                >
                  {words().removeMargin}
                </button>
              </p>
            </fieldset>
          )
        })}
        {typed.value.length < MOST && open.length > 0 && (
          <Field id="add-margin" label={words().addMargin}>
            {(control) => (
              <select
                {...control}
                class="select"
                value=""
                onChange={(event) => {
                  const reading = open.find(({ id }) => id === event.currentTarget.value)
                  const answered = reading ? counted.get(reading.id) : undefined
                  event.currentTarget.value = ''
                  if (!reading) return
                  // Only what was answered can be weighed; the others are there to be left at nothing.
                  const shares = Object.fromEntries(
                    reading.options.map(({ id }) => [id, answered?.options[id] ? '' : '0']),
                  )
                  put([...typed.value, { by: reading.id, shares }])
                }}
              >
                <option value="">{words().choose}</option>
                {open.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {tried.value && !right && (
          <Callout tone="danger" role="alert">
            <p>{words().sumWrong}</p>
          </Callout>
        )}
        <p>
          <button type="submit" class="button primary" aria-disabled={typed.value.length === 0}>
            {words().weighRun}
          </button>
        </p>
      </form>
      <Progress work={state} onStop={() => void job.stop()} onAgain={run} />
      {weighed.value && <WeighedTable weighed={weighed.value} readings={known.readings} />}
    </div>
  )
}
