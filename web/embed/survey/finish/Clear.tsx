import type { FinishProps } from './props.ts'

/** For a device that others use too. The question is the browser's own element, which asks without any state of ours. */
export const Clear = ({ s, t, clear }: FinishProps & { clear: () => void }) => (
  <details class="clear">
    <summary>{t.clear}</summary>
    <p>
      {t.clearSure}{' '}
      <button type="button" onClick={clear}>
        {s.t.clearYes}
      </button>
    </p>
  </details>
)
