import type { Element } from '../../../contract/survey/definition.ts'
import { equals, isEmpty, isPlain, type Plain } from '../expression/index.ts'
import { SPECIAL, specialValues } from './choices.ts'
import type { Compiled } from './compiled.ts'
import { answerOf, type Node } from './node.ts'
import { MAX_ENTRIES } from './outline.ts'
import type { Assessment } from './survey.ts'

/**
 * An answer that is not stored, and why. `not-an-answer` and `unknown` only come from a client that is not ours: conditions
 * were judged with them among the answers, so that a response with one of these is refused as a whole.
 */
export type Stray = {
  path: string
  reason: /** of a question that is not asked, going by the other answers */
    | 'hidden'
    /** not one of the options, or not of the kind the question asks for */
    | 'not-an-answer'
    /** of no question of the survey */
    | 'unknown'
}

/**
 * What is stored of a response: the answers to what was asked, entry by entry, with the calculated values that are kept.
 * Anything else is a stray, so that no tally ever counts what nobody could choose.
 */
export function complete({ definition }: Compiled, state: Assessment): { answers: Plain; strays: Stray[] } {
  const strays: Stray[] = []
  const answers: Plain = {}
  const limits = { text: definition.maxTextLength ?? 0, keepHidden: definition.clearInvisibleValues === 'none' }
  collect(state.pages, answers, strays, limits)
  for (const { name, includeIntoResult } of definition.calculatedValues ?? []) {
    if (includeIntoResult && !isEmpty(state.calculated[name])) answers[name] = state.calculated[name]
  }
  const asked = new Set(keysOf(state.pages))
  // A trigger may set a value that is no question's.
  for (const trigger of definition.triggers ?? []) {
    const name = 'setToName' in trigger ? trigger.setToName : undefined
    if (name && !(name in answers) && Object.hasOwn(state.answers, name) && !asked.has(name)) {
      answers[name] = state.answers[name]
    }
  }
  const told = new Set(strays.map((stray) => stray.path))
  for (const key of Object.keys(state.answers)) {
    if (!Object.hasOwn(answers, key) && !told.has(key) && !isEmpty(state.answers[key])) {
      strays.push({ path: key, reason: asked.has(key.replace(/-Comment$/, '')) ? 'hidden' : 'unknown' })
    }
  }
  return { answers, strays }
}

type Limits = { text: number; keepHidden: boolean }

/** The keys of the questions, outside of rows and entries. */
function keysOf(nodes: Node[]): string[] {
  return nodes.flatMap((node) => (node.kind === 'section' ? keysOf(node.children) : node.key))
}

function collect(nodes: Node[], into: Plain, strays: Stray[], limits: Limits): void {
  for (const node of nodes) {
    if (node.kind === 'section') {
      collect(node.children, into, strays, limits)
      continue
    }
    const { element, key, path, holder } = node
    const answer = answerOf(node)
    const comment = holder[`${key}-Comment`]
    const keepComment = () => {
      if (typeof comment === 'string' && comment.trim()) into[`${key}-Comment`] = comment
    }
    if (isEmpty(answer)) {
      if (node.shown && element.showCommentArea) keepComment()
      continue
    }
    if (!node.shown && !limits.keepHidden && element.clearIfInvisible !== 'none') {
      if (!(key in into)) strays.push({ path, reason: 'hidden' })
      continue
    }
    const value = PARTS.has(element.type) ? partsOf(node, into[key], strays, limits) : answer
    if (!isAnswer(node, value, limits.text)) {
      strays.push({ path, reason: 'not-an-answer' })
      continue
    }
    into[key] = value
    keepComment()
  }
}

const PARTS = new Set(['paneldynamic', 'matrixdynamic', 'matrixdropdown', 'multipletext'])

