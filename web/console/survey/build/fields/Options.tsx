import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Choice } from '#contract/survey/choice.ts'
import { MAX_CHOICES } from '#contract/survey/common.ts'
import { announce } from '../../../../ui/announce.tsx'
import { Check } from '../../../../ui/Check.tsx'
import { newId } from '../../../session/new-id.ts'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import { ConditionField } from '../conditions/ConditionField.tsx'
import { NumberField, WordField } from './Plain.tsx'
import { RowButtons, shifted } from './Row.tsx'
import { Texts } from './Texts.tsx'

interface OptionsProps {
  id: string
  label: string
  value: readonly Choice[] | undefined
  onValue: (value: Choice[], same?: string) => void
  /** Pictures to choose from. */
  pictures?: boolean
  /** Options that can be chosen, and not rows or columns. */
  choosable?: boolean
}

/** Options, rows or columns: added, worded in each language, ordered, removed, pasted as lines. */
export const Options = ({ id, label, value = [], onValue, pictures = false, choosable = true }: OptionsProps) => {
  const { languages, say, readOnly, settle } = useBuilder()
  const list = useRef<HTMLUListElement>(null)
  const pasting = useSignal(false)
  const w = words().build
  const focus = (index: number) =>
    queueMicrotask(() =>
      list.current?.querySelectorAll<HTMLElement>('.b-option')[index]?.querySelector('input')?.focus(),
    )
  const add = (after = value.length - 1) => {
    const option: Choice = { id: newId(), value: freshValue(value) }
    onValue([...value.slice(0, after + 1), option, ...value.slice(after + 1)])
    focus(after + 1)
  }
  const change = (option: Choice, part: string, next: Choice) =>
    onValue(
      value.map((one) => (one.id === option.id ? next : one)),
      `${id}.${option.id}.${part}`,
    )
  return (
    <fieldset class="stack-s b-options" onFocusOut={settle}>
      <legend>{label}</legend>
      {value.length === 0 && <p class="muted">{w.noneYet}</p>}
      <ul class="plain-list stack-s" ref={list}>
        {value.map((option, index) => (
          <li key={option.id} class="b-option">
            <Texts
              id={`${id}.${option.id}.text`}
              label={w.optionText(index + 1)}
              bare
              value={option.text}
              onValue={(text) => change(option, 'text', withField(option, 'text', text))}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.isComposing) return
                event.preventDefault()
                add(index)
              }}
            />
            <RowButtons
              name={say(option.text) || `${option.value}`}
              index={index}
              count={value.length}
              onMove={(by) => {
                onValue(shifted(value, index, by))
                announce(w.nowAt(index + by + 1))
              }}
              onRemove={() => {
                onValue(value.filter((one) => one.id !== option.id))
                announce(w.removed)
                focus(Math.max(0, index - 1))
              }}
            />
            <details class="b-option-more">
              <summary class="small">
                {w.optionMore}
                <span class="visually-hidden"> {say(option.text) || `${option.value}`}</span>
                <code class="muted"> {`${option.value}`}</code>
                {option.isExclusive && <span class="muted"> · {w.exclusive}</span>}
                {option.visibleIf && <span class="muted"> · {w.hasCondition}</span>}
              </summary>
              <div class="stack-s">
                <ValueField
                  id={`${id}.${option.id}.value`}
                  value={option.value}
                  onValue={(next) => change(option, 'value', { ...option, value: next })}
                />
                {choosable && (
                  <>
                    <Check
                      checked={option.isExclusive === true}
                      disabled={readOnly}
                      hint={w.exclusiveHint}
                      onChange={(on) => change(option, 'x', withField(option, 'isExclusive', on || undefined))}
                    >
                      {w.exclusive}
                    </Check>
                    <Check
                      checked={option.showCommentArea === true}
                      disabled={readOnly}
                      onChange={(on) => change(option, 'c', withField(option, 'showCommentArea', on || undefined))}
                    >
                      {w.optionComment}
                    </Check>
                    <Check
                      checked={option.randomize === false}
                      disabled={readOnly}
                      onChange={(on) => change(option, 'r', withField(option, 'randomize', on ? false : undefined))}
                    >
                      {w.optionFixed}
                    </Check>
                  </>
                )}
                {pictures && (
                  <Texts
                    id={`${id}.${option.id}.image`}
                    label={w.optionImage}
                    value={option.imageLink}
                    onValue={(image) => change(option, 'i', withField(option, 'imageLink', image))}
                  />
                )}
                <ConditionField
                  id={`${id}.${option.id}.visibleIf`}
                  label={words().fields.visibleIf}
                  value={option.visibleIf}
                  onValue={(text) => change(option, 'v', withField(option, 'visibleIf', text))}
                />
              </div>
            </details>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <p class="row">
          <button type="button" class="button small" disabled={value.length >= MAX_CHOICES} onClick={() => add()}>
            {w.addOption}
          </button>
          <button
            type="button"
            class="button small"
            aria-expanded={pasting.value}
            onClick={() => (pasting.value = !pasting.value)}
          >
            {w.pasteOptions}
          </button>
        </p>
      )}
      {pasting.value && (
        <Paste
          id={`${id}.paste`}
          onLines={(lines) => {
            let all = [...value]
            const language = languages[0] ?? 'zh-CN'
            for (const line of lines)
              all = [...all, { id: newId(), value: freshValue(all), text: { [language]: line } }]
            onValue(all.slice(0, MAX_CHOICES))
            pasting.value = false
            announce(w.addedOptions(lines.length))
          }}
        />
      )}
    </fieldset>
  )
}

const Paste = ({ id, onLines }: { id: string; onLines: (lines: string[]) => void }) => {
  const text = useSignal('')
  const lines = text.value
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return (
    <div class="field">
      <label for={id}>{words().build.pasteHint}</label>
      <textarea
        id={id}
        class="textarea"
        rows={5}
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <p>
        <button type="button" class="button small" disabled={lines.length === 0} onClick={() => onLines(lines)}>
          {words().build.addLines(lines.length)}
        </button>
      </p>
    </div>
  )
}

/** The value in results and conditions; what looks like a number is one. */
const ValueField = (props: { id: string; value: Choice['value']; onValue: (value: Choice['value']) => void }) => {
  const { id, value, onValue } = props
  const w = words().build
  return typeof value === 'number' ? (
    <NumberField
      id={id}
      label={w.optionValue}
      hint={w.optionValueHint}
      value={value}
      onValue={(n) => onValue(n ?? 0)}
    />
  ) : (
    <WordField
      id={id}
      label={w.optionValue}
      hint={w.optionValueHint}
      value={`${value}`}
      onValue={(text) => onValue(text ?? '')}
    />
  )
}

const withField = <K extends keyof Choice>(option: Choice, key: K, value: Choice[K] | undefined): Choice => {
  const { [key]: _, ...rest } = option
  return (value === undefined ? rest : { ...rest, [key]: value }) as Choice
}

const freshValue = (options: readonly Choice[]): string => {
  const taken = new Set(options.map(({ value }) => `${value}`.toLowerCase()))
  for (let number = options.length + 1; ; number++) if (!taken.has(`item${number}`)) return `item${number}`
}
