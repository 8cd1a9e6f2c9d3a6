import type { CalculatedValue, Trigger } from '#contract/survey/definition.ts'
import type { Plain } from '#domain/survey/expression/index.ts'
import { newId } from '../../../session/new-id.ts'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import { ConditionField } from '../conditions/ConditionField.tsx'
import { ExpressionField } from '../conditions/ExpressionField.tsx'
import { namedQuestions } from '../conditions/named.ts'
import { FieldList } from '../fields/FieldList.tsx'
import { surveyFields } from '../fields/fields.ts'
import { NameField } from '../fields/NameField.tsx'
import { PickField, WordField } from '../fields/Plain.tsx'
import { RowButtons, shifted } from '../fields/Row.tsx'
import { withSetting } from '../fields/with-setting.ts'
import { FindingList } from './Findings.tsx'
import { Languages } from './Languages.tsx'

/** What holds for the whole survey: its words, languages, calculated values and jumps. */
export const SurveySettings = () => {
  const { definition, edit, findings } = useBuilder()
  const w = words().build
  const node: Plain = { ...definition }
  const set = (name: string, value: unknown, same?: string) =>
    edit(
      { what: w.edited(w.settings), at: '', ...(same ? { same } : {}) },
      withSetting(node, name, value) as unknown as typeof definition,
    )
  const fields = surveyFields()
  const first = ['title', 'description']
  const own = findings.filter(({ at }) => at === '')
  return (
    <div class="stack b-editor">
      <h2 id="b-editor-title">{w.settings}</h2>
      {own.length > 0 && <FindingList findings={own} />}
      <FieldList id="survey" node={node} fields={fields.filter(({ name }) => first.includes(name))} set={set} />
      <Languages />
      <Calculated
        value={definition.calculatedValues ?? []}
        onValue={(next, same) => set('calculatedValues', next, same)}
      />
      <Triggers value={definition.triggers ?? []} onValue={(next, same) => set('triggers', next, same)} />
      <details class="b-more">
        <summary>{w.more}</summary>
        <div class="stack">
          <FieldList id="survey" node={node} fields={fields.filter(({ name }) => !first.includes(name))} set={set} />
        </div>
      </details>
    </div>
  )
}

interface ListProps<T> {
  value: readonly T[]
  onValue: (value: T[] | undefined, same?: string) => void
}

/** Values worked out from the answers, under names of their own. */
const Calculated = ({ value, onValue }: ListProps<CalculatedValue>) => {
  const { readOnly } = useBuilder()
  const w = words().build
  const put = (next: CalculatedValue, same?: string) =>
    onValue(
      value.map((one) => (one.id === next.id ? next : one)),
      same,
    )
  return (
    <fieldset class="stack-s">
      <legend>{w.calculated}</legend>
      <p class="small muted">{w.calculatedHint}</p>
      {value.map((one, index) => (
        <fieldset key={one.id} class="list-item stack-s">
          <legend class="small">{one.name}</legend>
          <NameField id={`${one.id}.name`} value={one.name} onName={(name) => put({ ...one, name })} />
          <ExpressionField
            id={`${one.id}.expression`}
            label={words().fields.expression}
            value={one.expression}
            onValue={(expression) => {
              const { expression: _, ...rest } = one
              put(expression === undefined ? rest : { ...one, expression }, one.id)
            }}
          />
          <label class="check">
            <input
              type="checkbox"
              checked={one.includeIntoResult === true}
              disabled={readOnly}
              onChange={(event) => put({ ...one, includeIntoResult: event.currentTarget.checked })}
            />
            <span>{w.includeIntoResult}</span>
          </label>
          <RowButtons
            name={one.name}
            index={index}
            count={value.length}
            onMove={(by) => onValue(shifted(value, index, by))}
            onRemove={() => onValue(value.length > 1 ? value.filter((other) => other.id !== one.id) : undefined)}
          />
        </fieldset>
      ))}
      {!readOnly && (
        <p>
          <button
            type="button"
            class="button small"
            onClick={() => onValue([...value, { id: newId(), name: `value${value.length + 1}` }])}
          >
            {w.addCalculated}
          </button>
        </p>
      )}
    </fieldset>
  )
}

