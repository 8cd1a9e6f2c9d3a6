import { type Signal, useSignal, useSignalEffect } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import * as v from 'valibot'

const PREFIX = 'zhitong.console.draft.'

/** What was typed under this key and not yet sent, if it still has the expected form. */
export const readDraft = <S extends v.GenericSchema>(schema: S, key: string): v.InferOutput<S> | null => {
  const text = localStorage.getItem(PREFIX + key)
  if (text === null) return null
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text)
  return parsed.success ? parsed.output : null
}

export const writeDraft = (key: string, value: unknown): void => {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch (error) {
    // A full or forbidden storage must not stop anybody from typing.
    console.warn(error)
  }
}

export const dropDraft = (key: string): void => localStorage.removeItem(PREFIX + key)

/** [D11] Text that survives a reload until it is acknowledged: set it to '' to let it go. */
export const useDraft = (key: string, initial = ''): Signal<string> => {
  const before = useMemo(() => readDraft(v.string(), key), [key])
  const text = useSignal(before ?? initial)
  useSignalEffect(() => {
    if (text.value === '' || text.value === initial) dropDraft(key)
    else writeDraft(key, text.value)
  })
  return text
}
