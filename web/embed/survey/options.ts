import type { Choice } from '#contract/survey/choice.ts'
import { SPECIAL } from '#domain/survey/model/choices.ts'
import type { Node } from '#domain/survey/model/node.ts'
import { elementOf, type Scene } from './scene.ts'

export interface Option {
  value: unknown
  text: string
  /** The one from the definition; null for "other", "none" and their like. */
  choice: Choice | null
  disabled: boolean
}

export const choiceText = (s: Pick<Scene, 'words'>, choice: Choice, node?: Node): string =>
  s.words(choice.text, node) || `${choice.value}`

/** What a choice question offers, in the order it is shown. */
export const optionsOf = (s: Scene, node: Node): Option[] => {
  const element = elementOf<'dropdown'>(node)
  const { t, filling } = s
  const { choices = [] } = node
  const inOrder = s.arranged?.ordered(choices, element.choicesOrder, `${filling.draft().id}${node.path}`, (choice) =>
    choiceText(s, choice, node),
  )
  const own = (inOrder ?? choices).map((choice): Option => {
    const disabled = node.readOnly || !(node.enabled ?? [choice]).includes(choice)
    return { value: choice.value, text: choiceText(s, choice, node), choice, disabled }
  })
  const { choicesMin, choicesMax } = element
  if (choicesMin !== undefined && choicesMax !== undefined)
    for (let value = choicesMin; value <= choicesMax; value += element.choicesStep || 1)
      own.push({ value, text: `${value}`, choice: null, disabled: node.readOnly })
  const special = (
    shown: boolean | undefined,
    value: string,
    text: typeof element.otherText,
    words: string,
  ): Option[] => (shown ? [{ value, text: s.words(text, node) || words, choice: null, disabled: node.readOnly }] : [])
  return [
    ...own,
    ...special(element.showOtherItem, SPECIAL.other, element.otherText, t.other),
    ...special(element.showNoneItem, SPECIAL.none, element.noneText, t.none),
    ...special(element.showRefuseItem, SPECIAL.refuse, element.refuseText, t.refuse),
    ...special(element.showDontKnowItem, SPECIAL.dontknow, element.dontKnowText, t.dontknow),
  ]
}