const TRIGGER_TYPES = ['skip', 'complete', 'setvalue', 'copyvalue', 'runexpression'] as const

const freshTrigger = (type: Trigger['type']): Trigger => {
  switch (type) {
    case 'skip':
      return { type, gotoName: '' }
    case 'setvalue':
      return { type, setToName: '' }
    case 'copyvalue':
      return { type, fromName: '', setToName: '' }
    default:
      return { type }
  }
}

/** What happens when a condition comes to hold: a jump, the end, a value put somewhere. */
const Triggers = ({ value, onValue }: ListProps<Trigger>) => {
  const { readOnly } = useBuilder()
  const w = words().build
  return (
    <fieldset class="stack-s">
      <legend>{w.triggers}</legend>
      <p class="small muted">{w.triggersHint}</p>
      {value.map((trigger, index) => (
        <fieldset key={index} class="list-item stack-s" id={`triggers.${index}`}>
          <legend class="small">
            {index + 1}. {w.triggerTypes[trigger.type]}
          </legend>
          <TriggerFields
            id={`trigger.${index}`}
            trigger={trigger}
            onTrigger={(next) =>
              onValue(
                value.map((one, at) => (at === index ? next : one)),
                `trigger.${index}`,
              )
            }
          />
          <RowButtons
            name={`${index + 1}. ${w.triggerTypes[trigger.type]}`}
            index={index}
            count={value.length}
            onMove={(by) => onValue(shifted(value, index, by))}
            onRemove={() => onValue(value.length > 1 ? value.filter((_, at) => at !== index) : undefined)}
          />
        </fieldset>
      ))}
      {!readOnly && (
        <p class="row">
          {TRIGGER_TYPES.map((type) => (
            <button
              key={type}
              type="button"
              class="button small"
              onClick={() => onValue([...value, freshTrigger(type)])}
            >
              + {w.triggerTypes[type]}
            </button>
          ))}
        </p>
      )}
    </fieldset>
  )
}

const TriggerFields = (props: { id: string; trigger: Trigger; onTrigger: (trigger: Trigger) => void }) => {
  const { id, trigger, onTrigger } = props
  const { definition, titleOf } = useBuilder()
  const w = words().build
  const names = namedQuestions(definition).filter(({ part }) => !part)
  const questions = names.map(({ name, element }) => ({ value: name, label: element ? titleOf(element) : name }))
  const pick = (field: 'gotoName' | 'setToName' | 'fromName', label: string) => {
    const value = (trigger as unknown as Plain)[field]
    return (
      <PickField
        id={`${id}.${field}`}
        label={label}
        value={typeof value === 'string' && value !== '' ? value : undefined}
        none={words().conditions.chooseQuestion}
        options={questions}
        onValue={(name) => onTrigger({ ...trigger, [field]: name ?? '' } as Trigger)}
      />
    )
  }
  const without = (field: string) => {
    const { [field]: _, ...rest } = trigger as unknown as Plain
    return rest as unknown as Trigger
  }
  return (
    <>
      <ConditionField
        id={`${id}.expression`}
        label={w.triggerWhen}
        value={trigger.expression}
        onValue={(expression) =>
          onTrigger(expression === undefined ? without('expression') : { ...trigger, expression })
        }
      />
      {trigger.type === 'skip' && pick('gotoName', w.gotoName)}
      {trigger.type === 'copyvalue' && pick('fromName', w.fromName)}
      {'setToName' in trigger || trigger.type === 'runexpression' ? pick('setToName', w.setToName) : null}
      {trigger.type === 'setvalue' && (
        <WordField
          id={`${id}.setValue`}
          label={w.setValue}
          value={trigger.setValue === undefined ? undefined : `${trigger.setValue}`}
          onValue={(setValue) => onTrigger(setValue === undefined ? without('setValue') : { ...trigger, setValue })}
        />
      )}
      {trigger.type === 'runexpression' && (
        <ExpressionField
          id={`${id}.runExpression`}
          label={words().fields.expression}
          value={trigger.runExpression}
          onValue={(runExpression) =>
            onTrigger(runExpression === undefined ? without('runExpression') : { ...trigger, runExpression })
          }
        />
      )}
    </>
  )
}
