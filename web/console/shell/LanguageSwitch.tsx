import { LANGUAGES } from '#contract/basics.ts'
import { language, t } from '../language.ts'
import './language-switch.css'

/** Each language in its own words, so that whoever cannot read the present one finds theirs. */
const NAMES = { 'zh-CN': '中文', en: 'English' } as const

export const LanguageSwitch = () => (
  <fieldset class="language-switch">
    <legend class="visually-hidden">{t().languageLabel}</legend>
    {LANGUAGES.map((option) => (
      <button
        type="button"
        key={option}
        lang={option}
        class="button quiet small"
        aria-pressed={language.value === option}
        onClick={() => {
          language.value = option
        }}
      >
        {NAMES[option]}
      </button>
    ))}
  </fieldset>
)
