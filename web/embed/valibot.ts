/**
 * The part of valibot that a citizen's page needs, at a quarter of the bytes: it tells whether, never why. The embed is built
 * with this in valibot's place (vite.config.ts); a function that is missing here fails the build, and that both give the same
 * for the same input is tested.
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
const test = (fine: (input: never) => boolean): Step => ({
  run: (input) => {
    need(fine(input as never))
    return input
  },
})
const isRecord = (input: unknown): input is Record<string, unknown> => typeof input === 'object' && input !== null

export const string = () => test((it) => typeof it === 'string')
export const number = () => test((it) => typeof it === 'number' && !Number.isNaN(it))
export const boolean = () => test((it) => typeof it === 'boolean')
export const literal = (value: unknown): Step => ({ ...test((it) => it === value), literal: value })
export const picklist = (values: readonly unknown[]) => test((it) => values.includes(it))

export const minLength = (least: number) => test((it: string) => it.length >= least)
export const maxLength = (most: number) => test((it: string) => it.length <= most)
export const minValue = (least: number) => test((it: number) => it >= least)
export const maxValue = (most: number) => test((it: number) => it <= most)
export const safeInteger = () => test(Number.isSafeInteger)
export const regex = (pattern: RegExp) => test((it: string) => pattern.test(it))
export const isoDate = () => regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/)
export const url = () =>
  test((it: string) => {
    try {
      return Boolean(new URL(it))
    } catch {
      return false
    }
  })
export const check = test
/** Where a problem is shown makes no difference here. */
export const forward = (step: Step) => step
export const trim = () => transform((it: string) => it.trim())
export const transform = (change: (input: never) => unknown): Step => ({ run: (input) => change(input as never) })

export const pipe = (...steps: Step[]): Step => ({
  ...steps[0],
  run: (input) => steps.reduce((value, step) => step.run(value), input),
})
export const nullable = (inner: Step, fallback: unknown = null): Step => ({
  run: (input) => (input === null ? fallback : inner.run(input)),
})
export const optional = (inner: Step, fallback?: unknown): Step => ({
  run: (input) => (input === undefined ? (fallback === undefined ? fallback : inner.run(fallback)) : inner.run(input)),
  missing: () => fallback,
})
export const array = (item: Step): Step => ({
  run: (input) => {
    if (!Array.isArray(input)) throw BAD
    return input.map(item.run)
  },
})
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
export const variant = (key: string, options: Step[]): Step => ({
  run: (input) => {
    const option = isRecord(input) && options.find((it) => it.entries?.[key]?.literal === input[key])
    if (!option) throw BAD
    return option.run(input)
  },
})

export const safeParse = (schema: Step, input: unknown) => {
  try {
    return { success: true, output: schema.run(input), issues: undefined }
  } catch (problem) {
    if (problem !== BAD) throw problem
    return { success: false, output: input, issues: [] }
  }
}
