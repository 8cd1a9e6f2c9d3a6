import type { Text } from '#contract/survey/common.ts'
import { languageName } from './build/language-name.ts'

/** What is written beside the questions, in every language: who lets it out has read them all (M7, M10). */
export const TextsShown = ({ texts }: { texts: Text }) => {
  const all = Object.entries(texts)
  return (
    <>
      {all.map(([language, text]) => (
        <p key={language} class="details-text">
          {all.length > 1 && <span class="small muted">{languageName(language)} </span>}
          <span lang={language}>{text}</span>
        </p>
      ))}
    </>
  )
}
