import type { Element } from '../../../contract/survey/definition.ts'
import { equals, isEmpty, isPlain, type Plain } from '../expression/index.ts'
import { isFormed } from '../types/is-formed.ts'
import { choosesMany } from './chooses-many.ts'
import type { Compiled } from './compiled.ts'
import { all, answerOf, type Node } from './node.ts'
import { isOption } from './offered.ts'
import { MAX_ENTRIES } from './outline.ts'
import { ratingSteps } from './rating-steps.ts'
import { whenCleared } from './settle.ts'
import type { Assessment } from './survey.ts'
import { bareValue } from './without-words.ts'

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
  const sharers = sharersOf(state.pages)
  const limits: Limits = { text: definition.maxTextLength ?? 0, hides: definition.clearInvisibleValues, sharers }
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

/** Questions that share an answer, each with all of them. */
function sharersOf(pages: Node[]): Map<Node, Node[]> {
  const byHolder = new Map<Plain, Map<string, Node[]>>()
  const sharers = new Map<Node, Node[]>()
  for (const node of all(pages)) {
    if (node.kind !== 'question') continue
    const keys = byHolder.get(node.holder) ?? new Map<string, Node[]>()
    byHolder.set(node.holder, keys)
    const nodes = [...(keys.get(node.key) ?? []), node]
    keys.set(node.key, nodes)
    if (nodes.length > 1) for (const one of nodes) sharers.set(one, nodes)
  }
  return sharers
}

type Limits = { text: number; hides: string | undefined; sharers: Map<Node, Node[]> }

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
    if (!node.shown && whenCleared(limits.hides, node) !== 'none') {
      if (!Object.hasOwn(into, key)) strays.push({ path, reason: 'hidden' })
      continue
    }
    const value = isFormed(element, 'fields', 'table', 'list', 'group')
      ? partsOf(node, into[key], strays, limits)
      : visibleOf(node, answer)
    if (isEmpty(value)) {
      if (!isEmpty(answer) && !Object.hasOwn(into, key)) strays.push({ path, reason: 'hidden' })
      continue
    }
    if (!areAnswers(node, value, limits)) {
      strays.push({ path, reason: 'not-an-answer' })
      continue
    }
    into[key] = value
    keepComment()
  }
}

/** Without the rows and columns of a matrix that are hidden: nobody could see, or take back, what was chosen there. */
function visibleOf(node: Node, answer: unknown): unknown {
  const element = node.element as unknown as Element
  if (!isFormed(element, 'grid') || !isPlain(answer)) return answer
  const { rows, columns } = element
  const isHidden = (all: typeof rows, shown: Node['choices'], value: unknown) =>
    all?.some((one) => equals(one.value, value)) && !shown?.some((one) => equals(one.value, value))
  const ofRow = (value: unknown) => {
    if (Array.isArray(value)) return value.filter((one) => !isHidden(columns, node.columns, one))
    return isHidden(columns, node.columns, value) ? undefined : value
  }
  const kept = Object.entries(answer).flatMap(([row, value]) => {
    const shown = isHidden(rows, node.choices, row) ? undefined : ofRow(value)
    return isEmpty(shown) ? [] : [[row, shown] as const]
  })
  return Object.fromEntries(kept)
}

/** Questions that share an answer take together what each of them offers. */
function areAnswers(node: Node, value: unknown, { text, sharers }: Limits): boolean {
  const nodes = sharers.get(node)?.filter(({ shown }) => shown) ?? [node]
  if (nodes.some((one) => isAnswer(one, value, text))) return true
  const isOne = (part: unknown) => nodes.some((one) => isAnswer(one, choosesMany(one) ? [part] : part, text))
  return nodes.length > 1 && Array.isArray(value) && value.every(isOne)
}

/** Entries and rows are taken apart and put together again; two questions that share an answer each add their part. */
function partsOf(node: Node, earlier: unknown, strays: Stray[], limits: Limits): unknown {
  const { element, children } = node
  const part = (child: Node, before: unknown) => {
    const values: Plain = isPlain(before) ? { ...before } : {}
    collect(child.children, values, strays, limits)
    return values
  }
  if (isFormed(element, 'fields')) {
    const values: Plain = {}
    collect(children, values, strays, limits)
    return values
  }
  // A row that is hidden is none; an entry that is hidden keeps its place, for others are known by theirs.
  const rows = children.filter((child) => child.visible || child.kind === 'entry' || limits.hides === 'none')
  const parts = rows.map((child, at) => {
    const before = Array.isArray(earlier) ? earlier[at] : isPlain(earlier) ? earlier[child.key] : undefined
    return [child.key, part(child, before)] as const
  })
  if (!isFormed(element, 'table')) return parts.map(([, values]) => values)
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
      return node.choices ? isOption(node, value) : ratingSteps(holder).some((step) => step === value)
    case 'slider':
      return (isList ? value : [value]).every((one) => isBetween(one, holder.min ?? 0, holder.max ?? 100))
    case 'matrix': {
      const columns = node.columns ?? []
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
    // What these hold is judged part by part, and what is calculated is nobody's answer.
    case 'multipletext':
    case 'matrixdropdown':
    case 'expression':
    case 'panel':
    case 'html':
    case 'image':
      return true
  }
}

/** Digits of the code of a province, a city, a county, a township. */
const REGION_DIGITS = [2, 4, 6, 9]

const isBetween = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && value >= least && value <= most

function areOptions(node: Node, value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const bare = value.map((one: unknown) => bareValue(node, one))
  return bare.every((one, at) => isOption(node, value[at]) && bare.findIndex((other) => equals(other, one)) === at)
}
