import type { SurveyDetails } from '../../../../contract/survey/activity.ts'
import type { Definition, Element } from '../../../../contract/survey/definition.ts'
import type { Column } from '../../../../contract/survey/question.ts'
import { isWritten } from '../../types/counted.ts'
import { isFormed } from '../../types/is-formed.ts'
import type { Finding } from './finding.ts'
import { hasWords } from './texts.ts'
import { partsOf } from './walk.ts'

/** Browsers fill these in from what they know of the person. */
const OF_A_PERSON = /^(?:name|given-name|family-name|email|tel|street-address|address-line\d|postal-code|bday)/
const WORDS =
  /姓名|身份证|手机|电话|住址|地址|邮箱|微信|银行卡|车牌|\b(?:your name|full name|phone|address|e-?mail|passport)\b/i

/**
 * M13: personal information asked for without saying what for, at the question or for the whole survey. Certain where the kind
 * of field tells; by its words it is a guess.
 */
export const unstatedPurposes = (definition: Definition, { purpose }: Pick<SurveyDetails, 'purpose'>): Finding[] => {
  if (hasWords(purpose)) return []
  return [...partsOf(definition)].flatMap((part): Finding[] => {
    if (part.kind !== 'element' || isStated(part.node)) return []
    const certain = asksPersonal(part.node)
    if (!certain && !soundsPersonal(part.node)) return []
    return [{ level: certain ? 'error' : 'warning', at: part.at, path: `${part.at}.purpose`, rule: 'no_purpose' }]
  })
}

const isStated = (element: Element): boolean => 'purpose' in element && hasWords(element.purpose)

/** Whether an answer names or reaches a person. */
export const asksPersonal = (element: Element): boolean => {
  return fieldsOf(element).some(
    ({ inputType, autocomplete }) =>
      inputType === 'email' || inputType === 'tel' || OF_A_PERSON.test(autocomplete ?? ''),
  )
}

type Field = Pick<Column, 'inputType' | 'autocomplete'>

const fieldsOf = (element: Element): readonly Field[] => {
  if (isFormed(element, 'fields')) return element.items ?? []
  if (isFormed(element, 'table', 'list')) return element.columns ?? []
  return [element as Field]
}

/** Asked for in words, which may be anybody's: by choosing, nobody gives a name away. */
const soundsPersonal = (element: Element): boolean =>
  (isWritten(element.type) || isFormed(element, 'fields')) &&
  WORDS.test([...Object.values(element.title ?? {}), element.name].join(' '))
