/** What a survey needs as soon as anything in it depends on an answer. See `late/engine.ts` and `needs-rules.ts`. */
export { toAnswer, toDate } from '#domain/survey/expression/dates.ts'
export { evaluate, isTrue } from '#domain/survey/expression/evaluate.ts'
export { parse } from '#domain/survey/expression/parse.ts'
export { calculateAnswer, calculateValues } from '#domain/survey/model/calculate.ts'
export { questionAbout } from '#domain/survey/model/questions.ts'
export {
  entryScope,
  itemScope,
  knownOf,
  rowScope,
  selfScope,
  surveyScope,
} from '#domain/survey/model/scopes.ts'
export { pipe } from './pipe.ts'

/** Asked for as soon as these are read: what begins, changes and ends is a script of its own. */
export const changes = import('./changes.ts')
