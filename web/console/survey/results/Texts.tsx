import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import * as v from 'valibot'
import { TextsFound } from '#contract/survey/texts.ts'
import { announce } from '../../../ui/announce.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useSurvey } from '../room.ts'
import { useAddress } from './address.ts'
import { Bars } from './charts/Bars.tsx'
import { dimensionsOf, filtersFrom, filterText } from './dimensions.ts'
import { Filters } from './Filters.tsx'
import { jsonOf, useJob } from './job.ts'
import { Progress } from './Progress.tsx'
import type { Results } from './use-results.ts'
import { words } from './words.ts'

const TERMS = 20

/** What people wrote: searched, with the words that come most. */
export const Texts = ({ known }: { known: Results }) => {
  const { survey, site, format } = useSurvey()
  const address = useAddress()
  const job = useJob(site.id)
  const found = useSignal<TextsFound | null>(null)
  const search = useSignal(address.get('search') ?? '')
  const written = known.readings.filter((reading) => reading.written)
  // In a table all rows of a question are one: what it is called is what its answers are found by.
  const questions = [...new Map(written.map(({ id, title }) => [id.split('.')[0] ?? id, title]))]
  // What was written beside an option comes after what was asked for in words.
  const first = written.find(({ kind }) => kind === 'words') ?? written[0]
  const question = address.get('q') ?? first?.id.split('.')[0] ?? ''
  const filters = filtersFrom(address.all('f'))
  const run = () => {
    found.value = null
    const wanted = search.value.trim() || null
    address.set({ q: question, search: wanted })
    void job.start(
      { type: 'survey.texts', activityId: survey.id, question, search: wanted, filters },
      known.results.settled,
    )
  }
  useEffect(() => {
    if (question) run()
  }, [question])
  const { state } = job
  useEffect(() => {
    if (state.status !== 'done') return
    void jsonOf(state.bytes).then((json) => {
      found.value = v.parse(TextsFound, json)
      announce(words().answersShown(format.number(found.value.texts.length), format.number(found.value.matching)))
    })
  }, [state])
  if (questions.length === 0) return <Empty title={words().noTexts} />
  const shown = found.value
  return (
    <div class="stack">
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <Field id="texts-question" label={words().question}>
          {(control) => (
            <select
              {...control}
              class="select"
              value={question}
              onChange={(event) => address.set({ q: event.currentTarget.value })}
            >
              {questions.map(([id, title]) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          id="texts-search"
          label={words().search}
          hint={words().searchHint}
          value={search.value}
          onValue={(text) => {
            search.value = text
          }}
          max={200}
        />
        <Filters
          dimensions={dimensionsOf(known)}
          filters={filters}
          onFilters={(next) => address.set({ f: next.map(filterText) })}
        />
        <p>
          <button type="submit" class="button primary">
            {words().search}
          </button>
        </p>
      </form>
      <Progress work={state} onStop={() => void job.stop()} onAgain={run} />
      {shown && (
        <>
          {shown.terms.length > 0 && (
            <section class="card stack">
              <h2>{words().terms}</h2>
              <Bars
                title={words().terms}
                noteHead={words().share}
                bars={shown.terms.slice(0, TERMS).map(([term, count]) => {
                  const share = count / Math.max(1, shown.matching)
                  return { key: term, label: term, count, share, note: format.percent(share) }
                })}
              />
            </section>
          )}
          <section class="card stack">
            <h2>{words().answers}</h2>
            <p class="muted">
              {shown.matching === 0
                ? words()[shown.answered === 0 && filters.length === 0 ? 'noneWritten' : 'noMatch']
                : words().answersShown(format.number(shown.texts.length), format.number(shown.matching))}
            </p>
            <ul class="plain-list texts">
              {shown.texts.map(({ responseId, text }) => (
                <li key={responseId}>
                  <p class="written">{text}</p>
                  <a href={`${location.pathname.replace(/results\/?$/, 'responses')}?id=${responseId}`}>
                    {words().openResponse}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  )
}
