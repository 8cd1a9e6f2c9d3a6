import * as v from 'valibot'

/** Characters of one text in one language. */
export const MAX_TEXT = 20_000
export const MAX_ELEMENTS = 1_000
export const MAX_CHOICES = 5_000
/** In which one survey is asked: each text is looked for in each of them. */
export const MAX_LANGUAGES = 50
/** Sections, groups and tables inside each other. */
export const MAX_NESTING = 12

/** What every object has already, such as `constructor`: counted by such a name, an answer would be added to the language itself. */
const isOwnName = (text: string): boolean => !(text in {})

/** Under these an answer would change what all objects are, or is left out where bodies are parsed. */
export const isSafeKey = (key: string): boolean => !['__proto__', 'constructor', 'prototype'].includes(key)

/** Given once, kept for ever: results join across the versions of a survey by the ids of questions and options. */
export const id = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/), v.check(isOwnName))
/** What expressions and answers call it; unique among the questions it stands with. Notes and sections may have none. */
export const name = v.pipe(v.string(), v.maxLength(500), v.check(isSafeKey, 'own_name'))
/** One text by language (BCP 47). The first of the definition's languages is the one that is always there. */
export const text = v.record(v.string(), v.pipe(v.string(), v.maxLength(MAX_TEXT)))
/** SurveyJS's expression language; see `functions/domain/survey/expression`. */
export const expression = v.pipe(v.string(), v.maxLength(20_000))

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
/** Lists and objects of an answer inside each other: entries of groups in groups of `MAX_NESTING` have half as many. */
const MAX_JSON_DEPTH = 50

/** Looked at without recursion, and before the schema that recurs: a deep value would end the stack. */
const isShallow = (value: unknown): boolean => {
  const pending: [value: unknown, depth: number][] = [[value, 0]]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [inner, depth] = next
    if (typeof inner !== 'object' || inner === null) continue
    if (depth >= MAX_JSON_DEPTH) return false
    for (const item of Object.values(inner)) pending.push([item, depth + 1])
  }
  return true
}

const anyJson: v.GenericSchema<Json> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(anyJson), v.record(v.string(), anyJson)]),
)
export const json: v.GenericSchema<Json> = v.pipe(v.custom<Json>(isShallow, 'too_deep'), anyJson)

export const flag = v.exactOptional(v.boolean())
export const count = v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0)))
export const number = v.exactOptional(v.number())
export const texts = v.exactOptional(text)
export const condition = v.exactOptional(expression)
export const value = v.exactOptional(json)

export type Text = v.InferOutput<typeof text>
