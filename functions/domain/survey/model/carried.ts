import type { Choice } from '../../../contract/survey/choice.ts'
import type { Element } from '../../../contract/survey/definition.ts'
import { equals, isEmpty, isPlain, type Plain, toText } from '../expression/index.ts'
import { FORMS } from '../types/forms.ts'
import { isFormed } from '../types/is-formed.ts'
import { SPECIAL } from './choices.ts'
import { type Asked, keyOf } from './node.ts'
import { type Place, type Setting, visibleItems } from './outline.ts'
import { ranksAll } from './ranks-all.ts'
import { withoutWords } from './without-words.ts'

/** Options that take over options that take over options: a circle of that ends here. */
const MAX_STEPS = 8
/** What is none of the definition's options is counted as the words of "other" are, however many there are. */
const UNLISTED = '~other'

/**
 * The options of a question that takes over those of another one: all that is offered there, what was chosen there or was not, or what
 * was entered in the entries of a group or the rows of a table. Undefined where there is nothing to take over, as in SurveyJS: a
 * question that is none, or one without options.
 */
export function carriedChoices(element: Asked, place: Place, setting: Setting, step = 0): Choice[] | undefined {
  if (!element.choicesFromQuestion || step > MAX_STEPS) return undefined
  const found = sourceOf(element.choicesFromQuestion, place, setting)
  if (!found || found.source === element) return undefined
  const { source, holder } = found
  const key = keyOf(source)
  const answer = Object.hasOwn(holder, key) ? holder[key] : undefined
  const form = FORMS[source.type]
  if (form === 'list' || form === 'group') return ofEntries(element, answer, setting)
  if (form !== 'option' && form !== 'options') return undefined
  const choices = visibleItems(
    carriedChoices(source, place, setting, step + 1) ?? source.choices,
    source.choicesVisibleIf,
    place.scope,
    setting,
  )
  const mode = element.choicesFromQuestionMode
  if (mode !== 'selected' && mode !== 'unselected') return choices
  const property = source.valuePropertyName
  const chosen = (Array.isArray(answer) ? answer : [answer]).map((one) =>
    property && isPlain(one) ? one[property] : withoutWords(one),
  )
  const isChosen = ({ value }: Choice) => ranksAll(source) || chosen.some((one) => equals(one, value))
  const carried = choices.filter((choice) => isChosen(choice) === (mode === 'selected'))
  const words = holder[`${key}-Comment`]
  const takesWords = mode === 'selected' && !element.showOtherItem && chosen.includes(SPECIAL.other) && !isEmpty(words)
  return takesWords ? [...carried, unlisted(SPECIAL.other, words, setting)] : carried
}

function ofEntries(element: Asked, answer: unknown, setting: Setting): Choice[] {
  const { choiceValuesFromQuestion: values, choiceTextsFromQuestion: texts } = element
  const choices: Choice[] = []
  for (const entry of Array.isArray(answer) ? answer : []) {
    const value = isPlain(entry) ? entry[values || (Object.keys(entry)[0] ?? '')] : undefined
    if (!isPlain(entry) || isEmpty(value) || typeof value === 'object') continue
    // The same answer in two entries is one option: they could not be told apart.
    if (choices.some((choice) => equals(choice.value, value))) continue
    choices.push(unlisted(value as Choice['value'], texts ? entry[texts] : undefined, setting))
  }
  return choices
}

const unlisted = (value: Choice['value'], words: unknown, { survey }: Setting): Choice => ({
  id: UNLISTED,
  value,
  ...(!isEmpty(words) && { text: { [survey.definition.languages[0] ?? '']: toText(words) } }),
})

/** A question of the survey, or beside this one in its entry or row: `{panel.x}`, `{row.x}`. */
function sourceOf(
  name: string,
  place: Place,
  { survey, answers }: Setting,
): { source: Asked; holder: Plain } | undefined {
  const [, kind, inner] = /^(panel|row)\.(.+)$/.exec(name) ?? []
  if (!inner) {
    const { pages } = survey.definition
    const source = find(pages, () => pages.flatMap((page) => page.elements ?? []), name)
    return source && { source, holder: answers }
  }
  const part = place.within
  if (!part?.within || part.kind !== (kind === 'panel' ? 'entry' : 'row')) return undefined
  const group = part.within.element as unknown as Element
  const source = isFormed(group, 'group')
    ? find(group, () => group.templateElements ?? [], inner)
    : part.children.find((cell) => cell.element.name === inner)?.element
  return source && { source, holder: part.holder }
}

const known = new WeakMap<object, Map<string, Asked>>()

/** The first element of a name below these, outermost first. They are looked through once, however many ask. */
function find(owner: object, elements: () => readonly Element[], name: string): Asked | undefined {
  const names = known.get(owner) ?? byName(elements())
  known.set(owner, names)
  return names.get(name)
}

function byName(elements: readonly Element[]): Map<string, Asked> {
  const names = new Map<string, Asked>()
  let level = elements
  while (level.length > 0) {
    for (const element of level) if (!names.has(element.name)) names.set(element.name, element as unknown as Asked)
    level = level.flatMap((element) => (isFormed(element, 'section') ? (element.elements ?? []) : []))
  }
  return names
}
