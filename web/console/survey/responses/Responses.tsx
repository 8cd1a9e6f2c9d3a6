import { Loads } from '../../session/Loads.tsx'
import { useAddress } from '../results/address.ts'
import { useDefinitions } from '../results/use-results.ts'
import { words } from '../results/words.ts'
import { useSurvey } from '../room.ts'
import { Entries } from './entries/Entries.tsx'
import { words as entryWords } from './entries/words.ts'
import { ResponseList } from './ResponseList.tsx'
import { ResponseRead } from './ResponseRead.tsx'
import '../results/results.css'

/** A survey's responses: the list, one of them, or those that staff type in; which, is in the address. */
export const Responses = () => {
  const { may } = useSurvey()
  const address = useAddress()
  const definitions = useDefinitions()
  const [id, view] = [address.get('id'), address.get('view')]
  const trials = address.get('trials') === 'yes'
  const both = may('response.list') && may('entry.list')
  const entries = may('entry.list') && (view === 'entries' || !may('response.list'))
  return (
    <div class="stack results">
      {both && (
        <p>
          {entries ? (
            <button type="button" class="button" onClick={() => address.set({ view: null, batch: null })}>
              {words().responses.back}
            </button>
          ) : (
            <button type="button" class="button" onClick={() => address.set({ view: 'entries', id: null })}>
              {entryWords().open}
            </button>
          )}
        </p>
      )}
      {entries ? (
        <Entries />
      ) : (
        <Loads of={definitions}>
          {(versions) =>
            id ? (
              <ResponseRead key={id} id={id} trials={trials} definitions={versions} />
            ) : (
              <ResponseList key={String(trials)} trials={trials} />
            )
          }
        </Loads>
      )}
    </div>
  )
}
