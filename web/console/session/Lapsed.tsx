import { useSignal } from '@preact/signals'
import { Callout } from '../../ui/Callout.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { t } from '../language.ts'
import { pathOf } from '../router/screens.ts'
import { AGAIN } from './Callback.tsx'
import { signOut } from './oidc.ts'

/** Asks to sign in again in a window of its own; the page behind keeps everything and goes on by itself. */
export const Lapsed = () => {
  const blocked = useSignal(false)
  const open = () => {
    blocked.value = window.open(pathOf('callback') + AGAIN, '_blank', 'popup,width=520,height=680') === null
  }
  return (
    <Dialog title={t().signIn.lapsed}>
      <p>{t().signIn.lapsedHint}</p>
      {blocked.value && <Callout tone="danger" role="alert" title={t().signIn.windowBlocked} />}
      <div class="dialog-actions">
        <button type="button" class="button quiet" onClick={() => void signOut()}>
          {t().signOut}
        </button>
        <button type="button" class="button primary" data-autofocus onClick={open}>
          {t().signIn.again}
        </button>
      </div>
    </Dialog>
  )
}
