import type { ComponentChild } from 'preact'
import { equals, isPlain } from '#domain/survey/expression/values.ts'
import { SPECIAL } from '#domain/survey/model/choices.ts'
import { answerOf, type Node } from '#domain/survey/model/node.ts'
import { Field } from '../Field.tsx'
import { type Option, optionsOf } from '../options.ts'
import { isAlone, isPicked, pickedOf, toggled } from '../picked.ts'
import { elementOf, type FieldProps, type Scene } from '../scene.ts'
import { CommentBox } from './CommentBox.tsx'

/** Puts values where the question keeps them: bare, with a text of their own, or under a property. */
export const keep = (node: Node, values: unknown[], many: boolean): unknown => {
  const { valuePropertyName, choices = [] } = node.element
  const key = valuePropertyName || 'value'
  const before = answerOf(node)
  const kept = Array.isArray(before) ? before : [before]
  const shaped = values.map((value) => {
    // As SurveyJS keeps them: where one of several may have words of its own, each is kept as if it had.
    const asks = choices.some((choice) => choice.showCommentArea && (many || equals(choice.value, value)))
    // What stands beside it, words or the answer to a question that shares its list, stays.
    const mine = kept.find((one) => isPlain(one) && equals(one[key], value))
    return valuePropertyName || asks ? (mine ?? { [key]: value }) : value
  })
  return many ? shaped : shaped[0]
}

/** What "other", or an option with room for words, asks for once it is chosen. */
export const More = ({ s, node, option }: FieldProps & { option: Option }) => {
  if (option.value === SPECIAL.other && !option.choice) return <CommentBox s={s} node={node} label={s.t.otherText} />
  if (!option.choice?.showCommentArea) return null
  const answer = answerOf(node)
  const list: unknown[] = Array.isArray(answer) ? answer : [answer]
  const mine = list.find((one) => isPlain(one) && equals(one.value, option.value))
  const put = (comment: string) => {
    const next = { value: option.value, ...(comment && { comment }) }
    s.filling.answer(node, Array.isArray(answer) ? list.map((one) => (one === mine ? next : one)) : next)
  }
  return (
    <input
      class="beside"
      aria-label={`${option.text}: ${s.t.otherText}`}
      placeholder={s.words(option.choice.commentPlaceholder, node)}
      value={isPlain(mine) && typeof mine.comment === 'string' ? mine.comment : ''}
      onInput={(event) => put(event.currentTarget.value)}
    />
  )
}

interface ListProps extends FieldProps {
  options: Option[]
  many: boolean
  face?: (option: Option) => ComponentChild
}

export const OptionList = ({ s, node, options, many, face }: ListProps) => {
  const picked = pickedOf(node)
  const id = s.id(node.path)
  const isAllTaken = many && isFull(node)
  const choose = ({ value }: Option, on: boolean) => {
    const next = many ? toggled(picked, value, on, node.choices ?? []) : [value]
    s.filling.answer(node, keep(node, next, many))
    if (on) tellFull(s, node)
  }
  return (
    <>
      {options.map((option, index) => {
        const on = isPicked(picked, option.value)
        // Options that clear the others stay open to those who have chosen all they may.
        const off = option.disabled || (isAllTaken && !on && !isAlone(option.value, node.choices))
        return (
          <div key={`${option.value}`}>
            <label class={off ? 'option off' : 'option'}>
              <input
                type={many ? 'checkbox' : 'radio'}
                id={index ? `${id}-${index}` : id}
                name={id}
                checked={on}
                disabled={off}
                onChange={(event) => choose(option, event.currentTarget.checked)}
              />
              {face ? face(option) : <span lang={s.lang}>{option.text}</span>}
            </label>
            {on && <More s={s} node={node} option={option} />}
          </div>
        )
      })}
    </>
  )
}

const Clear = ({ s, node }: FieldProps) =>
  elementOf<'radiogroup'>(node).allowClear &&
  answerOf(node) !== undefined && (
    <button type="button" class="quiet" onClick={() => s.filling.answer(node, undefined)}>
      {s.t.clearYes}
    </button>
  )

export const OneChoice = ({ s, node }: FieldProps) => (
  <Field s={s} node={node} group>
    <OptionList s={s} node={node} options={optionsOf(s, node)} many={false} />
    <Clear s={s} node={node} />
  </Field>
)

/** As many are chosen as may be. */
export const isFull = (node: Node): boolean => {
  const { maxSelectedChoices: most } = node.element
  return Boolean(most) && pickedOf(node).length >= Number(most)
}

/** Said once the last is chosen: why the others are greyed from then on. */
export const tellFull = (s: Scene, node: Node) => {
  if (isFull(node)) s.say(boundsOf(s, node) ?? '')
}

/** How many are to be chosen, said before anybody is told off for it, and how many are. */
export const boundsOf = (s: Scene, node: Node): string | undefined => {
  const { minSelectedChoices: least, maxSelectedChoices: most } = node.element
  return (
    [least && s.t.atLeast(least), most && s.t.atMost(most, pickedOf(node).length)].filter(Boolean).join(' · ') ||
    undefined
  )
}

export const ManyChoices = ({ s, node }: FieldProps) => {
  const options = optionsOf(s, node)
  const element = elementOf<'checkbox'>(node)
  const plain = options.filter(({ choice, disabled }) => choice && !choice.isExclusive && !disabled)
  const picked = pickedOf(node)
  const every = plain.length > 0 && plain.every(({ value }) => isPicked(picked, value))
  return (
    <Field s={s} node={node} group hint={boundsOf(s, node)}>
      {element.showSelectAllItem && !(Number(element.maxSelectedChoices) < plain.length) && (
        <label class="option">
          <input
            type="checkbox"
            checked={every}
            onChange={() => {
              const values = plain.map(({ value }) => value)
              s.filling.answer(node, keep(node, every ? [] : values, true))
            }}
          />
          {s.words(element.selectAllText, node) || s.t.all}
        </label>
      )}
      <OptionList s={s} node={node} options={options} many />
    </Field>
  )
}
