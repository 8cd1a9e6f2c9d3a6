import { useSignal } from '@preact/signals'
import {
  type Finding,
  type Mask,
  PERSONAL_DATA,
  type PersonalDataKind,
  type Redaction,
} from '#contract/solicitation/personal-data.ts'
import { mask } from '#domain/solicitation/personal-data.ts'
import { Check } from '../../../ui/Check.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'

interface MaskEditorProps {
  id: string
  label: string
  text: string
  findings: readonly Finding[]
  logged: readonly Redaction[]
  masks: readonly Mask[]
  onMasks: (masks: Mask[]) => void
}

type Place = Pick<Mask, 'kind' | 'start' | 'end'>
const samePlace = (a: Place, b: Place) => a.kind === b.kind && a.start === b.start && a.end === b.end

/** Proposals to be ticked, places marked by hand, and how it will read. */
export const MaskEditor = ({ id, label, text, findings, logged, masks, onMasks }: MaskEditorProps) => {
  const { solicitation, format } = useRoom()
  const kind = useSignal<PersonalDataKind>('name')
  const reason = useSignal('')
  const nothing = useSignal(false)
  const w = words().redact
  const has = (place: Place) => masks.some((one) => samePlace(one, place))
  const set = (place: Mask, on: boolean) =>
    onMasks(on ? [...masks, place] : masks.filter((one) => !samePlace(one, place)))
  const own = masks.filter((one) => !findings.some((finding) => samePlace(finding, one)))
  const add = () => {
    const control = document.getElementById(`${id}-select`)
    if (!(control instanceof HTMLTextAreaElement)) return
    const { selectionStart: start, selectionEnd: end } = control
    nothing.value = start === end
    if (nothing.value) return control.focus()
    set({ kind: kind.value, start, end, why: reason.value.trim() || w.kinds[kind.value] }, true)
    reason.value = ''
  }
  const record = (place: Place) => logged.find((one) => samePlace(one, place))
  const logText = (place: Place) => {
    const found = record(place)
    return found ? w.by(found.by.name, format.dateTime(found.at)) : ''
  }
  return (
    <fieldset class="stack-s plain-fieldset">
      <legend>{label}</legend>
      <p>
        <strong>{w.suggested}</strong>
      </p>
      {findings.length + own.length === 0 && <p class="muted">{w.none}</p>}
      {findings.map((finding) => (
        <Check
          key={`${finding.start} ${finding.kind}`}
          checked={has(finding)}
          onChange={(on) =>
            set({ kind: finding.kind, start: finding.start, end: finding.end, why: w.why[finding.why] }, on)
          }
          hint={`${w.why[finding.why]} ${logText(finding)}`}
        >
          {w.kinds[finding.kind]}: {text.slice(finding.start, finding.end)} → {finding.masked}
        </Check>
      ))}
      {own.map((one) => (
        <Check
          key={`${one.start} ${one.kind}`}
          checked
          onChange={() => set(one, false)}
          hint={`${one.why} ${logText(one)}`}
        >
          {w.kinds[one.kind]}: {text.slice(one.start, one.end)}
        </Check>
      ))}
      <details>
        <summary>{w.mark}</summary>
        <div class="stack-s">
          <TextField
            id={`${id}-select`}
            label={label}
            hint={w.markHint}
            error={nothing.value ? w.nothing : undefined}
            value={text}
            // Selecting needs a field; what is typed into it goes nowhere.
            onValue={() => {}}
            rows={4}
            lang={solicitation.details.lang}
          />
          <div class="field-row">
            <Select
              id={`${id}-kind`}
              label={w.kind}
              options={PERSONAL_DATA.map((one) => [one, w.kinds[one]])}
              value={kind.value}
              onValue={(value) => (kind.value = value)}
            />
            <TextField
              id={`${id}-why`}
              label={w.reason}
              value={reason.value}
              onValue={(value) => (reason.value = value)}
              max={100}
            />
          </div>
          <p>
            <button type="button" class="button small" disabled={reason.value.length > 100} onClick={add}>
              {w.add}
            </button>
          </p>
        </div>
      </details>
      <p>
        <strong>{w.preview}</strong>
      </p>
      <p class="part-text" lang={solicitation.details.lang}>
        {mask(text, masks)}
      </p>
    </fieldset>
  )
}
