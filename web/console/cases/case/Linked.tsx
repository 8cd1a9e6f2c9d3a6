import { grouped } from '#contract/case/receipt.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { call } from '../../session/call.ts'
import { useLoad } from '../../session/use-load.ts'
import { LinkedCase } from '../parts/LinkedCase.tsx'
import { w } from '../words.ts'
import { useCaseRoom } from './context.ts'
import { offerOf } from './offers.ts'

/** What it was merged into, what was merged into it, and what is likely the same matter. */
export const Linked = () => {
  const { record, reply, asked, may } = useCaseRoom()
  const words = w().merge
  const { mergedInto } = record
  const duplicates = reply.linked.filter(({ id }) => id !== mergedInto?.id)
  const mergeable = offerOf('case.merge', record, asked)?.obstacle === null
  return (
    <>
      {mergedInto && (
        <Callout>
          <p>
            {record.outcome ? words.reached(grouped(mergedInto.number)) : words.mergedInto(grouped(mergedInto.number))}
          </p>
          {reply.linked
            .filter(({ id }) => id === mergedInto.id)
            .map((entry) => (
              <LinkedCase key={entry.id} entry={entry} />
            ))}
        </Callout>
      )}
      {duplicates.length > 0 && (
        <section class="card stack-s" aria-labelledby="case-duplicates">
          <h2 id="case-duplicates">{words.duplicates}</h2>
          <ul class="plain-list stack-s">
            {duplicates.map((entry) => (
              <li key={entry.id}>
                <LinkedCase entry={entry} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {mergeable && may('case.near') && <Near />}
    </>
  )
}

/** Proposals: whether it is the same matter a person decides. Nothing is shown where nothing was found. */
const Near = () => {
  const { record, format } = useCaseRoom()
  const words = w().merge
  const near = useLoad(`near ${record.id}`, () => call('case.near', { params: { caseId: record.id } }))
  if (near.result.status !== 'ready' || near.result.value.cases.length === 0) return null
  return (
    <section class="card stack-s" aria-labelledby="case-near">
      <h2 id="case-near">{words.near}</h2>
      <ul class="plain-list stack-s">
        {near.result.value.cases.map(({ entry, similarity }) => (
          <li key={entry.id}>
            <LinkedCase entry={entry} note={words.similarity(format.percent(similarity))} />
          </li>
        ))}
      </ul>
    </section>
  )
}
