import type { ComponentChildren } from 'preact'
import { LANGUAGES } from '#contract/basics.ts'
import { LIMITS } from '#contract/limits.ts'
import { Check } from '../../../ui/Check.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { t } from '../../language.ts'
import { EscalationFields, NotAcceptedFields } from './BoxFields.tsx'
import { CasePolicies, CommentPeriods } from './RulesFields.tsx'
import type { Inheritable, SettingsForm } from './settings-form.ts'

interface SettingsFieldsProps {
  form: SettingsForm
  set: (form: SettingsForm) => void
  error: (path: string) => string | undefined
  disabled: boolean
  /** A site without one above it inherits from the platform. */
  root: boolean
}

const ZONES = Intl.supportedValuesOf('timeZone')
const LANGUAGE_NAMES = { 'zh-CN': '中文', en: 'English' } as const

export const SettingsFields = ({ form, set, error, disabled, root }: SettingsFieldsProps) => {
  const words = t().settings
  const inherited = (part: Inheritable, children: (off: boolean) => ComponentChildren) => (
    <fieldset class="setting stack-s">
      <legend>{words.parts[part]}</legend>
      <Check
        checked={!form.own[part]}
        disabled={disabled}
        onChange={(inherits) => set({ ...form, own: { ...form.own, [part]: !inherits } })}
      >
        {root ? words.platform : words.inherit}
      </Check>
      {children(disabled || !form.own[part])}
    </fieldset>
  )
  return (
    <>
      <TextField
        id="s-name"
        label={words.name}
        value={form.name}
        onValue={(name) => set({ ...form, name })}
        max={LIMITS.title}
        error={error('name')}
        disabled={disabled}
      />
      {inherited('colour', (off) => (
        <Field id="s-colour" label={words.colour} hint={words.colourHint} error={error('colour')}>
          {(control) => (
            <input
              {...control}
              type="color"
              class="input setting-colour"
              disabled={off}
              value={form.colour}
              onInput={(event) => set({ ...form, colour: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      {inherited('languages', (off) => (
        <div class="row" id="s-languages" tabIndex={-1}>
          {LANGUAGES.map((language) => (
            <Check
              key={language}
              disabled={off}
              checked={form.languages.includes(language)}
              onChange={(on) =>
                set({
                  ...form,
                  languages: LANGUAGES.filter((it) => (it === language ? on : form.languages.includes(it))),
                })
              }
            >
              {LANGUAGE_NAMES[language]}
            </Check>
          ))}
          {error('languages') && <span class="error">{error('languages')}</span>}
        </div>
      ))}
      {inherited('timeZone', (off) => (
        <Field id="s-timeZone" label={words.timeZone} error={error('timeZone')}>
          {(control) => (
            <select
              {...control}
              class="select"
              disabled={off}
              value={form.timeZone}
              onChange={(event) => set({ ...form, timeZone: event.currentTarget.value })}
            >
              {[...new Set([form.timeZone, ...ZONES])].map((zone) => (
                <option key={zone} value={zone}>
                  {zone}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
      {inherited('allowedOrigins', (off) => (
        <TextField
          id="s-allowedOrigins"
          label={words.origins}
          hint={words.originsHint}
          value={form.allowedOrigins}
          onValue={(allowedOrigins) => set({ ...form, allowedOrigins })}
          rows={3}
          error={error('allowedOrigins')}
          disabled={off}
        />
      ))}
      {inherited('casePolicies', (off) => (
        <CasePolicies
          value={form.casePolicies}
          set={(casePolicies) => set({ ...form, casePolicies })}
          error={error}
          off={off}
        />
      ))}
      {inherited('commentPeriods', (off) => (
        <CommentPeriods
          value={form.commentPeriods}
          set={(commentPeriods) => set({ ...form, commentPeriods })}
          error={error}
          off={off}
        />
      ))}
      {inherited('notAccepted', (off) => (
        <NotAcceptedFields
          value={form.notAccepted}
          set={(notAccepted) => set({ ...form, notAccepted })}
          error={error}
          off={off}
        />
      ))}
      {inherited('escalation', (off) => (
        <EscalationFields
          value={form.escalation}
          set={(escalation) => set({ ...form, escalation })}
          error={error}
          off={off}
        />
      ))}
    </>
  )
}
