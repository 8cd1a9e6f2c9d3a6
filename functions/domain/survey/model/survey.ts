import { type Environment, isPlain, type Plain, type Scope } from '../expression/index.ts'
import { calculateAnswer, calculateValues } from './calculate.ts'
import type { Compiled } from './compiled.ts'
import { all, type Node } from './node.ts'
import { outline, type Setting } from './outline.ts'
import type { Problem } from './problem.ts'
import { questionAbout } from './questions.ts'
import { knownOf, surveyScope } from './scopes.ts'
import { validate } from './validate.ts'

/** A calculated value may need another: so many rounds, as SurveyJS has it, and then what there is stays. */
const MAX_ROUNDS = 10

export type Assessment = {
  /** the answers with the values of calculated questions among them */
  answers: Plain
  /** calculated values, by name */
  calculated: Plain
  pages: Node[]
  /** what an expression that stands in no element sees: triggers, and names piped into the survey's own texts */
  scope: Scope
  /** every error at once; empty for a response that can be taken */
  problems: Problem[]
}

/** What a survey is for one set of answers: what is asked, what is required, what follows from it and what is wrong. */
export function assess(survey: Compiled, given: Plain, environment: Environment): Assessment {
  const answers = copy(given) as Plain
  const calculated: Plain = {}
  const known = knownOf(survey.definition)
  const setting: Setting = { survey, environment, answers, known, asked: 0, asking: false }
  let pages: Node[] = []
  const scope = surveyScope(answers, calculated, known, (question, args) =>
    questionAbout(question, args, pages, setting),
  )
  const place = { holder: answers, scope, prefix: '', readOnly: survey.definition.readOnly === true }
  const sections = survey.definition.pages.map((page) => ({ ...page, type: 'panel' as const }))
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let changed = calculateValues(survey, calculated, scope, environment)
    const asked = setting.asked
    pages = outline(sections, place, setting)
    for (const node of all(pages)) changed = calculateAnswer(node, setting) || changed
    // What was asked about the elements was answered from the round before.
    if (!changed && (round > 0 || setting.asked === asked)) break
  }
  show(pages, true)
  return { answers, calculated, pages, scope, problems: validate(pages, setting) }
}

function show(nodes: Node[], within: boolean): void {
  for (const node of nodes) {
    node.shown = within && node.visible
    show(node.children, node.shown)
  }
}

// What is calculated is written into a copy. Answers are JSON; what lies deeper than any question is not looked at.
export function copy(value: unknown, depth = 0): unknown {
  if (depth > 30) return undefined
  if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1))
  return isPlain(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item, depth + 1)]))
    : value
}
