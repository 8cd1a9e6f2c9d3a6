import { effect, type Signal, useSignal } from '@preact/signals'
import { useLayoutEffect, useMemo } from 'preact/hooks'
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

/**
 * [D11] Keeps what is being edited, or drops it where that is null, whenever one of `changed` does. As soon as it is rendered,
 * not after the next frame: the page may be left before that.
 */
export const useKept = (key: string, kept: unknown, changed: readonly unknown[]): void =>
  useLayoutEffect(() => {
    if (kept === null) dropDraft(key)
    else writeDraft(key, kept)
  }, [key, ...changed])

/** [D11] Text that survives a reload until it is acknowledged: set it to '' to let it go. */
export const useDraft = (key: string, initial = ''): Signal<string> => {
  const before = useMemo(() => readDraft(v.string(), key), [key])
  const text = useSignal(before ?? initial)
  useLayoutEffect(
    () =>
      effect(() => {
        if (text.value === '' || text.value === initial) dropDraft(key)
        else writeDraft(key, text.value)
      }),
    [key],
  )
  return text
}
