import { MAX_CHOICES } from '../../../../contract/survey/common.ts'
import type { Element } from '../../../../contract/survey/definition.ts'
import type { Column, MultipleTextItem } from '../../../../contract/survey/question.ts'
import { MAX_ENTRIES } from '../../model/outline.ts'
import type { Finding } from './finding.ts'
import type { Placed } from './walk.ts'

/** Pairs of settings of which the first may not be more than the second. */
const PAIRS = [
  ['min', 'max'],
  ['minSelectedChoices', 'maxSelectedChoices'],
  ['minRowCount', 'maxRowCount'],
  ['rowCount', 'maxRowCount'],
  ['minPanelCount', 'maxPanelCount'],
  ['panelCount', 'maxPanelCount'],
  ['rateMin', 'rateMax'],
  ['choicesMin', 'choicesMax'],
  ['minRangeLength', 'maxRangeLength'],
  ['minValue', 'maxValue'],
  ['minLength', 'maxLength'],
  ['minCount', 'maxCount'],
] as const

/** A scale of one step asks nothing. */
const STRICT: readonly string[] = ['rateMin', 'choicesMin']

/** Limits that no answer can keep. */
export const badLimits = (part: Placed): Finding[] => {
  if (part.kind === 'page' || part.kind === 'calculated') return []
  const { node, at } = part
  const found = (field: string): Finding => ({
    ...{ level: 'error', at, path: `${node.id}.${field}`, rule: 'contradictory_limits' },
  })
  const fields: Fields = { ...node }
  const validators = 'validators' in node ? (node.validators ?? []) : []
  return [
    ...crossed(fields).map(found),
    ...beyondLimits(fields).map(({ field, limit }) => ({
      ...found(field),
      rule: 'beyond_limit',
      detail: String(limit),
    })),
    ...validators.flatMap((validator, index) =>
      crossed({ ...validator }).map((field) => found(`validators.${index}.${field}`)),
    ),
    ...tooManyWanted(node).map(found),
    ...(shortAllowed(fields, validators) ? [found('maxLength')] : []),
  ]
}

/** What a page could not show, nor the platform take. */
const BEYOND: Record<string, number> = {
  ...{ rowCount: MAX_ENTRIES, minRowCount: MAX_ENTRIES, maxRowCount: MAX_ENTRIES },
  ...{ panelCount: MAX_ENTRIES, minPanelCount: MAX_ENTRIES, maxPanelCount: MAX_ENTRIES },
  ...{ precision: 100, minimumFractionDigits: 100, maximumFractionDigits: 100 },
}

const beyondLimits = (fields: Fields): { field: string; limit: number }[] => {
  const found = Object.entries(BEYOND).flatMap(([field, limit]) => {
    const value = fields[field]
    return typeof value === 'number' && value > limit ? [{ field, limit }] : []
  })
  const { choicesMin: first, choicesMax: last, choicesStep: step } = fields
  const steps = (Number(last) - Number(first)) / (Number(step) || 1)
  return typeof last === 'number' && !(steps >= 0 ? steps < MAX_CHOICES : last < Number(first))
    ? [...found, { field: 'choicesMax', limit: MAX_CHOICES }]
    : found
}

type Fields = Readonly<Record<string, unknown>>

const crossed = (fields: Fields): string[] =>
  PAIRS.flatMap(([least, most]) => {
    const [low, high] = [fields[least], fields[most]]
    if (!isLimit(low) || !isLimit(high) || typeof low !== typeof high) return []
    // SurveyJS writes 0 for no limit of these.
    if (high === 0 && /^max(Selected|Count|Length)/.test(most)) return []
    return low > high || (low === high && STRICT.includes(least)) ? [most] : []
  })

const isLimit = (value: unknown): value is number | string =>
  typeof value === 'number' || (typeof value === 'string' && value !== '')

/** More options wanted than there are. */
const tooManyWanted = (node: Element | Column | MultipleTextItem): string[] => {
  if (!('minSelectedChoices' in node) || !node.minSelectedChoices || !node.choices) return []
  if ('choicesFromQuestion' in node && node.choicesFromQuestion) return []
  const other = 'showOtherItem' in node && node.showOtherItem ? 1 : 0
  return node.minSelectedChoices > node.choices.length + other ? ['minSelectedChoices'] : []
}

/** A text that has to be longer than it may be. */
const shortAllowed = (fields: Fields, validators: readonly Fields[]): boolean => {
  const { maxLength } = fields
  if (typeof maxLength !== 'number' || maxLength <= 0) return false
  return validators.some(({ minLength }) => typeof minLength === 'number' && minLength > maxLength)
}
