import type { Validator } from '../../../contract/survey/validator.ts'
import { isEmpty, isPlain, toText } from '../expression/index.ts'
import { toNumber } from '../expression/numbers.ts'
import type { ProblemKind } from './problem.ts'

// Local part, @, and a domain of labels with a top one of two letters or more, as SurveyJS has it.
const EMAIL =
  /^(?:[^<>()[\].,;:\s@"]+(?:\.[^<>()[\].,;:\s@"]+)*|".+")@(?:[^<>()=[\].,;:\s@"]+\.)+[^<>()=[\].,;:\s@"]{2,}$/i

export const isEmail = (value: unknown) => typeof value === 'string' && value.length <= 320 && EMAIL.test(value)

/** A space is no answer, and nor is a list of entries without one. */
export function blank(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => isPlain(one) && Object.values(one).every(blank))
  return isEmpty(typeof value === 'string' ? value.trim() : value)
}

/** What is wrong with an answer by one validator. An empty answer is only ever wrong by an expression. */
export function violates(
  validator: Validator,
  value: unknown,
  holds: (expression: string) => boolean,
  matches: (pattern: string, insensitive: boolean) => boolean,
): ProblemKind | undefined {
  if (validator.type === 'expression') {
    return validator.expression && !holds(validator.expression) ? 'expression' : undefined
  }
  if (isEmpty(value)) return undefined
  switch (validator.type) {
    case 'numeric': {
      const number = toNumber(value)
      if (Number.isNaN(number)) return 'not-a-number'
      if (validator.minValue !== undefined && number < validator.minValue) return 'too-small'
      return validator.maxValue !== undefined && number > validator.maxValue ? 'too-large' : undefined
    }
    case 'text': {
      const text = toText(value)
      if (validator.allowDigits === false && /\d$/.test(text)) return 'digits'
      // A number has no length, and SurveyJS lets it pass.
      const length = typeof value === 'string' || Array.isArray(value) ? value.length : Number.NaN
      if (validator.minLength && length < validator.minLength) return 'too-short'
      return validator.maxLength && length > validator.maxLength ? 'too-long' : undefined
    }
    case 'answercount': {
      if (!Array.isArray(value)) return undefined
      if (validator.minCount && value.length < validator.minCount) return 'too-few'
      return validator.maxCount && value.length > validator.maxCount ? 'too-many' : undefined
    }
    case 'email':
      return value && !isEmail(value) ? 'email' : undefined
    case 'regex':
      return matches(validator.regex, validator.caseInsensitive === true) ? undefined : 'pattern'
  }
}
