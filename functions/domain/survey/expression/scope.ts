import { isPlain, type Plain } from './values.ts'

export type Found = {
  value: unknown
  /** the order of the items of the value counts (a ranking) */
  ordered?: boolean
}

/** Where the names of an expression get their values. */
export type Scope = {
  /** `original`: asked for by a function over rows, which wants them as they are stored. */
  find(name: string, original: boolean): Found | undefined
  /** The functions that look at the survey rather than at values: `displayValue`, `isContainerReady` … */
  ask?(question: string, args: unknown[]): unknown
}

export type Step = { name: string; index?: number }

/** `a.b[0]` as steps; the index is on the step before it. A `$` in front asks for properties of an element, and is no part of its name. */
export function toPath(name: string): Step[] {
  return name
    .replace(/^\$/, '')
    .split('.')
    .map((part) => {
      const match = /^(.*)\[\s*(-?\d+)\s*\]$/s.exec(part)
      return match ? { name: match[1] ?? '', index: Number(match[2]) } : { name: part }
    })
}

/**
 * Follows a path through plain values, in any case. A name may contain dots itself, so the longest name that exists wins;
 * a negative index counts from the end.
 */
export function follow(values: unknown, path: Step[]): Found | undefined {
  let value = values
  for (let at = 0; at < path.length; at++) {
    let last = path.findIndex((step, position) => position >= at && step.index !== undefined)
    if (last < 0) last = path.length - 1
    let found: unknown
    for (; last >= at; last--) {
      const name = path.slice(at, last + 1).map((step) => step.name)
      found = property(value, name.join('.'))
      if (found !== undefined) break
    }
    if (found === undefined) return undefined
    at = last
    value = found
    const index = path[at]?.index
    if (index === undefined) continue
    const item: unknown = Array.isArray(value) ? value.at(index) : undefined
    if (!Array.isArray(value) || index >= value.length || index < -value.length) return undefined
    value = item
  }
  return { value }
}

function property(holder: unknown, name: string): unknown {
  if (name === 'length' && (Array.isArray(holder) || typeof holder === 'string')) return holder.length
  if (!name || (!isPlain(holder) && !Array.isArray(holder))) return undefined
  const values = holder as Plain
  if (Object.hasOwn(values, name) && values[name] !== undefined) return values[name]
  const folded = name.toLowerCase()
  const key = Object.keys(values).find((own) => own.toLowerCase() === folded)
  return key === undefined ? undefined : values[key]
}

/** A scope over plain values alone: enough for a condition that stands outside a survey. */
export function scopeOf(values: Plain, outer?: Scope): Scope {
  return {
    find: (name, original) => follow(values, toPath(name)) ?? outer?.find(name, original),
    ...(outer?.ask && { ask: outer.ask.bind(outer) }),
  }
}
