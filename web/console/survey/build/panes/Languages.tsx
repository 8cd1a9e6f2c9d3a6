import { useSignal } from '@preact/signals'
import { Badge } from '../../../../ui/Badge.tsx'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import { languageName } from '../language-name.ts'

/** Those of neighbours and minorities that come up on government websites. */
const PROPOSED = ['zh-CN', 'en', 'zh-TW', 'bo', 'ug', 'mn', 'kk', 'ko', 'ja', 'ru', 'fr', 'es', 'ar', 'de', 'vi', 'th']

/** The languages a survey is offered in; each is complete, or it is not offered (M10). */
export const Languages = () => {
  const { definition, languages, findings, edit, readOnly } = useBuilder()
  const adding = useSignal('')
  const w = words().build
  const put = (next: string[]) => edit({ what: w.languages, at: '' }, { ...definition, languages: next })
  const missing = (language: string) =>
    findings.filter(({ rule, detail }) => rule === 'missing_translation' && detail === language).length
  return (
    <fieldset class="stack-s">
      <legend>{w.languages}</legend>
      <p class="small muted">{w.languagesHint}</p>
      <ul class="plain-list stack-s">
        {languages.map((language, index) => (
          <li key={language} class="row">
            <span>{languageName(language)}</span>
            {index === 0 && <span class="muted small">{w.firstLanguage}</span>}
            {missing(language) > 0 ? (
              <Badge tone="warn">{w.missingTexts(missing(language))}</Badge>
            ) : (
              <Badge tone="good">{w.complete}</Badge>
            )}
            {!readOnly && (
              <span class="row row-end">
                {index > 0 && (
                  <button
                    type="button"
                    class="button small"
                    onClick={() => put([language, ...languages.filter((one) => one !== language)])}
                  >
                    {w.makeFirst}
                    <span class="visually-hidden"> {languageName(language)}</span>
                  </button>
                )}
                <button
                  type="button"
                  class="button small danger"
                  disabled={languages.length === 1}
                  onClick={() => put(languages.filter((one) => one !== language))}
                >
                  {w.notOffered}
                  <span class="visually-hidden"> {languageName(language)}</span>
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div class="row">
          <label class="row small">
            {w.addLanguage}
            <select
              class="select b-move"
              value={adding.value}
              onChange={(event) => (adding.value = event.currentTarget.value)}
            >
              <option value="">{words().conditions.choose}</option>
              {PROPOSED.filter((one) => !languages.includes(one)).map((one) => (
                <option key={one} value={one}>
                  {languageName(one)}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            class="button small"
            disabled={adding.value === ''}
            onClick={() => {
              put([...languages, adding.value])
              adding.value = ''
            }}
          >
            {w.add}
          </button>
        </div>
      )}
    </fieldset>
  )
}
