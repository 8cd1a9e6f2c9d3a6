import { all, type Node } from '#domain/survey/model/node.ts'
import { isAsked, isFormed } from '#domain/survey/types/is-formed.ts'
import { Heading } from '../../interview/Heading.tsx'
import type { Screen as Step } from '../course.ts'
import { displayOf } from '../display.ts'
import { titleOf } from '../Field.tsx'
import { Back, Progress } from '../Screen.tsx'
import type { Scene } from '../scene.ts'
import type { FinishProps } from './props.ts'

const entryName = (node: Node): string => {
  const names: string[] = []
  for (let part = node.within; part; part = part.within) {
    if (part.kind === 'entry') names.unshift(`${Number(part.key) + 1}`)
    else if (part.kind === 'row')
      names.unshift(part.key === 'undefined' ? `${Number(/(\d+)\]$/.exec(part.path)?.[1]) + 1}` : part.key)
  }
  return names.join('.')
}

/** Every question asked, as one list, with its answer. */
const asked = (nodes: Node[]) =>
  [...all(nodes)].filter(({ shown, kind, element }) => {
    return shown && kind === 'question' && !isFormed(element, 'note', 'fields', 'table', 'list', 'group')
  })

const shown = (s: Scene, node: Node) => {
  const words = displayOf(s, node)
  const part = s.parts[`${node.element.type}Shown`]
  return part && words ? part({ s, node }) : words
}

interface AnswersProps extends FinishProps {
  steps: Step[]
  change?: (step: Step) => void
}

export const Answers = ({ s, t, steps, change }: AnswersProps) => (
  <dl class="replies">
    {steps.map((step) =>
      asked(step.nodes).map((node) => (
        <div key={node.path}>
          <dt lang={s.lang}>
            {entryName(node)} {titleOf(s, node)}
          </dt>
          <dd class="text" lang={s.lang}>
            {shown(s, node) || <span class="meta">{s.t.unanswered}</span>}
          </dd>
          {change && !node.readOnly && isAsked(node.element) && (
            <dd>
              <button type="button" class="quiet" onClick={() => change(step)}>
                {t.change}
                <span class="hidden"> {titleOf(s, node)}</span>
              </button>
            </dd>
          )}
        </div>
      )),
    )}
  </dl>
)

/** All answers once more before they are sent. */
export const Check = ({ s, t, send }: FinishProps & { send: () => void }) => {
  const { filling } = s
  const steps = filling.route()
  return (
    <form
      key="check"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (filling.ready()) send()
      }}
    >
      <div id="step" tabIndex={-1} class="step">
        <Progress s={s} at={steps.length} total={steps.length + 1} />
      </div>
      <Back s={s} />
      <Heading level={s.heading}>{t.check}</Heading>
      <Answers s={s} t={t} steps={steps} change={filling.go} />
      <p class="meta">{t.checkHint}</p>
      <div class="actions">
        <button type="submit" class="primary">
          {s.words(filling.definition.completeText) || s.t.send}
        </button>
      </div>
    </form>
  )
}
