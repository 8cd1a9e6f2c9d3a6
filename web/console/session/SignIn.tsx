import { useSignal } from '@preact/signals'
import { Callout } from '../../ui/Callout.tsx'
import { t } from '../language.ts'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { signInAddress } from './oidc.ts'
import './sign-in.css'

/** A button and not a redirect: whoever signed out stays out, and a failing issuer makes no loop. */
export const SignIn = () => {
  const failed = useSignal(false)
  const busy = useSignal(false)
  const start = async () => {
    busy.value = true
    failed.value = false
    try {
      location.assign(await signInAddress(location.pathname))
    } catch (error) {
      console.error(error)
      failed.value = true
      busy.value = false
    }
  }
  return (
    <main class="sign-in">
      <div class="sign-in-card card stack">
        <p class="sign-in-brand">{t().product}</p>
        <h1>{t().signIn.title}</h1>
        <p>{t().signIn.explanation}</p>
        {failed.value && (
          <Callout tone="danger" role="alert" title={t().signIn.failed}>
            <p>{t().signIn.failedHint}</p>
          </Callout>
        )}
        <button type="button" class="button primary" disabled={busy.value} onClick={start}>
          {busy.value ? t().signIn.busy : t().signIn.button}
        </button>
        <LanguageSwitch />
      </div>
    </main>
  )
}
