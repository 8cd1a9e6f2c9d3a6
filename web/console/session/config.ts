import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import * as v from 'valibot'
import { ConsoleConfig } from '#contract/site/config.ts'

let known: Promise<ConsoleConfig> | null = null

/** What the platform says of itself before anyone has signed in; read once, and again after a failure. */
export const readConfig = (): Promise<ConsoleConfig> => {
  known ??= fetch('/api/config')
    .then((reply) => reply.json())
    .then((json) => v.parse(ConsoleConfig, json))
    .catch((error: unknown) => {
      known = null
      throw error
    })
  return known
}

const verified = signal(false)

/** Whether citizens can be verified here: it is offered where they can. */
export const useCitizensVerified = (): boolean => {
  useEffect(() => {
    readConfig().then(({ citizens }) => {
      verified.value = citizens !== null
    }, console.error)
  }, [])
  return verified.value
}
