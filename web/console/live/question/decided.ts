import { signal } from '@preact/signals'

/** What this person decided in this visit, the latest last, so that `u` can take it back. */
export const decidedByMe = signal<readonly string[]>([])

export const rememberDecision = (id: string): void => {
  decidedByMe.value = [...decidedByMe.value.filter((other) => other !== id), id]
}

export const forgetDecision = (id: string): void => {
  decidedByMe.value = decidedByMe.value.filter((other) => other !== id)
}
