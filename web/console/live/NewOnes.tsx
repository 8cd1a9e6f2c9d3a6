import { t } from '../language.ts'

interface NewOnesProps {
  waiting: number
  refresh: () => void
  shortcut?: string
}

/** [D12] What is new waits here until the reader lets it in. */
export const NewOnes = ({ waiting, refresh, shortcut }: NewOnesProps) =>
  waiting === 0 ? null : (
    <div class="pane-new">
      <button
        type="button"
        class="button small"
        onClick={refresh}
        {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
      >
        {t().live.newOnes(waiting)}
      </button>
    </div>
  )
