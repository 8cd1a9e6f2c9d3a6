import { useSignal } from '@preact/signals'
import type { ElementType } from '#contract/survey/definition.ts'
import { isPattern, type Validator } from '#contract/survey/validator.ts'
import { isWritten } from '#domain/survey/types/counted.ts'
import { isFormed } from '#domain/survey/types/is-formed.ts'
import { Check } from '../../../../ui/Check.tsx'
import { TextField } from '../../../../ui/TextField.tsx'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import { ConditionField } from '../conditions/ConditionField.tsx'
import { NumberField, PickField } from './Plain.tsx'
import { RowButtons, shifted } from './Row.tsx'
import { Texts } from './Texts.tsx'

const WRITTEN = ['text', 'numeric', 'regex', 'email', 'expression'] as const
const SEVERAL = ['answercount', 'expression'] as const
const OTHERS = ['expression'] as const

/** The checks that make sense for what is answered: a cell as its table has them may be anything. */
const checksFor = (type: ElementType | 'default'): readonly Validator['type'][] => {
  if (type === 'default' || isWritten(type)) return WRITTEN
  // Pictures are options of which several may be chosen.
  return isFormed({ type }, 'options') || type === 'imagepicker' ? SEVERAL : OTHERS
}

const fresh = (type: Validator['type']): Validator => (type === 'regex' ? { type, regex: '.+' } : { type })

interface ChecksProps {
  id: string
  /** Of the question; `default`: a cell as its table has them, which may be anything. */
  type: ElementType | 'default'
  value: readonly Validator[] | undefined
  onValue: (value: Validator[] | undefined, same?: string) => void
}

/** Checks of an answer, each with a message of its own. */
export const Checks = ({ id, type: asked, value = [], onValue }: ChecksProps) => {
  const { readOnly } = useBuilder()
  const w = words().build
  const put = (index: number, next: Validator) =>
    onValue(
      value.map((one, at) => (at === index ? next : one)),
      `${id}.${index}`,
    )
  return (
    <fieldset class="stack-s">
      <legend>{words().fields.validators}</legend>
      {value.map((validator, index) => (
        <fieldset key={index} class="list-item stack-s">
          <legend class="small">{w.checkOf(index + 1, w.checkTypes[validator.type])}</legend>
          <Limits id={`${id}.${index}`} validator={validator} onValidator={(next) => put(index, next)} />
          <Texts
            id={`${id}.${index}.text`}
            label={w.ownMessage}
            value={validator.text}
            onValue={(text) => {
              const { text: _, ...rest } = validator
              put(index, (text === undefined ? rest : { ...rest, text }) as Validator)
            }}
          />
          <PickField
            id={`${id}.${index}.severity`}
            label={w.severity}
            value={validator.notificationType}
            none={w.severities.error}
            options={(['warning', 'info'] as const).map((one) => ({ value: one, label: w.severities[one] }))}
            onValue={(notificationType) => {
              const { notificationType: _, ...rest } = validator
              put(index, (notificationType ? { ...rest, notificationType } : rest) as Validator)
            }}
          />
          <RowButtons
            name={w.checkOf(index + 1, w.checkTypes[validator.type])}
            index={index}
            count={value.length}
            onMove={(by) => onValue(shifted(value, index, by))}
            onRemove={() => onValue(value.length > 1 ? value.filter((_, at) => at !== index) : undefined)}
          />
        </fieldset>
      ))}
      {!readOnly && (
        <p class="row">
          {checksFor(asked).map((type) => (
            <button key={type} type="button" class="button small" onClick={() => onValue([...value, fresh(type)])}>
              + {w.checkTypes[type]}
            </button>
          ))}
        </p>
      )}
    </fieldset>
  )
}

interface LimitsProps {
  id: string
  validator: Validator
  onValidator: (validator: Validator) => void
}

const PAIRS = {
  numeric: ['minValue', 'maxValue'],
  text: ['minLength', 'maxLength'],
  answercount: ['minCount', 'maxCount'],
} as const

const Limits = ({ id, validator, onValidator }: LimitsProps) => {
  const { readOnly } = useBuilder()
  const w = words().build
  const fields: Readonly<Record<string, unknown>> = validator
  const put = (name: string, value: unknown) => {
    const { [name]: _, ...rest } = fields
    onValidator((value === undefined ? rest : { ...rest, [name]: value }) as Validator)
  }
  switch (validator.type) {
    case 'numeric':
    case 'text':
    case 'answercount':
      return (
        <div class="b-pair">
          {PAIRS[validator.type].map((name) => (
            <NumberField
              key={name}
              id={`${id}.${name}`}
              label={w.limits[name]}
              whole={validator.type !== 'numeric'}
              value={typeof fields[name] === 'number' ? fields[name] : undefined}
              onValue={(value) => put(name, value)}
            />
          ))}
        </div>
      )
    case 'regex':
      return (
        <>
          <Pattern id={`${id}.regex`} value={validator.regex} onValue={(value) => put('regex', value)} />
          <Check
            checked={validator.caseInsensitive === true}
            disabled={readOnly}
            onChange={(on) => put('caseInsensitive', on || undefined)}
          >
            {w.caseInsensitive}
          </Check>
        </>
      )
    case 'expression':
      return (
        <ConditionField
          id={`${id}.expression`}
          label={w.mustHold}
          value={validator.expression}
          onValue={(value) => put('expression', value)}
        />
      )
    case 'email':
      return null
  }
}

/** A pattern that is none, or that cannot be run in linear time, is said and not taken over. */
const Pattern = ({ id, value, onValue }: { id: string; value: string; onValue: (value: string) => void }) => {
  const { readOnly } = useBuilder()
  const typed = useSignal(value)
  const fine = typed.value !== '' && isPattern(typed.value)
  return (
    <TextField
      id={id}
      label={words().build.pattern}
      value={typed.value}
      disabled={readOnly}
      error={fine ? undefined : words().build.badPattern}
      onValue={(text) => {
        typed.value = text
        if (text !== '' && isPattern(text)) onValue(text)
      }}
    />
  )
}
