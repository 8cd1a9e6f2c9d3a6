import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import type { Finding } from '#contract/solicitation/personal-data.ts'
import { findPersonalData, mask } from '#domain/solicitation/personal-data.ts'
import { announce } from '../../../ui/announce.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { w } from '../words.ts'
import { masked } from './reply-value.ts'

interface PublicTextProps {
  original: string
  value: string
  onValue: (value: string) => void
  error: string | undefined
}

/**
 * The citizen's words as they will be published. What is found by rule is masked from the start; what remains is proposed, and
 * anything can be selected and masked by hand, since no rule sees a name or an address (M13).
 */
export const PublicText = ({ original, value, onValue, error }: PublicTextProps) => {
  const words = w().reply
  const box = useRef<HTMLDivElement>(null)
  const nothingSelected = useSignal(false)
  const found = findPersonalData(value)
  const put = (next: string) => {
    onValue(next)
    announce(words.masked)
  }
  const maskSelected = () => {
    const field = box.current?.querySelector('textarea')
    if (!field) return
    const { selectionStart: start, selectionEnd: end } = field
    nothingSelected.value = start === end
    if (start === end) return
    put(mask(value, [{ kind: 'other', start, end }]))
    field.focus()
    field.setSelectionRange(start, end)
  }
  return (
    <div class="stack-s" ref={box}>
      <TextField
        id="reply-public"
        label={words.publicText}
        hint={words.publicHint}
        error={error}
        value={value}
        onValue={onValue}
        max={CASE_LIMITS.text}
        rows={5}
      />
      <p class="row">
        <button type="button" class="button small" onClick={maskSelected}>
          {words.maskSelected}
        </button>
        {value !== masked(original) && (
          <button type="button" class="button small" onClick={() => onValue(masked(original))}>
            {words.reset}
          </button>
        )}
        <span role="status" class="small">
          {nothingSelected.value && words.selectFirst}
        </span>
      </p>
      {found.length === 0 ? (
        <p class="muted small">{words.foundNone}</p>
      ) : (
        <div>
          <p class="small">
            <strong>{words.found}</strong>
          </p>
          <Findings
            text={value}
            found={found}
            action={(finding) => (
              <button type="button" class="button small" onClick={() => put(mask(value, [finding]))}>
                {words.maskOne}
              </button>
            )}
          />
          <p>
            <button type="button" class="button small" onClick={() => put(masked(value))}>
              {words.maskAll}
            </button>
          </p>
        </div>
      )}
      <details>
        <summary>{words.original}</summary>
        <p class="pre-wrap">{original}</p>
      </details>
    </div>
  )
}

interface FindingsProps {
  text: string
  found: readonly Finding[]
  action?: (finding: Finding) => ComponentChildren
}

/** Places that look like personal data, each with what it is. */
export const Findings = ({ text, found, action }: FindingsProps) => (
  <ul class="plain-list case-findings">
    {found.map((finding) => (
      <li key={finding.start} class="row">
        <mark>{text.slice(finding.start, finding.end)}</mark>
        <span class="small">{w().personalData[finding.kind]}</span>
        {action?.(finding)}
      </li>
    ))}
  </ul>
)
