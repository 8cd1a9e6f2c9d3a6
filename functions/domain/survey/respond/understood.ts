import type { Definition, Element } from '../../../contract/survey/definition.ts'
import { isPlain, type Plain } from '../expression/index.ts'
import type { Asked } from '../model/index.ts'
import { understand } from '../model/understand.ts'

interface Field {
  inputType: string | undefined
  shaped: boolean
}

/** The fields that people type into, by the key of their answer; of two that share one, nothing is made but a clean text. */
const fieldsOf = (definition: Definition): Map<string, Field> => {
  const fields = new Map<string, Field>()
  const pending: (Element | Asked)[] = definition.pages.flatMap((page) => page.elements ?? [])
  for (let element = pending.pop(); element; element = pending.pop()) {
    const holder = element as Asked & {
      [part in 'elements' | 'templateElements' | 'detailElements' | 'columns' | 'items']?: Asked[]
    } & { cellType?: string }
    for (const part of ['elements', 'templateElements', 'detailElements', 'columns', 'items'] as const)
      pending.push(...(holder[part] ?? []))
    // An item of a multiple text has no type, and a column that of its cells.
    if (holder.type !== undefined && holder.type !== 'text' && holder.type !== 'comment') continue
    const key = holder.valueName || holder.name
    const field = { inputType: holder.inputType, shaped: (holder.validators?.length ?? 0) > 0 }
    const known = fields.get(key)
    if (holder.choices === undefined)
      fields.set(key, known && known.inputType !== field.inputType ? { inputType: undefined, shaped: true } : field)
  }
  return fields
}

/** Answers as they are judged and stored: what was typed is understood, what was chosen is as it was offered. */
export const understood = (definition: Definition, answers: Plain): Plain => {
  const fields = fieldsOf(definition)
  const read = (key: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one) => (isPlain(one) ? inside(one) : one))
    if (isPlain(value)) return inside(value)
    if (typeof value !== 'string') return value
    // Words beside an answer, or beside one of its options.
    if (key.endsWith('-Comment') || key === 'comment') return understand(value, undefined, false)
    const field = fields.get(key)
    return field ? understand(value, field.inputType, field.shaped) : value
  }
  const inside = (values: Plain): Plain =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, read(key, value)]))
  return inside(answers)
}
