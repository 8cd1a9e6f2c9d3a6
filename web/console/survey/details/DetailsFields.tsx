import type { ComponentChildren } from 'preact'
import { LANGUAGES } from '#contract/basics.ts'
import { LIMITS } from '#contract/limits.ts'
import { SurveyDetails } from '#contract/survey/activity.ts'
import { SURVEY_LIMITS } from '#contract/survey/limits.ts'
import { isOneEach } from '#domain/survey/results/live.ts'
import { Check } from '../../../ui/Check.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { ListEditor } from '../../editor/ListEditor.tsx'
import { useCitizensVerified } from '../../session/config.ts'
import { newId } from '../../session/new-id.ts'
import { ConditionField } from '../build/conditions/ConditionField.tsx'
import { languageName } from '../build/language-name.ts'
import { TextsFields } from '../TextsFields.tsx'
import { words } from '../words.ts'
import type { DetailsForm } from './details-form.ts'
import { OptionQuotas } from './OptionQuotas.tsx'

export interface DetailsTools {
  value: DetailsForm
  change: (difference: Partial<DetailsForm>) => void
  error: (path: string) => string | undefined
  /** Once announced, what was promised to those who answer stays. */
  announced: boolean
  /** Of the questions, and so of what is said beside them. */
  languages: readonly string[]
  /** Others that one of those texts has words in, or needs. */
  othersOf: (name: 'purpose' | 'plan') => readonly string[]
}

export const detailsFieldId = (path: string): string => `d-${path}`

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <fieldset class="card stack">
    <legend>{title}</legend>
    {children}
  </fieldset>
)

