import { equals } from '#domain/survey/expression/values.ts'
import { ranksAll } from '#domain/survey/model/ranks-all.ts'
import { more } from '../../../i18n/survey.more.ts'
import { Field } from '../Field.tsx'
import { boundsOf, isFull, tellFull } from '../fields/Choices.tsx'
import { optionsOf } from '../options.ts'
import { pickedOf } from '../picked.ts'
import type { FieldProps } from '../scene.ts'

/** `value` at the place `to`, counted from 0. */
export const moved = (ranked: readonly unknown[], value: unknown, to: number): unknown[] => {
  const others = ranked.filter((one) => !equals(one, value))
  others.splice(Math.max(0, to), 0, value)
  return others
}

/** An order without dragging: a place chosen for an item, or one step up or down. */
export const Ranking = ({ s, node }: FieldProps) => {
  const options = optionsOf(s, node)
  const given = pickedOf(node)
  const id = s.id(node.path)
  const words = more[s.language]
  const some = !ranksAll(node.element)
  // Unless some are to be picked, every item has a place as soon as one has.
  const start = given.length || some ? given : options.map(({ value }) => value)
  const at = (value: unknown) => given.findIndex((one) => equals(one, value))
  const shown = [...options].sort((a, b) => (at(a.value) + 1 || 1e6) - (at(b.value) + 1 || 1e6))
  const put = (value: unknown, to: number) => s.filling.answer(node, moved(start, value, to))
  const step = (value: unknown, by: number, button: HTMLElement) => {
    put(value, start.findIndex((one) => equals(one, value)) + by)
    // The item has moved from under the finger: the same button of the same item stays in hand, with its new place said.
    button.focus()
    const place = pickedOf(node).findIndex((one) => equals(one, value))
    s.say(words.placed(`${place + 1 || start.length}`))
  }
  const full = isFull(node)
  return (
    <Field
      s={s}
      node={node}
      group
      hint={[some ? words.someHint : words.rankHint, boundsOf(s, node)].filter(Boolean).join(' ')}
    >
      <ol class="ranking">
        {shown.map(({ value, text, disabled }, index) => {
          const place = at(value)
          const label = `${id}-${value}`.replace(/\s/g, '_')
          const places = place < 0 ? start.length + (some ? 1 : 0) : given.length
          const closed = disabled || (full && place < 0)
          return (
            <li key={`${value}`} class={closed ? 'off' : ''}>
              <select
                id={index ? undefined : id}
                aria-label={`${text}: ${words.place}`}
                value={`${place}`}
                disabled={closed}
                onChange={({ currentTarget }) => {
                  const to = Number(currentTarget.value)
                  if (to >= 0) {
                    put(value, to)
                    tellFull(s, node)
                  } else
                    s.filling.answer(
                      node,
                      given.filter((one) => !equals(one, value)),
                    )
                }}
              >
                {(place < 0 || some) && <option value="-1">–</option>}
                {Array.from({ length: places }, (_, one) => (
                  <option key={one} value={`${one}`}>
                    {one + 1}
                  </option>
                ))}
              </select>
              <span id={label} lang={s.lang}>
                {text}
              </span>
              {place >= 0 && (
                <span class="steps">
                  {([-1, 1] as const).map((by) => (
                    <button
                      key={by}
                      type="button"
                      aria-label={`${text}: ${by < 0 ? words.up : words.down}`}
                      aria-disabled={place + by < 0 || place + by >= given.length}
                      disabled={closed}
                      onClick={({ currentTarget }) => {
                        if (place + by >= 0 && place + by < given.length) step(value, by, currentTarget)
                      }}
                    >
                      {by < 0 ? '↑' : '↓'}
                    </button>
                  ))}
                </span>
              )}
            </li>
          )
        })}
      </ol>
      {!given.length && !some && (
        <button type="button" class="quiet" onClick={() => s.filling.answer(node, start)}>
          {words.keepOrder}
        </button>
      )}
    </Field>
  )
}
