import { Loads } from '../../session/Loads.tsx'
import { useAddress } from '../results/address.ts'
import { useDefinitions } from '../results/use-results.ts'
import { words } from '../results/words.ts'
import { useSurvey } from '../room.ts'
import { Enter } from './Enter.tsx'
import { ResponseList } from './ResponseList.tsx'
import { ResponseRead } from './ResponseRead.tsx'
import '../results/results.css'

/** A survey's responses: the list, one of them, or the entering of one from paper; which, is in the address. */
export const Responses = () => {
  const { may, phase } = useSurvey()
  const address = useAddress()
  const definitions = useDefinitions()
  const [id, view] = [address.get('id'), address.get('view')]
  const trials = address.get('trials') === 'yes'
  const mayEnter = may('response.enter')
  const entering = mayEnter && (view === 'enter' || !may('response.list'))
  const open = ['open', 'resting', 'closed'].includes(phase)
  return (
    <div class="stack results">
      {may('response.list') && mayEnter && (
        <p>
          {entering ? (
            <button type="button" class="button" onClick={() => address.set({ view: null })}>
              {words().responses.back}
            </button>
          ) : (
            open && (
              <button type="button" class="button" onClick={() => address.set({ view: 'enter', id: null })}>
                {words().responses.enter}
              </button>
            )
          )}
        </p>
      )}
      {entering ? (
        open ? (
          <Enter />
        ) : (
          <p class="muted">{words().responses.enterClosed}</p>
        )
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