/** A survey beside its questions: what it is about, when and by whom it is answered, and what becomes of it. */
export const DetailsFields = ({ tools }: { tools: DetailsTools }) => {
  const { value, change, error, announced, languages, othersOf } = tools
  const { fields, hints, ...w } = words().details
  type TextName = { [K in keyof DetailsForm]: DetailsForm[K] extends string ? K : never }[keyof DetailsForm] &
    keyof typeof fields
  const text = (
    name: TextName,
    more: { rows?: number; max?: number; lang?: boolean; type?: 'datetime-local'; disabled?: boolean } = {},
  ) => (
    <TextField
      id={detailsFieldId(name)}
      label={fields[name]}
      hint={(hints as Partial<Record<TextName, string>>)[name]}
      value={value[name]}
      onValue={(next) => change({ [name]: next })}
      error={error(name)}
      {...(more.rows ? { rows: more.rows } : {})}
      {...(more.max ? { max: more.max } : {})}
      {...(more.lang ? { lang: value.lang } : {})}
      {...(more.type ? { type: more.type } : {})}
      {...(more.disabled ? { disabled: true } : {})}
    />
  )
  const texts = (name: 'purpose' | 'plan', max: number) => (
    <TextsFields
      id={detailsFieldId(name)}
      label={fields[name]}
      hint={hints[name]}
      rows={3}
      max={max}
      languages={languages}
      others={othersOf(name)}
      value={value[name]}
      onValue={(next) => change({ [name]: next })}
      error={(language) => error(`${name}.${language}`)}
    />
  )
  const verifies = useCitizensVerified()
  // What was chosen where it was to be had stays to be seen.
  const isOffered = (option: string) => option !== 'verified' || verifies || value.once === option
  // Where anybody writes as many responses as they like, counts seen meanwhile would tell what others answered.
  const isOpenTo = (option: string) => option !== 'live' || isOneEach(value)
  const pick = (name: 'once' | 'results', disabled: boolean) => (
    <Field id={detailsFieldId(name)} label={fields[name]} hint={hints[name]} error={error(name)}>
      {(control) => (
        <select
          {...control}
          class="select"
          value={value[name]}
          disabled={disabled}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        >
          {SurveyDetails.entries[name].options.filter(isOffered).map((option) => (
            <option key={option} value={option} disabled={!isOpenTo(option)}>
              {(w.picks[name] as Readonly<Record<string, string>>)[option] ?? option}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <>
      <Part title={w.basics}>
        {text('title', { max: LIMITS.title, lang: true })}
        {text('summary', { max: LIMITS.summary, rows: 4, lang: true })}
        <Field id={detailsFieldId('lang')} label={fields.lang} hint={hints.lang}>
          {(control) => (
            <select
              {...control}
              class="select"
              value={value.lang}
              onChange={(event) => {
                const lang = LANGUAGES.find((one) => one === event.currentTarget.value)
                if (lang) change({ lang })
              }}
            >
              {LANGUAGES.map((one) => (
                <option key={one} value={one}>
                  {languageName(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </Part>
      <Part title={w.when}>
        <div class="field-row">
          {text('opensAt', { type: 'datetime-local' })}
          {text('closesAt', { type: 'datetime-local' })}
        </div>
        <Check
          id={detailsFieldId('hours')}
          checked={value.hours}
          onChange={(hours) => change({ hours })}
          hint={hints.hours}
        >
          {fields.hours}
        </Check>
        {value.hours && (
          <div class="field-row">
            <Clock name="from" tools={tools} />
            <Clock name="to" tools={tools} />
          </div>
        )}
      </Part>
      <Part title={w.who}>
        {pick('once', announced)}
        {text('limit')}
        <OptionQuotas tools={tools} />
        <ListEditor
          legend={fields.quotas}
          items={value.quotas}
          most={SURVEY_LIMITS.quotas}
          add={w.addQuota}
          itemName={w.quota}
          keyOf={({ id }) => id}
          create={() => ({ id: newId(), name: '', condition: '', limit: '' })}
          onItems={(quotas) => change({ quotas })}
        >
          {(quota, index, set) => (
            <>
              <TextField
                id={detailsFieldId(`quotas.${index}.name`)}
                label={w.quotaName}
                value={quota.name}
                max={SURVEY_LIMITS.quotaName}
                error={error(`quotas.${index}.name`)}
                onValue={(name) => set({ ...quota, name })}
              />
              <div id={detailsFieldId(`quotas.${index}.condition`)} tabIndex={-1}>
                <ConditionField
                  id={detailsFieldId(`quotas.${index}.rows`)}
                  label={w.quotaCondition}
                  hint={error(`quotas.${index}.condition`) ?? w.quotaConditionHint}
                  value={quota.condition || undefined}
                  onValue={(condition) => set({ ...quota, condition: condition ?? '' })}
                />
              </div>
              <TextField
                id={detailsFieldId(`quotas.${index}.limit`)}
                label={w.quotaLimit}
                value={quota.limit}
                error={error(`quotas.${index}.limit`)}
                onValue={(limit) => set({ ...quota, limit })}
              />
            </>
          )}
        </ListEditor>
        <Check
          id={detailsFieldId('keepOnDevice')}
          checked={value.keepOnDevice}
          onChange={(keepOnDevice) => change({ keepOnDevice })}
          hint={hints.keepOnDevice}
        >
          {fields.keepOnDevice}
        </Check>
        <Check
          id={detailsFieldId('resumable')}
          checked={value.resumable}
          onChange={(resumable) => change({ resumable })}
          hint={hints.resumable}
        >
          {fields.resumable}
        </Check>
        <Check
          id={detailsFieldId('proofOfWork')}
          checked={value.proofOfWork}
          onChange={(proofOfWork) => change({ proofOfWork })}
          hint={hints.proofOfWork}
        >
          {fields.proofOfWork}
        </Check>
      </Part>
      <Part title={w.resultsPart}>
        {pick('results', announced)}
        <div class="field-row">
          {text('threshold', { disabled: announced })}
          {text('batch', { disabled: announced })}
        </div>
        {texts('plan', SURVEY_LIMITS.outcome)}
      </Part>
      <Part title={w.personal}>{texts('purpose', SURVEY_LIMITS.purpose)}</Part>
    </>
  )
}

const Clock = ({ name, tools: { value, change, error } }: { name: 'from' | 'to'; tools: DetailsTools }) => (
  <Field id={detailsFieldId(`hours.${name}`)} label={words().details.fields[name]} error={error(`hours.${name}`)}>
    {(control) => (
      <input
        {...control}
        type="time"
        class="input"
        value={value[name]}
        onInput={(event) => change({ [name]: event.currentTarget.value })}
      />
    )}
  </Field>
)
