import type { ElementType } from '../../../contract/survey/definition.ts'
import type { Asked } from '../model/node.ts'
import { FORMS, type Formed } from './forms.ts'

/**
 * How answers are counted, and so how they are read, disclosed and compared between versions. However it is counted, every question
 * counts whom it was asked of and who answered:
 *
 * - `options`: each option that was chosen; `ranking`: with the places it was given
 * - `yes-no`, `agreed`: one option or the other; the only one there is
 * - `steps`: the options of a scale with labels of its own, else its numbers
 * - `numbers`: a distribution; `codes`: of regions
 * - `rows`: options, row by row
 * - `words`: nothing more, for they are people's own
 * - `inside`: by what stands inside; `never`: not at all
 */
export type Counting =
  | ('options' | 'ranking' | 'yes-no' | 'agreed' | 'steps' | 'numbers' | 'codes' | 'rows' | 'words')
  | ('inside' | 'never')

export const COUNTED = {
  radiogroup: 'options',
  buttongroup: 'options',
  dropdown: 'options',
  checkbox: 'options',
  tagbox: 'options',
  imagepicker: 'options',
  ranking: 'ranking',
  boolean: 'yes-no',
  consent: 'agreed',
  rating: 'steps',
  slider: 'numbers',
  expression: 'numbers',
  region: 'codes',
  matrix: 'rows',
  text: 'words',
  comment: 'words',
  file: 'words',
  multipletext: 'inside',
  matrixdropdown: 'inside',
  matrixdynamic: 'inside',
  paneldynamic: 'inside',
  panel: 'never',
  html: 'never',
  image: 'never',
} as const satisfies Record<ElementType, Counting>

/** Of a question as it is asked: a field for numbers is counted as those are. */
export const countingOf = ({ type, inputType }: Pick<Asked, 'type' | 'inputType'>): Counting =>
  COUNTED[type] === 'words' && (inputType === 'number' || inputType === 'range') ? 'numbers' : COUNTED[type]

/** The types that people answer in one text of their own. */
export type WrittenType = {
  [T in Formed<'value'>]: (typeof COUNTED)[T] extends 'words' ? T : never
}[Formed<'value'>]

export const isWritten = (type: ElementType): type is WrittenType =>
  COUNTED[type] === 'words' && FORMS[type] === 'value'
