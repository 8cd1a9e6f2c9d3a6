import { CASE_LIMITS } from '#contract/case/limits.ts'
import { CASE_TYPES } from '#contract/case/policy.ts'
import { DRAFT_KINDS } from '#contract/solicitation/activity.ts'
import { Check } from '../../../ui/Check.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { t } from '../../language.ts'
import type { PeriodForm, PolicyForm, RulesForm } from './rules-form.ts'

export interface PartProps<P extends keyof RulesForm> {
  value: RulesForm[P]
  set: (value: RulesForm[P]) => void
  error: (path: string) => string | undefined
  off: boolean
}

/** The control of a path in the settings: `casePolicies.suggestion.source` is `s-casePolicies.suggestion.source`. */
const idOf = (path: string): string => `s-${path}`

/** One fieldset a type of case: five long rows in one table would not fit a phone. */
export const CasePolicies = ({ value, set, error, off }: PartProps<'casePolicies'>) => {
  const words = t().rules
  return CASE_TYPES.map((type) => {
    const path = `casePolicies.${type}`
    const policy = value[type]
    const change = (part: Partial<PolicyForm>) => set({ ...value, [type]: { ...policy, ...part } })
    return (
      <fieldset key={type} class="rule">
        <legend>{words.caseTypes[type]}</legend>
        <div class="rule-row">
          <TextField
            id={idOf(`${path}.workingDays`)}
            label={words.workingDays}
            type="number"
            value={policy.workingDays}
            onValue={(workingDays) => change({ workingDays })}
            error={error(`${path}.workingDays`)}
            disabled={off}
          />
          <TextField
            id={idOf(`${path}.extendableTo`)}
            label={words.extendableTo}
            hint={words.extendableToHint}
            type="number"
            value={policy.extendableTo}
            onValue={(extendableTo) => change({ extendableTo })}
            error={error(`${path}.extendableTo`)}
            disabled={off}
          />
          <Field id={idOf(`${path}.approver`)} label={words.approver}>
            {(control) => (
              <select
                {...control}
                class="select"
                disabled={off}
                value={policy.approver}
                onChange={(event) =>
                  change({ approver: event.currentTarget.value === 'site-admin' ? 'site-admin' : 'reviewer' })
                }
              >
                <option value="reviewer">{t().roles.reviewer}</option>
                <option value="site-admin">{t().roles['site-admin']}</option>
              </select>
            )}
          </Field>
        </div>
        <TextField
          id={idOf(`${path}.source`)}
          label={words.source}
          value={policy.source}
          onValue={(source) => change({ source })}
          max={CASE_LIMITS.source}
          error={error(`${path}.source`)}
          disabled={off}
        />
        <Check checked={policy.clockStops} disabled={off} onChange={(clockStops) => change({ clockStops })}>
          {words.clockStops}
        </Check>
      </fieldset>
    )
  })
}

export const CommentPeriods = ({ value, set, error, off }: PartProps<'commentPeriods'>) => {
  const words = t().rules
  return DRAFT_KINDS.map((kind) => {
    const path = `commentPeriods.${kind}`
    const period = value[kind]
    const change = (part: Partial<PeriodForm>) => set({ ...value, [kind]: { ...period, ...part } })
    return (
      <fieldset key={kind} class="rule">
        <legend>{words.draftKinds[kind]}</legend>
        <div class="rule-row">
          <TextField
            id={idOf(`${path}.days`)}
            label={words.days}
            type="number"
            value={period.days}
            onValue={(days) => change({ days })}
            error={error(`${path}.days`)}
            disabled={off}
          />
          <Field id={idOf(`${path}.unit`)} label={words.unit}>
            {(control) => (
              <select
                {...control}
                class="select"
                disabled={off}
                value={period.unit}
                onChange={(event) => change({ unit: event.currentTarget.value === 'working' ? 'working' : 'calendar' })}
              >
                <option value="calendar">{words.units.calendar}</option>
                <option value="working">{words.units.working}</option>
              </select>
            )}
          </Field>
        </div>
        <TextField
          id={idOf(`${path}.source`)}
          label={words.source}
          value={period.source}
          onValue={(source) => change({ source })}
          max={CASE_LIMITS.source}
          error={error(`${path}.source`)}
          disabled={off}
        />
      </fieldset>
    )
  })
}
