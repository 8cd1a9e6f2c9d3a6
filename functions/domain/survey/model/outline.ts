import type { Choice } from '../../../contract/survey/choice.ts'
import type { Element, Panel } from '../../../contract/survey/definition.ts'
import type { Environment, Plain, Scope } from '../expression/index.ts'
import { FORMS } from '../types/forms.ts'
import { carriedChoices } from './carried.ts'
import { type Compiled, holds, result } from './compiled.ts'
import { type Asked, keyOf, type Node } from './node.ts'
import { addParts } from './parts.ts'
import { itemScope, type Known } from './scopes.ts'

export type Setting = {
  survey: Compiled
  environment: Environment
  answers: Plain
  known: Known
  /** how often an expression asked about an element; and that one is being answered, which may not ask again */
  asked: number
  asking: boolean
}
/** Where elements stand: in what their answers are kept, and what their expressions can name. */
export type Place = { holder: Plain; scope: Scope; prefix: string; readOnly: boolean; within?: Node | undefined }

/** Rows of a table or entries of a group. */
export const MAX_ENTRIES = 1_000

/** Rows SurveyJS shows in a table nobody has filled in. */
export const DEFAULT_ROWS = 2

/** The elements as the answers so far make them. */
export function outline(elements: readonly (Element | Asked)[] = [], place: Place, setting: Setting): Node[] {
  return elements.map((element) => toNode(element as Asked, place, setting))
}

function toNode(element: Asked, place: Place, setting: Setting): Node {
  const { survey, environment } = setting
  // An element's own conditions are strict: only true shows or requires it, and only false disables it.
  const found = (condition: string) => result(survey, condition, place.scope, environment)
  const readOnly = place.readOnly || (element.enableIf ? found(element.enableIf) === false : element.readOnly === true)
  const form = FORMS[element.type]
  const node: Node = {
    path: place.prefix + element.name,
    kind: form === 'section' ? 'section' : 'question',
    element,
    holder: place.holder,
    key: keyOf(element),
    scope: place.scope,
    visible: element.visibleIf ? found(element.visibleIf) === true : element.visible !== false,
    shown: false,
    readOnly,
    required: element.requiredIf ? found(element.requiredIf) === true : element.isRequired === true,
    children: [],
    ...(place.within && { within: place.within }),
  }
  const inner = { ...place, readOnly }
  const holder = element as unknown as Element
  if (form === 'section') {
    node.children = outline((holder as Panel).elements, inner, setting)
    node.visible &&= node.children.some((child) => child.visible)
  } else if (form === 'option' || form === 'options') addChoices(node, place, setting)
  else if (form === 'step') {
    if (element.rateValues?.length) node.choices = visibleItems(element.rateValues, undefined, place.scope, setting)
  } else addParts(node, holder, inner, setting)
  return node
}

function addChoices(node: Node, place: Place, setting: Setting): void {
  const { element, scope } = node
  const offered = carriedChoices(element, place, setting) ?? element.choices
  node.choices = visibleItems(offered, element.choicesVisibleIf, scope, setting)
  if (element.hideIfChoicesEmpty && node.choices.length === 0) node.visible = false
  const { survey, environment } = setting
  node.enabled = node.choices.filter((choice) => {
    const condition = choice.enableIf || element.choicesEnableIf
    return !condition || holds(survey, condition, itemScope(scope, choice.value), environment)
  })
}

/** An item's own condition takes the place of the one given for all of them. */
export function visibleItems(
  items: readonly Choice[] = [],
  all: string | undefined,
  scope: Scope,
  setting: Setting,
): Choice[] {
  const { survey, environment } = setting
  // Most have no condition, and then nothing is asked of each of them in each row.
  return items.filter((item) => {
    const condition = item.visibleIf || all
    if (!condition) return true
    return holds(survey, condition, itemScope(scope, item.value), environment)
  })
}
