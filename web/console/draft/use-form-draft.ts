import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type * as v from 'valibot'
import { dropDraft, readDraft, writeDraft } from './use-draft.ts'

export interface FormDraft<F> {
  value: F
  set: (value: F) => void
  /** It was sent, or given up. */
  clear: () => void
}

/** [D11] A form that survives a reload until it is sent or given up. */
export const useFormDraft = <S extends v.GenericSchema>(
  key: string,
  schema: S,
  initial: v.InferOutput<S>,
): FormDraft<v.InferOutput<S>> => {
  const before = useMemo(() => readDraft(schema, key), [key])
  const form = useSignal<v.InferOutput<S>>(before ?? initial)
  return {
    value: form.value,
    set: (value) => {
      form.value = value
      writeDraft(key, value)
    },
    clear: () => dropDraft(key),
  }
}
