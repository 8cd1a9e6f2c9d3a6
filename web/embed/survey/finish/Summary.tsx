import { all } from '#domain/survey/model/node.ts'
import { CODE_PATH } from '../code-path.ts'
import { titleOf } from '../Field.tsx'
import { problemText } from './problem-text.ts'
import type { FinishProps } from './props.ts'

/** What is wrong, at the top, in the same words as at the questions, each a link to its own. */
export const Summary = ({ s, t }: FinishProps) => {
  const { filling } = s
  const problems = filling.problems()
  if (!problems.length) return null
  const nodes = new Map([...all(filling.state().pages)].map((node) => [node.path, node]))
  const about = (path: string) => {
    const node = nodes.get(path)
    return path === CODE_PATH ? `${t.code} – ` : node?.kind === 'question' ? `${titleOf(s, node)} – ` : ''
  }
  return (
    <div class="errors" role="alert" tabIndex={-1} id="summary" aria-labelledby="summary-title">
      <p id="summary-title">
        <strong>{t.errors}</strong>
      </p>
      <ul>
        {problems.map((problem) => (
          <li key={problem.path + problem.kind}>
            <a
              href={`#${s.id(problem.path)}`}
              onClick={(event) => {
                // Fragments do not reach into a shadow tree.
                event.preventDefault()
                s.focus(s.id(problem.path))
              }}
            >
              {about(problem.path)}
              {problemText(s, t, problem)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
