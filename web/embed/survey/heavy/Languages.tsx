import type { Scene } from '../scene.ts'

/** A language by its own name, for whoever cannot read the present one. */
const nameOf = (lang: string) => new Intl.DisplayNames([lang], { type: 'language' }).of(lang === 'zh-CN' ? 'zh' : lang)

/** The choice of a language, where a survey has several. */
export const Languages = ({ s, speak }: { s: Scene; speak: (lang: string) => void }) => {
  const { languages } = s.filling
  const names = new Intl.DisplayNames([s.lang], { type: 'language', fallback: 'code' })
  if (languages.length < 2) return null
  return (
    <label class="check">
      {s.t.language}
      <select value={s.lang} onChange={(event) => speak(event.currentTarget.value)}>
        {languages.map((lang) => (
          <option key={lang} value={lang} lang={lang}>
            {nameOf(lang) ?? names.of(lang)}
          </option>
        ))}
      </select>
    </label>
  )
}
