import { type Environment, isEmpty, type Plain } from '../expression/index.ts'
import type { Compiled } from './compiled.ts'
import { complete, type Stray } from './complete.ts'
import type { Problem } from './problem.ts'
import { type Assessment, assess } from './survey.ts'
import { way } from './way.ts'

/** The word on one response: what is stored of it, and all that keeps it from being taken. */
export type Judgement = {
  answers: Plain
  problems: Problem[]
  /** Not stored, and a reason to take nothing: what is no answer, and what belongs to no question. */
  strays: Stray[]
}

/** Judges answers on the way they lead: the same for the page that sends them and for the platform that takes them. */
export function judge(survey: Compiled, state: Assessment): Judgement {
  const { answers, strays } = complete(survey, state)
  return {
    answers,
    problems: state.problems.filter(({ severity }) => severity === undefined),
    strays: strays.filter(({ reason }) => reason !== 'hidden'),
  }
}

/**
 * What of the answers is to be sent. Hidden ones are nobody's business (M13) and stay where they are, unless conditions read them:
 * then the platform has to see what the page saw, or it would ask for what was never shown. It stores them no more than the others.
 */
export function toSend(survey: Compiled, state: Assessment, environment: Environment): Plain {
  const mine = judge(survey, state)
  const emptied = Object.entries(state.answers).filter(([, value]) => Array.isArray(value) && value.length === 0)
  const bare = { ...Object.fromEntries(emptied), ...mine.answers }
  const theirs = judge(survey, way(survey, assess(survey, bare, environment), environment))
  if (JSON.stringify(theirs) === JSON.stringify(mine)) return bare
  return Object.fromEntries(
    Object.entries(state.answers).filter(([, value]) => !isEmpty(value) || Array.isArray(value)),
  )
}