/** Entries and rows are taken apart and put together again; two questions that share an answer each add their part. */
function partsOf(node: Node, earlier: unknown, strays: Stray[], limits: Limits): unknown {
  const { element, children } = node
  const part = (child: Node, before: unknown) => {
    const values: Plain = isPlain(before) ? { ...before } : {}
    collect(child.children, values, strays, limits)
    return values
  }
  if (element.type === 'multipletext') {
    const values: Plain = {}
    collect(children, values, strays, limits)
    return values
  }
  const parts = children.map((child, at) => {
    const before = Array.isArray(earlier) ? earlier[at] : isPlain(earlier) ? earlier[child.key] : undefined
    return [child.key, part(child, before)] as const
  })
  if (element.type !== 'matrixdropdown') return parts.map(([, values]) => values)
  return Object.fromEntries(parts.filter(([, values]) => !isEmpty(values)))
}

function isAnswer(node: Node, value: unknown, maxText: number): boolean {
  const { element } = node
  const holder = element as unknown as Element
  const isList = Array.isArray(value)
  switch (holder.type) {
    case 'text':
    case 'comment': {
      const longest = (element.maxLength ?? -1) > 0 ? (element.maxLength ?? 0) : maxText
      return typeof value === 'number' || (typeof value === 'string' && (longest <= 0 || value.length <= longest))
    }
    case 'boolean':
      return [holder.valueTrue ?? true, holder.valueFalse ?? false].some((one) => equals(one, value))
    case 'consent':
      return value === true
    case 'radiogroup':
    case 'buttongroup':
    case 'dropdown':
      return isOption(node, value)
    case 'imagepicker':
      return holder.multiSelect ? areOptions(node, value) : isOption(node, value)
    case 'checkbox':
    case 'tagbox':
    case 'ranking':
      return areOptions(node, value)
    case 'rating':
      return holder.rateValues?.length
        ? holder.rateValues.some((one) => equals(one.value, value))
        : isBetween(value, holder.rateMin ?? 1, holder.rateMax ?? Math.max(5, holder.rateCount ?? 0))
    case 'slider':
      return (isList ? value : [value]).every((one) => isBetween(one, holder.min ?? 0, holder.max ?? 100))
    case 'matrix': {
      const columns = holder.columns ?? []
      const isColumn = (one: unknown): boolean =>
        Array.isArray(one) ? one.every(isColumn) : columns.some((column) => equals(column.value, one))
      const rows = new Set((node.choices ?? []).map((row) => String(row.value)))
      return isPlain(value) && Object.entries(value).every(([row, one]) => rows.has(row) && isColumn(one))
    }
    case 'region':
      return (
        typeof value === 'string' &&
        /^\d+$/.test(value) &&
        value.startsWith(holder.within ?? '') &&
        REGION_DIGITS.slice(0, holder.depth).includes(value.length)
      )
    case 'file':
      return isList && value.length <= (holder.maxFiles ?? (holder.allowMultiple ? 100 : 1))
    case 'paneldynamic':
      return isList && value.length <= Math.min(holder.maxPanelCount ?? MAX_ENTRIES, MAX_ENTRIES)
    case 'matrixdynamic':
      return isList && value.length <= Math.min(holder.maxRowCount ?? MAX_ENTRIES, MAX_ENTRIES)
    default:
      return true
  }
}

/** Digits of the code of a province, a city, a county, a township. */
const REGION_DIGITS = [2, 4, 6, 9]

const isBetween = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && value >= least && value <= most

function areOptions(node: Node, value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const property = node.element.valuePropertyName
  const bare = value.map((one: unknown) => (property && isPlain(one) ? one[property] : one))
  return bare.every((one, at) => isOption(node, one) && bare.findIndex((other) => equals(other, one)) === at)
}

/** One of the options now offered, bare or with the text that goes with it. */
function isOption({ element, choices = [] }: Node, value: unknown): boolean {
  const bare = isPlain(value) ? value.value : value
  if (choices.some((choice) => equals(choice.value, bare))) return true
  if (specialValues(element).some((special) => special === bare)) return true
  const { choicesMin, choicesMax } = element
  if (choicesMin !== undefined && choicesMax !== undefined && isBetween(bare, choicesMin, choicesMax)) return true
  // Without its own place, the text of "other" stands where the option would.
  return (
    element.showOtherItem === true &&
    element.storeOthersAsComment === false &&
    typeof bare === 'string' &&
    bare !== SPECIAL.other
  )
}
