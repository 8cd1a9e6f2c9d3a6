import type { Environment } from '../expression/index.ts'
import { namesIn } from '../expression/names.ts'
import { type Compiled, parsed, result } from './compiled.ts'
import { all } from './node.ts'
import type { Assessment } from './survey.ts'

/** What is asked on the way that the answers lead: pages by their place in the definition, in the order they are come to. */
export type Asking = Assessment & { way: number[] }

/**
 * The way through the survey. A page that a jump leads past is not asked: nothing on it is shown, required or kept, like
 * anything else that the answers hide.
 */
export function way(survey: Compiled, state: Assessment, environment: Environment): Asking {
  const visible = [...state.pages.keys()].filter((at) => state.pages[at]?.visible)
  // All on one page, there is nothing to jump over.
  if (survey.definition.questionsOnPageMode === 'singlePage') return { ...state, way: visible }
  const passed: number[] = []
  let page: number | 'complete' = visible[0] ?? 'complete'
  while (page !== 'complete' && !passed.includes(page)) {
    passed.push(page)
    page = leave(survey, state, page, environment)
  }
  const past = [...all(state.pages.filter((_, at) => !passed.includes(at)))]
  for (const node of past) node.shown = false
  const paths = new Set(past.map(({ path }) => path))
  return { ...state, problems: state.problems.filter(({ path }) => !paths.has(path)), way: passed }
}

/** Where the answers lead from a page: to the one a jump names, else to the next that is visible, else to the end. */
export function leave(
  survey: Compiled,
  state: Assessment,
  page: number,
  environment: Environment,
): number | 'complete' {
  const own = new Set([...all(state.pages[page]?.children ?? [])].map((node) => node.key.toLowerCase()))
  for (const trigger of survey.definition.triggers ?? []) {
    if (trigger.type !== 'complete' && trigger.type !== 'skip') continue
    const expression = trigger.expression ? parsed(survey, trigger.expression) : undefined
    // A jump belongs to the page whose answers it is about.
    if (!expression || !namesIn(expression).some((name) => own.has((/^[^.[]+/.exec(name)?.[0] ?? '').toLowerCase())))
      continue
    if (result(survey, trigger.expression ?? '', state.scope, environment) !== true) continue
    if (trigger.type === 'complete') return 'complete'
    const target = state.pages.findIndex((one) => {
      return one.visible && [...all(one.children)].some((node) => node.element.name === trigger.gotoName && node.shown)
    })
    if (target >= 0) return target
  }
  const next = state.pages.findIndex((one, index) => index > page && one.visible)
  return next < 0 ? 'complete' : next
}
