import type { IdentityWords } from '../../i18n/identity.zh-CN.ts'
import type { IdentityState } from './identity.tsx'

interface PanelProps {
  t: IdentityWords
  id: string
  why: keyof IdentityWords['why']
  state: IdentityState
  /** Something was to be sent without it. */
  asked: boolean
  lapsed: boolean
  /** Until when somebody is verified; null: nobody is. */
  until: string | null
  link: string
  own: boolean
  open: () => void
  another: () => void
}

/** Whether the citizen is verified, and the way to be: said before anything is answered. */
export const Panel = ({ t, id, why, state, asked, lapsed, until, link, own, open, another }: PanelProps) => {
  const told = state === 'idle' ? (lapsed ? t.lapsed : asked ? t.asked : '') : t[state]
  const alarming = asked || lapsed || state === 'blocked'
  return (
    <section class="note" id={id} tabIndex={-1} aria-label={t.title}>
      {until === null ? (
        <>
          <p>
            <strong>{t.why[why]}</strong>
          </p>
          <p>{t.learns}</p>
          <p class={!told ? 'hidden' : alarming ? 'wrong' : 'meta'} role="status">
            {told}
          </p>
          <p class="actions">
            {state === 'blocked' ? (
              <a href={link} {...(own ? {} : { target: '_blank', rel: 'noopener' })}>
                {own ? t.goThere : t.newTab}
              </a>
            ) : (
              <button type="button" onClick={open}>
                {state === 'idle' ? t.verify : t.again}
              </button>
            )}
          </p>
        </>
      ) : (
        <p>
          <strong role="status">{t.verified}</strong> {t.until(until)}{' '}
          <button type="button" class="quiet" onClick={another}>
            {t.another}
          </button>
        </p>
      )}
    </section>
  )
}
