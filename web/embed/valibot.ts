/**
 * The part of valibot that a citizen's page needs, at a quarter of the bytes: it tells whether, never why. The embed is built
 * with this in valibot's place (vite.config.ts); a function that is missing here fails the build, and that both give the same
 * for the same input is tested. Without the marks, a bundler would keep every schema that is made and never used.
 */
interface Step {
  /** Gives the value, or throws `BAD`. */
  run(input: unknown): unknown
  /** Given for a missing key; absent where the key is required. */
  missing?: () => unknown
  entries?: Record<string, Step>
  literal?: unknown
}

const BAD = new Error('bad input')
const need = (fine: boolean) => {
  if (!fine) throw BAD
}
/* @__NO_SIDE_EFFECTS__ */
const test = (fine: (input: never) => boolean): Step => ({
  run: (input) => {
    need(fine(input as never))
    return input
  },
})
const isRecord = (input: unknown): input is Record<string, unknown> => typeof input === 'object' && input !== null

/* @__NO_SIDE_EFFECTS__ */
export const string = () => test((it) => typeof it === 'string')
/* @__NO_SIDE_EFFECTS__ */
export const number = () => test((it) => typeof it === 'number' && !Number.isNaN(it))
/* @__NO_SIDE_EFFECTS__ */
export const boolean = () => test((it) => typeof it === 'boolean')
/* @__NO_SIDE_EFFECTS__ */
export const unknown = () => test(() => true)
/* @__NO_SIDE_EFFECTS__ */
export const custom = (fine: (input: unknown) => boolean) => test(fine)
/* @__NO_SIDE_EFFECTS__ */
export const literal = (value: unknown): Step => ({ ...test((it) => it === value), literal: value })
/* @__NO_SIDE_EFFECTS__ */
export const picklist = (values: readonly unknown[]) => test((it) => values.includes(it))

/* @__NO_SIDE_EFFECTS__ */
export const minLength = (least: number) => test((it: string) => it.length >= least)
/* @__NO_SIDE_EFFECTS__ */
export const maxLength = (most: number) => test((it: string) => it.length <= most)
/* @__NO_SIDE_EFFECTS__ */
export const minValue = (least: number) => test((it: number) => it >= least)
/* @__NO_SIDE_EFFECTS__ */
export const maxValue = (most: number) => test((it: number) => it <= most)
/* @__NO_SIDE_EFFECTS__ */
export const safeInteger = () => test(Number.isSafeInteger)
/* @__NO_SIDE_EFFECTS__ */
export const regex = (pattern: RegExp) => test((it: string) => pattern.test(it))
/* @__NO_SIDE_EFFECTS__ */
export const isoDate = () => regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/)
/* @__NO_SIDE_EFFECTS__ */
export const url = () =>
  test((it: string) => {
    try {
      return Boolean(new URL(it))
    } catch {
      return false
    }
  })
/* @__NO_SIDE_EFFECTS__ */
export const check = (fine: (input: never) => boolean) => test(fine)
/** Where a problem is shown makes no difference here. */
/* @__NO_SIDE_EFFECTS__ */
export const forward = (step: Step) => step
/* @__NO_SIDE_EFFECTS__ */
export const trim = () => transform((it: string) => it.trim())
/* @__NO_SIDE_EFFECTS__ */
export const transform = (change: (input: never) => unknown): Step => ({ run: (input) => change(input as never) })

/* @__NO_SIDE_EFFECTS__ */
export const pipe = (...steps: Step[]): Step => ({
  ...steps[0],
  run: (input) => steps.reduce((value, step) => step.run(value), input),
})
/* @__NO_SIDE_EFFECTS__ */
export const nullable = (inner: Step, fallback: unknown = null): Step => ({
  run: (input) => (input === null ? fallback : inner.run(input)),
})
/* @__NO_SIDE_EFFECTS__ */
export const optional = (inner: Step, fallback?: unknown): Step => ({
  run: (input) => (input === undefined ? (fallback === undefined ? fallback : inner.run(fallback)) : inner.run(input)),
  missing: () => fallback,
})
/* @__NO_SIDE_EFFECTS__ */
export const array = (item: Step): Step => ({
  run: (input) => {
    if (!Array.isArray(input)) throw BAD
    return input.map(item.run)
  },
})
/* @__NO_SIDE_EFFECTS__ */
export const tuple = (items: Step[]): Step => ({
  run: (input) => {
    if (!Array.isArray(input)) throw BAD
    return items.map((item, at) => item.run(input[at]))
  },
})
/* @__NO_SIDE_EFFECTS__ */
export const record = (key: Step, value: Step): Step => ({
  run: (input) => {
    if (!isRecord(input)) throw BAD
    const read: Record<string, unknown> = {}
    for (const name of Object.keys(input))
      if (!['__proto__', 'prototype', 'constructor'].includes(name))
        read[String(key.run(name))] = value.run(input[name])
    return read
  },
})
/* @__NO_SIDE_EFFECTS__ */
export const object = (entries: Record<string, Step>): Step => ({
  entries,
  run: (input) => {
    if (!isRecord(input)) throw BAD
    const read: Record<string, unknown> = {}
    for (const [name, step] of Object.entries(entries)) {
      if (name in input) read[name] = step.run(input[name])
      else {
        if (!step.missing) throw BAD
        const value = step.missing()
        if (value !== undefined) read[name] = step.run(value)
      }
    }
    return read
  },
})
/* @__NO_SIDE_EFFECTS__ */
export const omit = ({ entries = {} }: Step, names: readonly string[]): Step =>
  object(Object.fromEntries(Object.entries(entries).filter(([name]) => !names.includes(name))))
/* @__NO_SIDE_EFFECTS__ */
export const pick = ({ entries = {} }: Step, names: readonly string[]): Step =>
  object(Object.fromEntries(Object.entries(entries).filter(([name]) => names.includes(name))))
/* @__NO_SIDE_EFFECTS__ */
export const entriesFromList = (names: readonly string[], step: Step): Record<string, Step> =>
  Object.fromEntries(names.map((name) => [name, step]))
/* @__NO_SIDE_EFFECTS__ */
export const variant = (key: string, options: Step[]): Step => ({
  run: (input) => {
    const option = isRecord(input) && options.find((it) => it.entries?.[key]?.literal === input[key])
    if (!option) throw BAD
    return option.run(input)
  },
})

/* @__NO_SIDE_EFFECTS__ */
export const union = (options: Step[]): Step => ({
  run: (input) => {
    for (const option of options) {
      const read = safeParse(option, input)
      if (read.success) return read.output
    }
    throw BAD
  },
})
/* @__NO_SIDE_EFFECTS__ */
export const base64 = () => regex(/^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/i)

export const safeParse = (schema: Step, input: unknown) => {
  try {
    return { success: true, output: schema.run(input), issues: undefined }
  } catch (problem) {
    if (problem !== BAD) throw problem
    return { success: false, output: input, issues: [] }
  }
}
