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

const BRACKETS = /\s*(?:\[([^\]]*)\]|【([^】]*)】|（([^）]*)）|\(([^)]*)\))\s*/g

/** The title of a question, with what stands behind it in brackets taken for what it is. */
export const beginQuestion = (text: string, line: number, notes: OutlineNote[]): Drafted => {
  const drafted: Drafted = {
    ...{ line, title: '', kind: null, limits: '', required: false },
    ...{ description: [], options: [], columns: [], boxes: false },
  }
  let rest = text.trim()
  for (let found = REQUIRED.exec(rest); found; found = REQUIRED.exec(rest)) {
    drafted.required = true
    rest = rest.slice(0, found.index).trim()
  }
  rest = rest.replaceAll(BRACKETS, (whole, ...groups: (string | undefined)[]) => {
    const inner = (groups.slice(0, 4).find((group) => group !== undefined) ?? '').trim()
    if (/^(?:必填|必答|required)$/i.test(inner)) {
      drafted.required = true
      return ' '
    }
    const [, word = '', limits = ''] =
      /^([\p{L}/-]+?题?)\s*[,，:：]?\s*((?:最多|最少|至少|至多|max|min|[\d-]).*)?$/iu.exec(inner) ?? []
    const kind = kindOf(word) ?? kindOf(inner)
    if (!kind || drafted.kind) {
      // Only square brackets promise a kind; round ones are how people write.
      if (groups[0] !== undefined || groups[1] !== undefined) notes.push({ line, reason: 'unknown-kind', text: inner })
      return whole
    }
    drafted.kind = kind
    drafted.limits = limits
    return ' '
  })
  for (let found = REQUIRED.exec(rest.trim()); found; found = REQUIRED.exec(rest)) {
    drafted.required = true
    rest = rest.slice(0, found.index).trim()
  }
  drafted.title = rest
    .trim()
    .replace(/[_＿]{2,}$/, '')
    .trim()
  return drafted
}
