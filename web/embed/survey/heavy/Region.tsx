import { Component } from 'preact'
import { answerOf } from '#domain/survey/model/node.ts'
import { region } from '../../../i18n/survey.region.ts'
import { describedBy, Field, invalid } from '../Field.tsx'
import { elementOf, type FieldProps, type Parts } from '../scene.ts'
import { levelOf, type Region as Place, pathTo, regionsIn } from './regions.ts'

/** One list of the cascade: what is inside `within`, and which of it is chosen. */
interface Step {
  within: string
  places: Place[]
  chosen: string
}
interface State {
  steps: Step[]
  /** The answer that the steps show. */
  shown: string
  failed: boolean
}

/** Province → city → county → township, each list loaded when the one before it is chosen. The lists are Chinese. */
class Region extends Component<FieldProps, State> {
  override state: State = { steps: [], shown: '', failed: false }
  private turn = 0

  override componentDidMount() {
    void this.follow()
  }
  override componentDidUpdate() {
    if (this.answer() !== this.state.shown && !this.state.failed) void this.follow()
  }
  override componentWillUnmount() {
    this.turn = -1
  }

  private answer(): string {
    const answer = answerOf(this.props.node)
    return typeof answer === 'string' ? answer : ''
  }

  private follow = async () => {
    const { depth, within = '' } = elementOf<'region'>(this.props.node)
    const answer = this.answer()
    const turn = ++this.turn
    try {
      const path = answer.startsWith(within) ? await pathTo(answer, within) : []
      const steps: Step[] = []
      for (const above of [within, ...path.map(([code]) => code)]) {
        const places = await regionsIn(above, depth)
        if (places.length) steps.push({ within: above, places, chosen: path[steps.length]?.[0] ?? '' })
      }
      // Chosen again meanwhile, or no longer there.
      if (turn === this.turn) this.setState({ steps, shown: answer, failed: false })
    } catch {
      if (turn === this.turn) this.setState({ failed: true })
    }
  }

  private choose = (step: Step, code: string) => {
    const { s, node } = this.props
    const { within = '' } = elementOf<'region'>(node)
    s.filling.answer(node, code || (step.within === within ? undefined : step.within))
  }

  override render() {
    const { s, node } = this.props
    const t = region[s.language]
    const id = s.id(node.path)
    const { steps, failed } = this.state
    return (
      <Field s={s} node={node} group>
        {steps.length === 0 && !failed && <p class="meta">{t.loading}</p>}
        {steps.map((step, index) => {
          const own = index ? `${id}-${index}` : id
          return (
            <div key={step.within} class="level">
              <label for={own}>{t.levels[levelOf(step.places[0]?.[0] ?? '') - 1]}</label>
              <select
                id={own}
                value={step.chosen}
                disabled={node.readOnly}
                aria-required={node.required && index === 0}
                aria-describedby={describedBy(s, node)}
                aria-invalid={invalid(s, node)}
                onChange={(event) => this.choose(step, event.currentTarget.value)}
              >
                <option value="">{s.t.choose}</option>
                {step.places.map(([code, name]) => (
                  <option key={code} value={code} lang="zh-CN">
                    {name}
                  </option>
                ))}
              </select>
            </div>
          )
        })}
        {failed && (
          <p class="note" role="status">
            {t.failed}{' '}
            <button type="button" class="quiet" onClick={this.follow}>
              {t.retry}
            </button>
          </p>
        )}
      </Field>
    )
  }
}

/** An answer by its names, once they are there. */
class RegionName extends Component<FieldProps, { code: string; name: string }> {
  override state = { code: '', name: '' }
  private gone = false

  private follow = async () => {
    const code = answerOf(this.props.node)
    if (typeof code !== 'string' || code === this.state.code) return
    // Without the lists its code has to do.
    const path = await pathTo(code).catch(() => [])
    if (!this.gone) this.setState({ code, name: path.map(([, name]) => name).join(' ') })
  }
  override componentDidMount() {
    void this.follow()
  }
  override componentDidUpdate() {
    void this.follow()
  }
  override componentWillUnmount() {
    this.gone = true
  }

  override render() {
    const code = answerOf(this.props.node)
    return <span lang="zh-CN">{(code === this.state.code && this.state.name) || `${code ?? ''}`}</span>
  }
}

export const PARTS = {
  region: (props) => <Region {...props} />,
  regionShown: (props) => <RegionName {...props} />,
} satisfies Parts

export { default as style } from './region.css?inline'
