import type { Node } from '#domain/survey/model/node.ts'
import { problemText } from './problem-text.ts'
import type { FinishProps } from './props.ts'

/** What is wrong with a question's answer, at the question. */
export const Wrong = ({ s, t, node }: FinishProps & { node: Node }) => (
  <div id={`${s.id(node.path)}-wrong`}>
    {s.problems(node).map((problem) => (
      <p key={problem.kind} class={problem.severity ? 'note' : 'wrong'}>
        {!problem.severity && <span class="hidden">{t.error} </span>}
        {problemText(s, t, problem)}
      </p>
    ))}
  </div>
)
