import type { Session } from '../session.ts'
import type { FinishProps } from './props.ts'

/** For a device that others use too. The question is the browser's own element, which asks without any state of ours. */
export const Clear = ({ s, t, session }: FinishProps & { session: Session }) => (
  <details class="clear">
    <summary>{t.clear}</summary>
    <p>
      {t.clearSure}{' '}
      <button
        type="button"
        onClick={() => {
          session.clear()
          s.say(t.cleared)
        }}
      >
        {s.t.clearYes}
      </button>
    </p>
  </details>
)
