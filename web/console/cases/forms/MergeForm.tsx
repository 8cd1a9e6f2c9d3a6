import { useSignal } from '@preact/signals'
import type { CaseEntry } from '#contract/case/list.ts'
import { grouped, ReceiptNumber } from '#contract/case/receipt.ts'
import { parseInput } from '#contract/parse.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import { useCaseRoom, useSending } from '../case/context.ts'
import { LinkedCase } from '../parts/LinkedCase.tsx'
import { w } from '../words.ts'
import { Panel } from './Panel.tsx'

/** Into which case: one that is likely the same matter, or one by its number. */
export const MergeForm = () => {
  const { record, format } = useCaseRoom()
  const sending = useSending()
  const words = w().merge
  const near = useLoad(`near ${record.id}`, () => call('case.near', { params: { caseId: record.id } }))
  const typed = useSignal('')
  const found = useSignal<CaseEntry | null>(null)
  const chosen = useSignal<CaseEntry | null>(null)
  const problem = useSignal<string | undefined>(undefined)
  const find = async () => {
    const number = parseInput(ReceiptNumber, typed.value)
    if (!number.ok) {
      problem.value = words.wrongNumber
      return
    }
    for (const view of ['open', 'answered'] as const) {
      const page = await call('case.list', { params: { siteId: record.siteId }, query: { view, q: number.value } })
      const entry = page.ok ? page.value.entries.find((each) => each.number === number.value) : undefined
      if (!entry || entry.id === record.id) continue
      found.value = entry
      chosen.value = entry
      problem.value = undefined
      return
    }
    problem.value = words.notFound
  }
  const into = chosen.value
  return (
    <Panel
      act="case.merge"
      sending={sending}
      {...(into ? { submitLabel: words.into(grouped(into.number)) } : {})}
      clear={() => {}}
      order={() => {
        if (!into) {
          problem.value = words.find
          return null
        }
        return { type: 'case.merge', into: into.id }
      }}
    >
      <p class="muted">{words.hint}</p>
      <Loads of={near}>
        {({ cases }) => (
          <fieldset class="stack-s">
            <legend>{words.near}</legend>
            {cases.length === 0 && !found.value && <p class="muted">{words.noNear}</p>}
            {[...(found.value ? [{ entry: found.value, similarity: null }] : []), ...cases]
              .filter(({ entry }, index, all) => all.findIndex((each) => each.entry.id === entry.id) === index)
              .map(({ entry, similarity }) => (
                <label key={entry.id} class="check">
                  <input
                    type="radio"
                    name="merge-into"
                    checked={into?.id === entry.id}
                    onChange={() => (chosen.value = entry)}
                  />
                  <LinkedCase
                    entry={entry}
                    {...(similarity === null ? {} : { note: words.similarity(format.percent(similarity)) })}
                  />
                </label>
              ))}
          </fieldset>
        )}
      </Loads>
      <div class="case-find">
        <TextField
          id="merge-number"
          label={words.number}
          hint={words.numberHint}
          error={problem.value}
          value={typed.value}
          onValue={(next) => (typed.value = next)}
          autoFocus
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
            event.preventDefault()
            void find()
          }}
        />
        <button type="button" class="button" onClick={() => void find()}>
          {w().board.searchButton}
        </button>
      </div>
    </Panel>
  )
}
