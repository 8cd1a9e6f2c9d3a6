import { LIMITS } from '#contract/limits.ts'
import { SERVICE_LIMITS } from '#contract/site/services.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { t } from '../../language.ts'
import type { PartProps } from './RulesFields.tsx'
import type { NotAcceptedForm } from './rules-form.ts'

/** What the suggestion box does not take, and where to go instead. */
export const NotAcceptedFields = ({ value, set, error, off }: PartProps<'notAccepted'>) => {
  const words = t().rules
  const change = (at: number, part: Partial<NotAcceptedForm>) =>
    set(value.map((entry, index) => (index === at ? { ...entry, ...part } : entry)))
  return (
    <>
      <p class="muted small">{words.notAcceptedHint}</p>
      {value.map((entry, index) => {
        const path = `notAccepted.${index}`
        return (
          <fieldset key={index} class="rule">
            <legend>{words.notAcceptedEntry(index + 1)}</legend>
            <TextField
              id={`s-${path}.what`}
              label={words.what}
              value={entry.what}
              onValue={(what) => change(index, { what })}
              max={LIMITS.title}
              error={error(`${path}.what`)}
              disabled={off}
            />
            <TextField
              id={`s-${path}.where`}
              label={words.where}
              value={entry.where}
              onValue={(where) => change(index, { where })}
              max={SERVICE_LIMITS.notAcceptedText}
              error={error(`${path}.where`)}
              disabled={off}
            />
            <TextField
              id={`s-${path}.url`}
              label={words.url}
              type="url"
              value={entry.url}
              onValue={(url) => change(index, { url })}
              error={error(`${path}.url`)}
              disabled={off}
            />
            {!off && (
              <button
                type="button"
                class="button small"
                onClick={() => set(value.filter((_, other) => other !== index))}
              >
                {words.remove}
                <span class="visually-hidden"> {words.notAcceptedEntry(index + 1)}</span>
              </button>
            )}
          </fieldset>
        )
      })}
      {!off && value.length < SERVICE_LIMITS.notAccepted && (
        <p>
          <button type="button" class="button small" onClick={() => set([...value, { what: '', where: '', url: '' }])}>
            {words.addNotAccepted}
          </button>
        </p>
      )}
    </>
  )
}

/** From how many working days late on somebody above is told. */
export const EscalationFields = ({ value, set, error, off }: PartProps<'escalation'>) => {
  const words = t().rules
  return (
    <div class="rule-row">
      {(['superiorFrom', 'adminFrom'] as const).map((who) => (
        <TextField
          key={who}
          id={`s-escalation.${who}`}
          label={words[who]}
          type="number"
          value={value[who]}
          onValue={(days) => set({ ...value, [who]: days })}
          error={error(`escalation.${who}`)}
          disabled={off}
        />
      ))}
    </div>
  )
}
