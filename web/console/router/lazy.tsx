import { useSignal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useEffect } from 'preact/hooks'
import { Loading } from '../../ui/Loading.tsx'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { t } from '../language.ts'

/** A component in a script of its own, loaded when it is first drawn: who handles cases need not load the live screen. */
export const lazy = <P extends object>(load: () => Promise<FunctionComponent<P>>): FunctionComponent<P> => {
  let loaded: FunctionComponent<P> | null = null
  return (props) => {
    const state = useSignal<'loading' | 'ready' | 'failed'>(loaded ? 'ready' : 'loading')
    useEffect(() => {
      if (loaded) return
      load().then(
        (component) => {
          loaded = component
          state.value = 'ready'
        },
        (error: unknown) => {
          console.warn(error)
          state.value = 'failed'
        },
      )
    }, [])
    const Component = loaded
    if (state.value === 'ready' && Component) return <Component {...props} />
    return state.value === 'failed' ? <Failed /> : <Loading label={t().loading} />
  }
}

/** Offline, or a newer console was deployed and the old scripts are gone; a browser asks for one only once. */
const Failed = () => (
  <div class="stack">
    <RefusalNote refusal={{ code: 'unavailable' }} />
    <p>
      <button type="button" class="button" onClick={() => location.reload()}>
        {t().retry}
      </button>
    </p>
  </div>
)
