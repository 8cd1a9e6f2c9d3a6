import * as keys from '../../functions/store/keys.ts'

/** Not keys of their own: they choose among the others, or take one apart. */
const HELPERS: readonly string[] = ['recordKey', 'readKey', 'shardOf', 'seqKey']

/** As a reader writes it: the shard that a hash chose, and a number that was padded with zeros, by their names. */
const pattern = (text: string): string => text.replace(/0+\{/g, '{').replace(/#\d+$/, '#{shard}')

/** The names of a function's parameters. */
const parametersOf = (make: (...values: never[]) => unknown): string[] =>
  (/^\(?([^)=]*(?:=[^,)]*)?[^)]*)\)? *=>/.exec(make.toString())?.[1] ?? '')
    .split(',')
    .map((each) => each.split('=')[0]?.trim() ?? '')
    .filter((name) => name !== '')

/** Every key of the tables by the name of what makes it, with its parameters in braces: `ACT#{id}` / `HEAD`. */
export const keyPatterns = (): { name: string; pk: string; sk: string }[] =>
  Object.entries(keys).flatMap(([name, make]) => {
    if (typeof make !== 'function' || HELPERS.includes(name)) return []
    const values = parametersOf(make).map((parameter) => `{${parameter}}`)
    const made: unknown = (make as (...values: string[]) => unknown)(...values)
    if (typeof made === 'string') return [{ name, pk: pattern(made), sk: '' }]
    const { pk, sk } = made as keys.Key
    return [{ name, pk: pattern(pk), sk: pattern(sk) }]
  })
