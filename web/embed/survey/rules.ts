/** What a survey needs as soon as anything in it depends on an answer. See `late/engine.ts` and `needs-rules.ts`. */
export { toAnswer, toDate } from '../../../functions/domain/survey/expression/dates.ts'
export { evaluate, isTrue } from '../../../functions/domain/survey/expression/evaluate.ts'
export { parse } from '../../../functions/domain/survey/expression/parse.ts'
export { begin } from '../../../functions/domain/survey/model/begin.ts'
export { calculateAnswer, calculateValues } from '../../../functions/domain/survey/model/calculate.ts'
export { change } from '../../../functions/domain/survey/model/change.ts'
export { questionAbout } from '../../../functions/domain/survey/model/questions.ts'
export {
  entryScope,
  itemScope,
  knownOf,
  rowScope,
  selfScope,
  surveyScope,
} from '../../../functions/domain/survey/model/scopes.ts'
export { settle } from '../../../functions/domain/survey/model/settle.ts'
export { way } from '../../../functions/domain/survey/model/way.ts'
export { pipe } from './pipe.ts'
