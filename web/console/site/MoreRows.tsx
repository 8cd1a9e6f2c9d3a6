import { useSignal } from '@preact/signals'
import type { Refusal } from '#contract/refusal.ts'
import type { Answer } from '../../live/api.ts'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { t } from '../language.ts'

interface MoreRowsProps<P extends { next: string | null }> {
  next: string | null
  read: (after: string) => Promise<Answer<P>>
  onPage: (page: P) => void
}

/** Reads the following page of a list when asked to. */
export const MoreRows = <P extends { next: string | null }>({ next, read, onPage }: MoreRowsProps<P>) => {
  const cursor = useSignal(next)
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const after = cursor.value
  if (after === null) return null
  const load = async () => {
    busy.value = true
    const answer = await read(after)
    busy.value = false
    refusal.value = answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
    if (!answer.ok) return
    cursor.value = answer.value.next
    onPage(answer.value)
  }
  return (
    <div class="stack-s">
      <RefusalNote refusal={refusal.value} />
      <p>
        <button type="button" class="button" disabled={busy.value} onClick={load}>
          {busy.value ? t().loading : t().more}
        </button>
      </p>
    </div>
  )
}
