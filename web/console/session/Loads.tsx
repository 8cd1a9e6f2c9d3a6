import type { ComponentChildren } from 'preact'
import { Loading as LoadingNote } from '../../ui/Loading.tsx'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { t } from '../language.ts'
import type { Loading } from './use-load.ts'

interface LoadsProps<T> {
  of: Loading<T>
  children: (value: T) => ComponentChildren
}

/** What was read, or that it is coming, or why it is not and a way to try again. */
export const Loads = <T,>({ of, children }: LoadsProps<T>) => {
  if (of.result.status === 'ready') return <>{children(of.result.value)}</>
  if (of.result.status === 'loading') return <LoadingNote label={t().loading} />
  return (
    <div class="stack">
      <RefusalNote refusal={of.result.refusal} />
      <p>
        <button type="button" class="button" onClick={of.reload}>
          {t().retry}
        </button>
      </p>
    </div>
  )
}
