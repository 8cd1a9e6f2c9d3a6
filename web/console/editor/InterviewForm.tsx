import { LANGUAGES } from '#contract/basics.ts'
import { IDENTITIES } from '#contract/identity.ts'
import type { InterviewDetails } from '#contract/interview/activity.ts'
import { LIMITS } from '#contract/limits.ts'
import { Check } from '../../ui/Check.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { t } from '../language.ts'
import { useCitizensVerified } from '../session/config.ts'
import { ActivityForm, type FormProps, type FormTools as Tools } from './ActivityForm.tsx'
import { FormDraft, type FormValue, fromForm } from './form-value.ts'
import { describe, fieldId } from './issues.ts'
import { MaterialsEditor } from './MaterialsEditor.tsx'
import { GuestsEditor, PersonEditor } from './PersonEditor.tsx'
import { RelatedEditor } from './RelatedEditor.tsx'

export type FormTools = Tools<FormValue>

interface InterviewFormProps extends FormProps<FormValue, InterviewDetails> {
  zone: string
}

/** The editor of an interview. */
export const InterviewForm = ({ zone, ...props }: InterviewFormProps) => {
  const words = t().editor
  return (
    <ActivityForm {...props} draft={FormDraft} check={(form) => fromForm(form, zone)} describe={describe}>
      {(tools) => (
        <>
          <Basics tools={tools} />
          <PersonEditor
            legend={words.fields.host}
            path="host"
            person={tools.value.host}
            onPerson={(host) => tools.change({ host })}
            error={tools.error}
          />
          <GuestsEditor tools={tools} />
          <RelatedEditor tools={tools} />
          <MaterialsEditor tools={tools} />
          <Identity tools={tools} />
          <fieldset class="card stack">
            <legend>{words.publication}</legend>
            <Check
              checked={tools.value.turnsNeedReview}
              onChange={(turnsNeedReview) => tools.change({ turnsNeedReview })}
              hint={words.turnsNeedReviewHint}
            >
              {words.fields.turnsNeedReview}
            </Check>
          </fieldset>
        </>
      )}
    </ActivityForm>
  )
}

/** As whom citizens ask, and how they vote (M14). */
const Identity = ({ tools: { value, change } }: { tools: FormTools }) => {
  const verifies = useCitizensVerified()
  const { fields, ...words } = t().editor
  // What was chosen where it was to be had stays to be seen.
  const offered = IDENTITIES.filter((one) => one !== 'verified' || verifies || value.identity === one)
  return (
    <fieldset class="card stack">
      <legend>{words.participation}</legend>
      <Select
        id={fieldId('identity')}
        label={fields.identity}
        hint={words.identityHint[value.identity]}
        options={offered.map((identity) => [identity, words.identities[identity]])}
        value={value.identity}
        onValue={(identity) => change({ identity })}
      />
    </fieldset>
  )
}

const LANGUAGE_NAMES = { 'zh-CN': '中文', en: 'English' } as const

const Basics = ({ tools: { value, change, error } }: { tools: FormTools }) => {
  const { fields, ...words } = t().editor
  return (
    <fieldset class="card stack">
      <legend>{words.basics}</legend>
      <TextField
        id={fieldId('title')}
        label={fields.title}
        value={value.title}
        onValue={(title) => change({ title })}
        max={LIMITS.title}
        error={error('title')}
        lang={value.lang}
      />
      <TextField
        id={fieldId('summary')}
        label={fields.summary}
        hint={words.summaryHint}
        value={value.summary}
        onValue={(summary) => change({ summary })}
        max={LIMITS.summary}
        error={error('summary')}
        rows={5}
        lang={value.lang}
      />
      <div class="field-row">
        <TextField
          id={fieldId('startsAt')}
          label={fields.startsAt}
          type="datetime-local"
          value={value.startsAt}
          onValue={(startsAt) => change({ startsAt })}
          error={error('startsAt')}
        />
        <TextField
          id={fieldId('endsAt')}
          label={fields.endsAt}
          type="datetime-local"
          value={value.endsAt}
          onValue={(endsAt) => change({ endsAt })}
          error={error('endsAt')}
        />
        <Field id={fieldId('lang')} label={fields.lang} error={error('lang')}>
          {(control) => (
            <select
              {...control}
              class="select"
              value={value.lang}
              onChange={(event) => {
                const lang = LANGUAGES.find((language) => language === event.currentTarget.value)
                if (lang) change({ lang })
              }}
            >
              {LANGUAGES.map((language) => (
                <option key={language} value={language}>
                  {LANGUAGE_NAMES[language]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </fieldset>
  )
}
