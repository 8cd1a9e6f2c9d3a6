import type { Text } from '#contract/survey/common.ts'
import { missingIn } from '#domain/survey/life/check/index.ts'
import { Badge } from '../../../../ui/Badge.tsx'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import { languageName } from '../language-name.ts'

interface TextsProps {
  id: string
  label: string
  value: Text | undefined
  onValue: (value: Text | undefined) => void
  rows?: number
  hint?: string | undefined
  /** The label is for those who do not see where the field stands. */
  bare?: boolean
  onKeyDown?: (event: KeyboardEvent) => void
}

/** One text in each language that is offered, side by side; a missing one is marked (M10). */
export const Texts = ({ id, label, value = {}, onValue, rows, hint, bare = false, onKeyDown }: TextsProps) => {
  const { languages, settle, readOnly } = useBuilder()
  const missing = missingIn(value, languages)
  const put = (language: string, text: string) => {
    const { [language]: _, ...others } = value
    const next = text === '' ? others : { ...value, [language]: text }
    onValue(Object.keys(next).length > 0 ? next : undefined)
  }
  const single = languages.length === 1
  return (
    <div class="b-texts">
      {languages.map((language) => {
        const fieldId = `${id}.${language}`
        const shared = {
          id: fieldId,
          lang: language,
          value: value[language] ?? '',
          disabled: readOnly,
          onBlur: settle,
          ...(onKeyDown ? { onKeyDown } : {}),
          ...(hint && !bare ? { 'aria-describedby': `${id}-hint` } : {}),
        }
        return (
          <div class="field" key={language}>
            <label for={fieldId} class={bare && single ? 'visually-hidden' : ''}>
              <span class={bare ? 'visually-hidden' : ''}>{label}</span>
              {!single && <span class="muted b-language"> {languageName(language)}</span>}
              {missing.includes(language) && (
                <>
                  {' '}
                  <Badge tone="warn">{words().build.missing}</Badge>
                </>
              )}
            </label>
            {rows ? (
              <textarea
                {...shared}
                class="textarea"
                rows={rows}
                onInput={(event) => put(language, event.currentTarget.value)}
              />
            ) : (
              <input
                {...shared}
                class="input"
                autocomplete="off"
                onInput={(event) => put(language, event.currentTarget.value)}
              />
            )}
          </div>
        )
      })}
      {hint && !bare && (
        <span class="hint small muted b-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}
