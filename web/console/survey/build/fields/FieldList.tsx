import type { Choice } from '#contract/survey/choice.ts'
import type { Json, Text } from '#contract/survey/common.ts'
import type { ElementType } from '#contract/survey/definition.ts'
import type { Column, MultipleTextItem } from '#contract/survey/question.ts'
import type { Validator } from '#contract/survey/validator.ts'
import { isPlain, type Plain } from '#domain/survey/expression/index.ts'
import { asksPersonal } from '#domain/survey/life/check/index.ts'
import { Check } from '../../../../ui/Check.tsx'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import { ConditionField } from '../conditions/ConditionField.tsx'
import { ExpressionField } from '../conditions/ExpressionField.tsx'
import { namedQuestions } from '../conditions/named.ts'
import { Checks } from './Checks.tsx'
import { Columns, Items } from './Columns.tsx'
import { type Field, ON_BY_DEFAULT, picksOf } from './fields.ts'
import { Options } from './Options.tsx'
import { LimitField, NumberField, PickField, WordField } from './Plain.tsx'
import { Texts } from './Texts.tsx'

/** Sets one setting; undefined takes it away. `same`: goes on with the edit before. */
type SetField = (name: string, value: unknown, same?: string) => void

export interface FieldListProps {
  id: string
  node: Plain
  fields: readonly Field[]
  set: SetField
}

export const FieldList = ({ id, node, fields, set }: FieldListProps) => (
  <>
    {fields.map((field) => (
      <One key={field.name} id={`${id}.${field.name}`} node={node} field={field} set={set} />
    ))}
  </>
)

const One = ({ id, node, field, set }: { id: string; node: Plain; field: Field; set: SetField }) => {
  const { definition, readOnly } = useBuilder()
  const { name, widget, schema } = field
  const value = node[name]
  const names: Readonly<Record<string, string>> = words().fields
  const hints: Readonly<Record<string, string>> = words().fieldHints
  const label = names[name] ?? name
  const hint = hints[name]
  const shared = { id, label, hint }
  const typed = (next: unknown) => set(name, next, id)
  const at = (next: unknown) => set(name, next)
  switch (widget) {
    case 'line':
    case 'words':
      if (name === 'purpose' && value === undefined && !isPersonal(node)) return null
      return <Texts {...shared} value={value as Text | undefined} rows={widget === 'words' ? 3 : 0} onValue={typed} />
    case 'flag': {
      const usual = ON_BY_DEFAULT.has(name)
      return (
        <Check
          id={id}
          checked={typeof value === 'boolean' ? value : usual}
          disabled={readOnly}
          hint={hint}
          onChange={(on) => at(on === usual ? undefined : on)}
        >
          {label}
        </Check>
      )
    }
    case 'whole':
    case 'number':
      return <NumberField {...shared} whole={widget === 'whole'} value={value as number | undefined} onValue={typed} />
    case 'limit':
      return (
        <LimitField
          {...shared}
          inputType={node.inputType as string | undefined}
          value={value as number | string | undefined}
          onValue={typed}
        />
      )
    case 'word':
      return <WordField {...shared} value={value as string | undefined} onValue={typed} />
    case 'pick': {
      const picks: Readonly<Record<string, string>> =
        (words().picks as Readonly<Record<string, Record<string, string>>>)[name] ?? {}
      return (
        <PickField
          {...shared}
          value={value as string | number | undefined}
          none={name === 'depth' ? '' : words().build.usual}
          options={picksOf(schema).map((option) => ({ value: option, label: picks[`${option}`] ?? `${option}` }))}
          onValue={at}
        />
      )
    }
    case 'condition':
      return <ConditionField {...shared} value={value as string | undefined} onValue={typed} />
    case 'formula':
      return <ExpressionField {...shared} value={value as string | undefined} onValue={typed} />
    case 'options':
      return (
        <Options
          {...shared}
          value={value as Choice[] | undefined}
          pictures={node.type === 'imagepicker'}
          choosable={name === 'choices'}
          onValue={(next, same) => set(name, next, same)}
        />
      )
    case 'columns':
      return (
        <Columns
          {...shared}
          List={FieldList}
          value={value as Column[] | undefined}
          onValue={(next, same) => set(name, next, same)}
        />
      )
    case 'items':
      return (
        <Items
          {...shared}
          List={FieldList}
          value={value as MultipleTextItem[] | undefined}
          onValue={(next, same) => set(name, next, same)}
        />
      )
    case 'checks':
      return (
        <Checks
          id={id}
          type={(node.type ?? node.cellType ?? 'default') as ElementType | 'default'}
          value={value as Validator[] | undefined}
          onValue={(next, same) => set(name, next, same)}
        />
      )
    case 'answer':
      return <AnswerField {...shared} value={value as Json | undefined} onValue={typed} />
    case 'question':
      return (
        <PickField
          {...shared}
          value={value as string | undefined}
          none={words().build.ownOptions}
          options={namedQuestions(definition)
            .filter(({ element }) => element && 'choices' in element && element.id !== node.id)
            .map(({ name: other }) => ({ value: other, label: other }))}
          onValue={at}
        />
      )
  }
}

const isPersonal = (node: Plain): boolean =>
  typeof node.type === 'string' && asksPersonal(node as unknown as Parameters<typeof asksPersonal>[0])

interface AnswerProps {
  id: string
  label: string
  hint: string | undefined
  value: Json | undefined
  onValue: (value: Json | undefined) => void
}

/** A value given beforehand: a word or a number as it is, several apart by commas; what else an import brought stays. */
const AnswerField = ({ id, label, hint, value, onValue }: AnswerProps) => {
  if (Array.isArray(value) && value.every((item) => !isPlain(item) && !Array.isArray(item)))
    return (
      <WordField
        id={id}
        label={label}
        hint={words().build.severalByComma}
        value={value.join(', ')}
        onValue={(text) => onValue(text?.split(/[,，]\s*/).map(read))}
      />
    )
  if (typeof value === 'object' && value !== null)
    return (
      <p class="small">
        {label}: <code>{JSON.stringify(value)}</code>
      </p>
    )
  return (
    <WordField
      id={id}
      label={label}
      hint={hint}
      value={value === undefined ? undefined : `${value}`}
      onValue={(text) => onValue(text === undefined ? undefined : read(text))}
    />
  )
}

const read = (text: string): Json => {
  if (text === 'true' || text === 'false') return text === 'true'
  return text.trim() !== '' && `${Number(text)}` === text ? Number(text) : text
}
