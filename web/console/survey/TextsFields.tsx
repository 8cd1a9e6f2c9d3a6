import type { Text } from '#contract/survey/common.ts'
import { missingIn } from '#domain/survey/life/check/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { languageName } from './build/language-name.ts'
import { words } from './words.ts'

interface TextsFieldsProps {
  /** Each field's is this with its language: `d-plan.en`. */
  id: string
  label: string
  hint?: string | undefined
  value: Text
  onValue: (value: Text) => void
  /** Those of the questions. */
  languages: readonly string[]
  /** Others that it has words in, which would otherwise be stored and not seen. */
  others?: readonly string[]
  rows: number
  max: number
  error?: (language: string) => string | undefined
  autoFocus?: boolean
}

/** What is written beside the questions, with a field for each language (M10); a missing one is marked. */
export const TextsFields = (props: TextsFieldsProps) => {
  const { id, label, hint, value, onValue, languages, others = [], rows, max, error, autoFocus = false } = props
  const all = [...new Set([...languages, ...others])]
  const missing = missingIn(value, languages)
  return (
    <>
      {all.map((language, index) => (
        <TextField
          key={language}
          id={`${id}.${language}`}
          label={
            <>
              {labelIn(label, language, all)}
              {missing.includes(language) && (
                <>
                  {' '}
                  <Badge tone="warn">{words().build.missing}</Badge>
                </>
              )}
            </>
          }
          {...(index === 0 ? { hint, autoFocus } : {})}
          rows={rows}
          max={max}
          lang={language}
          value={value[language] ?? ''}
          error={error?.(language)}
          onValue={(text) => {
            const { [language]: _, ...rest } = value
            onValue(text === '' ? rest : { ...value, [language]: text })
          }}
        />
      ))}
    </>
  )
}

/** What the field of one language is called; where there is one only, it needs no name. */
export const labelIn = (label: string, language: string, languages: readonly string[]): string =>
  languages.length > 1 || !languages.includes(language) ? words().inLanguage(label, languageName(language)) : label
