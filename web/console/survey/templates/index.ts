import type { Language } from '#contract/basics.ts'
import type { Definition } from '#contract/survey/definition.ts'
import { isPlain, type Plain } from '#domain/survey/expression/index.ts'
import { newId } from '../../session/new-id.ts'

/** Surveys to begin with, as data, each in its own script. */
const LOADERS = {
  satisfaction: async () => (await import('./satisfaction.ts')).satisfaction,
  planning: async () => (await import('./planning.ts')).planning,
  registration: async () => (await import('./registration.ts')).registration,
  poll: async () => (await import('./poll.ts')).poll,
  counter: async () => (await import('./counter.ts')).counter,
} as const

export type TemplateName = keyof typeof LOADERS
export const TEMPLATES = Object.keys(LOADERS) as TemplateName[]

/** A template under ids of its own, offered in those of its languages that the site has. */
export const templateDefinition = async (name: TemplateName, languages: readonly Language[]): Promise<Definition> => {
  const template = await LOADERS[name]()
  const offered = languages.filter((language) => template.languages.includes(language))
  return { ...withFreshIds(template), languages: offered.length > 0 ? offered : template.languages }
}

/** Results of two surveys from one template must never be taken for one. */
export const withFreshIds = (definition: Definition): Definition => {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (!isPlain(value)) return value
    const copy: Plain = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
    return typeof copy.id === 'string' ? { ...copy, id: newId() } : copy
  }
  return walk(definition) as Definition
}
