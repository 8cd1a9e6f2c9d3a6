import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import * as v from 'valibot'
import { CrossTable } from '#contract/survey/cross.ts'
import { announce } from '../../../ui/announce.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useSurvey } from '../room.ts'
import { useAddress } from './address.ts'
import { Table } from './CrossTable.tsx'
import { dimensionsOf, filtersFrom, filterText } from './dimensions.ts'
import { Filters } from './Filters.tsx'
import { jsonOf, useJob } from './job.ts'
import { Progress } from './Progress.tsx'
import type { Results } from './use-results.ts'
import { words } from './words.ts'

/** Any two questions against each other, counted in the background over the stored responses. */
export const Cross = ({ known }: { known: Results }) => {
  const { survey, site } = useSurvey()
  const address = useAddress()
  const job = useJob(site.id)
  const table = useSignal<CrossTable | null>(null)
  const dimensions = dimensionsOf(known)
  const [rows, columns] = [address.get('rows') ?? '', address.get('columns') ?? '']
  const filters = filtersFrom(address.all('f'))
  const settled = known.results.settled
  const run = () => {
    table.value = null
    void job.start({ type: 'survey.cross', activityId: survey.id, rows, columns, filters }, settled)
  }
  const ready = rows !== '' && columns !== '' && rows !== columns
  // An address somebody sent shows its table without another click.
  useEffect(() => {
    if (ready) run()
  }, [])
  const { state } = job
  useEffect(() => {
    if (state.status !== 'done') return
    void jsonOf(state.bytes).then((json) => {
      table.value = v.parse(CrossTable, json)
      announce(words().refreshed)
    })
  }, [state])
  const choose = (values: Parameters<typeof address.set>[0]) => {
    table.value = null
    job.forget()
    address.set(values)
  }
  const select = (name: 'rows' | 'columns', value: string) => (
    <Field id={`cross-${name}`} label={words()[name]}>
      {(control) => (
        <select
          {...control}
          class="select"
          value={value}
          onChange={(event) => choose({ [name]: event.currentTarget.value })}
        >
          <option value="">{words().choose}</option>
          {dimensions.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <div class="stack">
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) run()
        }}
      >
        <div class="field-row">
          {select('rows', rows)}
          {select('columns', columns)}
        </div>
        <Filters dimensions={dimensions} filters={filters} onFilters={(next) => choose({ f: next.map(filterText) })} />
        {rows !== '' && rows === columns && (
          <Callout tone="warn" role="status">
            <p>{words().same}</p>
          </Callout>
        )}
        <p>
          <button type="submit" class="button primary" aria-disabled={!ready}>
            {words().run}
          </button>
        </p>
      </form>
      <Progress work={state} onStop={() => void job.stop()} onAgain={run} />
      {table.value && (
        <Table
          table={table.value}
          threshold={survey.details.threshold}
          rows={dimensions.find(({ id }) => id === rows)}
          columns={dimensions.find(({ id }) => id === columns)}
        />
      )}
    </div>
  )
}
