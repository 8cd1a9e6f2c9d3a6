import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Callout } from '../../ui/Callout.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { t } from '../language.ts'
import { goTo } from '../router/router.ts'
import { finishSignIn, signInAddress } from './oidc.ts'

export const AGAIN = '?again'

/** Where the issuer sends the person back to. */
export const Callback = () => {
  const state = useSignal<'busy' | 'failed' | 'close'>('busy')
  const failed = (error: unknown) => {
    console.error(error)
    state.value = 'failed'
  }
  useEffect(() => {
    // The window that `Lapsed` opens starts here: what a sign-in remembers belongs to the window it happens in.
    if (location.search === AGAIN) {
      signInAddress(null).then((address) => location.replace(address), failed)
      return
    }
    finishSignIn().then((returnTo) => {
      if (returnTo !== null) return goTo(returnTo, { replace: true })
      state.value = 'close'
      window.close()
    }, failed)
  }, [])
  if (state.value === 'busy') return <Loading label={t().signIn.busy} />
  return (
    <main class="sign-in">
      <div class="sign-in-card card stack">
        <h1>{t().signIn.title}</h1>
        {state.value === 'close' ? (
          <p>{t().signIn.closeWindow}</p>
        ) : (
          <>
            <Callout tone="danger" role="alert" title={t().signIn.failed}>
              <p>{t().signIn.callbackHint}</p>
            </Callout>
            <a class="button primary" href="/console/">
              {t().signIn.again}
            </a>
          </>
        )}
      </div>
    </main>
  )
}
