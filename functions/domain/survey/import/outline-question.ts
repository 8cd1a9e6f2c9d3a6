import { type Kind, kindOf, REQUIRED } from './outline-words.ts'

export type OutlineReason =
  /** a word in brackets that names no kind of question; taken as part of the title */
  | 'unknown-kind'
  /** an option or a line of columns before any question; left out */
  | 'no-question'
  /** options of a question that is answered in words; left out */
  | 'no-options-here'
  /** a choice with nothing to choose */
  | 'options-missing'
  /** a limit that the kind does not have, or that says nothing; left out */
  | 'limit'

/** Something of the outline that was not taken over; `line` counts from 1. */
export type OutlineNote = { line: number; reason: OutlineReason; text: string }
/** A question as it is written, before it is known what all belongs to it. */
export interface Drafted {
  line: number
  title: string
  kind: Kind | null
  limits: string
  required: boolean
  description: string[]
  options: string[]
  columns: string[]
  /** Options were marked as boxes to tick. */
  boxes: boolean
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '【': '】', '（': '）', '(': ')' }
/** Characters of a kind and its limits: more of them in brackets are words of the title. */
const MOST_IN_BRACKETS = 100

/** The title of a question, with what stands behind it in brackets taken for what it is. */
export const beginQuestion = (text: string, line: number, notes: OutlineNote[]): Drafted => {
  const drafted: Drafted = {
    ...{ line, title: '', kind: null, limits: '', required: false },
    ...{ description: [], options: [], columns: [], boxes: false },
  }
  const requiredAtEnd = (title: string): string => {
    const rest = withoutRequired(title)
    drafted.required ||= rest.length < title.length
    return rest
  }
  const isTaken = (inner: string, opening: string): boolean => {
    if (/^(?:必填|必答|required)$/i.test(inner)) {
      drafted.required = true
      return true
    }
    const [, word = '', limits = ''] = inner.length > MOST_IN_BRACKETS ? [] : (WITHIN.exec(inner) ?? [])
    const kind = kindOf(word) ?? kindOf(inner)
    if (!kind || drafted.kind) {
      // Only square brackets promise a kind; round ones are how people write.
      if (opening === '[' || opening === '【') notes.push({ line, reason: 'unknown-kind', text: inner })
      return false
    }
    drafted.kind = kind
    drafted.limits = limits
    return true
  }
  const title = requiredAtEnd(withoutTaken(requiredAtEnd(text.trim()), isTaken).trim())
  // From where a run begins only: a long one is looked through once.
  drafted.title = title.replace(/(?<![_＿])[_＿]{2,}$/, '').trim()
  return drafted
}

const WITHIN = /^([\p{L}/-]+?题?)\s*(?:[,，:：]\s*)?((?:最多|最少|至少|至多|max|min|[\d-]).*)?$/iu

/** Reads brackets from left to right, each character once; those that are taken leave one space behind. */
const withoutTaken = (text: string, isTaken: (inner: string, opening: string) => boolean): string => {
  const pieces: string[] = []
  const opening = /[[【（(]/g
  // What is not closed is looked for once, and not again from each opening.
  const unclosed = new Set<string>()
  let from = 0
  for (let mark = opening.exec(text); mark; mark = opening.exec(text)) {
    const [open] = mark
    const closing = CLOSING[open] ?? ''
    const end = unclosed.has(open) ? -1 : text.indexOf(closing, mark.index)
    if (end < 0) {
      unclosed.add(open)
      continue
    }
    if (isTaken(text.slice(mark.index + 1, end).trim(), open)) {
      const rest = /\S|$/g
      rest.lastIndex = end + 1
      pieces.push(text.slice(from, mark.index).trimEnd(), ' ')
      from = rest.exec(text)?.index ?? text.length
    }
    opening.lastIndex = end + 1
  }
  return [...pieces, text.slice(from)].join('')
}

/** Without the marks at its end that it must be answered: from the last to the first, each looked at once. */
const withoutRequired = (text: string): string => {
  let end = text.length
  for (;;) {
    const mark = REQUIRED.exec(text.slice(Math.max(0, end - LONGEST_REQUIRED), end))
    if (!mark) return text.slice(0, end)
    end -= mark[0].length
    while (end > 0 && /\s/.test(text[end - 1] ?? '')) end--
  }
}
/** `（ required ）`, with as many spaces as anybody writes. */
const LONGEST_REQUIRED = 30
