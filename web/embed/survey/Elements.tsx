import type { Node } from '#domain/survey/model/node.ts'
import { FORMS } from '#domain/survey/types/forms.ts'
import { Heading } from '../interview/Heading.tsx'
import { titleOf } from './Field.tsx'
import type { Scene } from './scene.ts'

interface ElementsProps {
  s: Scene
  nodes: Node[]
  /** Of the headings of sections among them. */
  level: number
}

/** Elements in the order of the survey: sections with what they hold, and questions. */
export const Elements = ({ s, nodes, level }: ElementsProps) => (
  <>{nodes.map((node) => node.shown && <One key={node.path} s={s} node={node} level={level} />)}</>
)

const One = ({ s, node, level }: { s: Scene; node: Node; level: number }) => {
  if (node.kind === 'section') return <Section s={s} node={node} level={level} />
  const Part = s.parts[node.element.type]
  if (Part && !(node.readOnly && FORMS[node.element.type] !== 'calculated')) return <Part s={s} node={node} />
  return (
    <div class="field">
      <p class="title-of" lang={s.lang}>
        {titleOf(s, node)}
      </p>
      <p class="text">{Part ? s.finish?.displayOf(s, node) || s.t.unanswered : s.t.unsupported}</p>
    </div>
  )
}

const Section = ({ s, node, level }: { s: Scene; node: Node; level: number }) => {
  const title = s.words(node.element.title, node)
  const about = s.words(node.element.description, node)
  const { finish } = s
  return (
    <section aria-label={title || undefined}>
      {title && (
        <Heading level={level}>
          <span lang={s.lang}>{title}</span>
        </Heading>
      )}
      {about && (
        <p class="text" lang={s.lang}>
          {about}
        </p>
      )}
      {finish &&
        s.problems(node).map((problem) => (
          <p key={problem.kind} class="wrong" id={s.id(node.path)} tabIndex={-1}>
            {finish.problemText(s, finish.t, problem)}
          </p>
        ))}
      <Elements s={s} nodes={node.children} level={title ? level + 1 : level} />
    </section>
  )
}
