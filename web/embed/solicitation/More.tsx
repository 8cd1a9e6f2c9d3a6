import { useScene } from './scene.ts'
import type { Pages } from './use-pages.ts'

/** Below a list: that more is coming, how to get it, or that it did not come. */
export const More = ({ pages: { state, more } }: { pages: Pages<unknown> }) => {
  const { t } = useScene()
  if (state === 'reading')
    return (
      <p class="meta" role="status">
        {t.loading}
      </p>
    )
  if (!more) return null
  return (
    <p class="actions">
      {state === 'failed' && <span role="alert">{t.notRead}</span>}
      <button type="button" onClick={more}>
        {state === 'failed' ? t.retry : t.more}
      </button>
    </p>
  )
}
