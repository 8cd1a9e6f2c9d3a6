import type { Choice } from '../../../contract/survey/choice.ts'
import type { Element } from '../../../contract/survey/definition.ts'
import type { Drafted, OutlineNote, OutlineReason } from './outline-question.ts'
import { type Kind, NONE, OTHER } from './outline-words.ts'

interface Making {
  name: string
  newId: () => string
  words: (text: string) => Record<string, string>
  notes: OutlineNote[]
}

/** What a question of the outline is in a definition; what its kind has no place for is noted and left out. */
export const toElement = (drafted: Drafted, { name, newId, words, notes }: Making): Element => {
  const { line, title, options, columns, required, description } = drafted
  const kind =
    drafted.kind ?? (columns.length ? 'matrix' : options.length ? (drafted.boxes ? 'multiple' : 'single') : 'short')
  const note = (reason: OutlineReason, text: string) => notes.push({ line, reason, text })
  const shown = {
    id: newId(),
    name,
    title: words(title),
    ...(description.length ? { description: words(description.join('\n')) } : {}),
  }
  const asked = { ...shown, ...(required ? { isRequired: true } : {}) }
  const { most, least, from, to } = limitsOf(drafted.limits)
  const used = (limits: boolean) => {
    if (drafted.limits && !limits) note('limit', drafted.limits)
  }
  const range = { ...(from === undefined ? {} : { min: from }), ...(to === undefined ? {} : { max: to }) }
  const choices = (): { choices: Choice[]; showOtherItem?: true; showNoneItem?: true } => {
    if (!options.length) note('options-missing', title)
    const plain = options.filter((option) => !OTHER.test(option) && !NONE.test(option))
    return {
      choices: plain.map((text, at) => ({ id: newId(), value: `${name}_${at + 1}`, text: words(text) })),
      ...(options.some((option) => OTHER.test(option)) ? { showOtherItem: true as const } : {}),
      ...(options.some((option) => NONE.test(option)) ? { showNoneItem: true as const } : {}),
    }
  }
  const many = {
    ...(most === undefined ? {} : { maxSelectedChoices: most }),
    ...(least === undefined ? {} : { minSelectedChoices: least }),
  }
  const numbered = (texts: string[], stem: string): Choice[] =>
    texts.map((text, at) => ({ id: newId(), value: `${stem}${at + 1}`, text: words(text) }))
  if (options.length && !TAKES_OPTIONS.has(kind)) for (const option of options) note('no-options-here', option)

  switch (kind) {
    case 'single':
      used(false)
      return { type: 'radiogroup', ...asked, ...choices() }
    case 'dropdown':
      used(false)
      return { type: 'dropdown', ...asked, ...choices() }
    case 'multiple':
      used(most !== undefined || least !== undefined)
      return { type: 'checkbox', ...asked, ...choices(), ...many }
    case 'search':
      used(most !== undefined || least !== undefined)
      return { type: 'tagbox', ...asked, ...choices(), ...many }
    case 'ranking':
      used(most !== undefined || least !== undefined)
      return { type: 'ranking', ...asked, ...choices(), ...many }
    case 'rating':
      used(to !== undefined)
      return { type: 'rating', ...asked, rateMin: from ?? 1, rateMax: to ?? 5, rateType: 'stars' }
    case 'nps':
      used(false)
      return { type: 'rating', ...asked, rateMin: 0, rateMax: 10 }
    case 'matrix':
    case 'matrixMany':
      used(false)
      if (!options.length || !columns.length) note('options-missing', title)
      return {
        type: 'matrix',
        ...asked,
        ...(kind === 'matrixMany' ? { cellType: 'checkbox' as const } : {}),
        rows: numbered(options, 'row'),
        columns: numbered(columns, 'column'),
      }
    case 'slider':
      used(to !== undefined)
      return { type: 'slider', ...asked, ...range }
    case 'yesno':
      used(false)
      return { type: 'boolean', ...asked }
    case 'consent': {
      used(false)
      const { description: _, ...bare } = asked
      return { type: 'consent', ...bare, statement: words(description.join('\n') || title) }
    }
    case 'region': {
      used(false)
      return { type: 'region', ...asked, depth: 3 }
    }
    case 'note':
      used(false)
      return { type: 'html', id: shown.id, name: '', html: words([title, ...description].join('\n')) }
    case 'long':
      used(most !== undefined)
      return { type: 'comment', ...asked, ...(most === undefined ? {} : { maxLength: most }) }
    case 'number':
      used(from !== undefined || to !== undefined)
      return { type: 'text', ...asked, inputType: 'number', ...range }
    case 'short':
      used(most !== undefined)
      return { type: 'text', ...asked, ...(most === undefined ? {} : { maxLength: most }) }
    default:
      used(false)
      return { type: 'text', ...asked, inputType: INPUT[kind] }
  }
}

const TAKES_OPTIONS: ReadonlySet<Kind> = new Set<Kind>([
  ...(['single', 'dropdown', 'multiple', 'search', 'ranking', 'matrix', 'matrixMany'] as const),
])
const INPUT = { date: 'date', time: 'time', email: 'email', phone: 'tel', url: 'url' } as const

/** `0-120`; `最多3项`, `至少 2`, `max 200`, `min 1`. */
const limitsOf = (text: string) => {
  const whole = (pattern: RegExp) => {
    const found = pattern.exec(text)?.[1]
    return found === undefined ? undefined : Number(found)
  }
  const [, from, to] = /(-?\d+)\s*(?:-|–|—|~|～|至|到|to)\s*(-?\d+)/i.exec(text) ?? []
  return {
    most: whole(/(?:最多|至多|max)\D*(\d+)/i),
    least: whole(/(?:最少|至少|min)\D*(\d+)/i),
    from: from === undefined ? undefined : Number(from),
    to: to === undefined ? undefined : Number(to),
  }
}
