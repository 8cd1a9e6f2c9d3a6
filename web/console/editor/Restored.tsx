import { Callout } from '../../ui/Callout.tsx'
import { t } from '../language.ts'

/** [D11] Says that the form shows what was typed before and never saved, and lets it go. */
export const Restored = ({ onDiscard }: { onDiscard: () => void }) => (
  <Callout tone="info" role="status" title={t().form.restored}>
    <p>
      <button type="button" class="button small" onClick={onDiscard}>
        {t().form.discardDraft}
      </button>
    </p>
  </Callout>
)
