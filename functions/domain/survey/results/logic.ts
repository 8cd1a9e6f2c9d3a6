import type { Trigger } from '../../../contract/survey/definition.ts'
import { type Expression, isPlain, namesIn, parse } from '../expression/index.ts'
import type { Asked, Compiled } from '../model/index.ts'
import { type Placed, questionsOf } from '../questions.ts'

/** A question of a version, with whatever the survey works out before it is asked, answered or let through. */
export interface Governed extends Placed {
  id: string
  /** What the outermost group or table it is a part of is called, or itself. */
  root: string
  expressions: readonly Expression[]
  /** Answers it takes over as they are, by name. */
  takes: readonly string[]
}

const CONDITION = /(?:If|Expression)$|^expression$/
const ELEMENTS = new Set(['elements', 'templateElements', 'detailElements'])
/** Calculated values may be made of others; one that is made of itself is left as a name. */
const DEEPEST = 10

const known = new WeakMap<Compiled, readonly Governed[]>()

/** What governs each question: its own conditions and those of all it stands in, of its options, rows and rules, and the jumps over it. */
export const logicOf = (survey: Compiled): readonly Governed[] => {
  const found = known.get(survey) ?? read(survey)
  known.set(survey, found)
  return found
}

const read = ({ definition }: Compiled): Governed[] => {
  const calculated = new Map(
    (definition.calculatedValues ?? []).map(({ name, expression }) => [name.toLowerCase(), parsedOf(expression)]),
  )
  const own = new Map<string, Expression[]>()
  const parse = (texts: Iterable<string>) =>
    [...texts].flatMap((text) => parsedOf(text) ?? []).map((expression) => inlined(expression, calculated, 0))
  const keep = (element: object): void => {
    if ('id' in element && typeof element.id === 'string') own.set(element.id, parse(textsIn(element)))
    for (const [name, inner] of Object.entries(element))
      if (ELEMENTS.has(name) && Array.isArray(inner)) for (const each of inner) if (isPlain(each)) keep(each)
  }
  for (const page of definition.pages) keep(page)

  const outermost = new Map<string, string>()
  const questions = [...questionsOf(definition)].map((placed) => {
    const { element, within } = placed
    const root = within.map((id) => outermost.get(id)).find((name) => name !== undefined) ?? keyOf(element)
    outermost.set(element.id, root)
    const expressions = [
      ...(own.get(element.id) ?? parse(textsIn(element))),
      ...within.flatMap((id) => own.get(id) ?? []),
    ]
    const takes = element.choicesFromQuestion === undefined ? [] : [element.choicesFromQuestion]
    return { ...placed, id: element.id, root, expressions, takes }
  })
  for (const trigger of definition.triggers ?? []) {
    const expressions = parse(textsIn(trigger))
    const past = questionsPast(trigger, expressions, questions)
    for (const question of questions) {
      if (!past.has(question) && !('setToName' in trigger && trigger.setToName === question.element.name)) continue
      question.expressions.push(...expressions)
      if (trigger.type === 'copyvalue') question.takes.push(trigger.fromName)
    }
  }
  // Questions that share an answer tell each other's.
  const sharing = Map.groupBy(questions, ({ element }) => keyOf(element))
  for (const shared of sharing.values())
    if (shared.length > 1) for (const question of shared) question.takes.push(keyOf(question.element))
  return questions
}

/** What a jump may lead past, or an early end leave out: what comes after the page of the answers that it depends on. */
const questionsPast = <Q extends Placed>(
  trigger: Trigger,
  expressions: readonly Expression[],
  questions: readonly Q[],
): ReadonlySet<Q> => {
  if (trigger.type !== 'skip' && trigger.type !== 'complete') return new Set()
  const names = expressions.flatMap(namesIn).map((name) => name.toLowerCase())
  const from = questions.findIndex(({ element }) => names.some((name) => reaches(name, keyOf(element))))
  const page = questions[from]?.within[0]
  const to =
    trigger.type === 'skip' ? questions.findIndex(({ element }) => element.name === trigger.gotoName) : questions.length
  // Backwards, it may lead round to anything.
  const backwards = to <= from
  return new Set(questions.filter(({ within }, at) => backwards || (at > from && at < to && within[0] !== page)))
}

/** What an answer is called in expressions, in lower case. */
export const keyOf = (element: Asked): string => (element.valueName || element.name).toLowerCase()

/** Whether a name is of this answer or of a part of it, a property, or the text beside it. */
export const reaches = (name: string, key: string): boolean =>
  name.startsWith(key) && (name.length === key.length || /[.[-]/.test(name.charAt(key.length)))

function* textsIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const each of value) yield* textsIn(each)
  else if (isPlain(value))
    for (const [name, inner] of Object.entries(value)) {
      if (ELEMENTS.has(name)) continue
      if (typeof inner !== 'string') yield* textsIn(inner)
      else if (CONDITION.test(name)) yield inner
    }
}

const parsedOf = (text: string | undefined): Expression | undefined => {
  const result = parse(text ?? '')
  return result.ok ? result.expression : undefined
}

/** An expression with calculated values as what they are calculated from. */
const inlined = (
  node: Expression,
  calculated: ReadonlyMap<string, Expression | undefined>,
  depth: number,
): Expression => {
  const within = (inner: Expression) => inlined(inner, calculated, depth)
  switch (node.kind) {
    case 'value':
      return node
    case 'name': {
      const made = calculated.get(node.name.toLowerCase())
      return made && depth < DEEPEST ? inlined(made, calculated, depth + 1) : node
    }
    case 'list':
      return { ...node, items: node.items.map(within) }
    case 'call':
      return { ...node, args: node.args.map(within) }
    case 'unary':
      return { ...node, operand: within(node.operand) }
    case 'binary':
      return { ...node, left: within(node.left), right: within(node.right) }
  }
}
