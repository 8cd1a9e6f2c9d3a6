import type { Definition } from '#contract/survey/definition.ts'

/** Fields that hold expressions or beginnings, elements that begin with entries or are calculated, and `{names}` in texts. */
const RULES =
  /"(?:\w+If|\w*[eE]xpression|default\w+|triggers|calculatedValues|choicesFromQuestion)":|"(?:paneldynamic|matrixdynamic)"|\{[^"{}]+\}/

/** Whether anything in a survey depends on an answer. Where it errs, it loads what is not needed. */
export const needsRules = (definition: Definition): boolean => RULES.test(JSON.stringify(definition))

/** Answers that are there before anybody gave them; and functions by which an expression asks whether answers are sound. */
const PREFILLED = /"(?:readOnly|default\w+)":|isContainerReady|containsErrors/i

export const isPrefilled = (definition: Definition): boolean => PREFILLED.test(JSON.stringify(definition))
