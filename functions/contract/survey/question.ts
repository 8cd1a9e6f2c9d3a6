import * as v from 'valibot'
import { choices } from './choice.ts'
import { condition, count, flag, id, isSafeKey, name, number, text, texts, value } from './common.ts'
import { validator } from './validator.ts'

const word = v.exactOptional(v.pipe(v.string(), v.maxLength(1000)))
// A limit of a number is a number, of a date its text.
const limit = v.exactOptional(v.union([v.number(), v.pipe(v.string(), v.maxLength(100))]))

export const shown = {
  id,
  name,
  title: texts,
  description: texts,
  visible: flag,
  visibleIf: condition,
  enableIf: condition,
  readOnly: flag,
}

export const asked = {
  ...shown,
  isRequired: flag,
  requiredIf: condition,
  requiredErrorText: texts,
  titleLocation: v.exactOptional(v.picklist(['default', 'top', 'bottom', 'left', 'hidden'])),
  /** the key of its answer, where it is not its name; questions may share one */
  valueName: v.exactOptional(v.pipe(v.string(), v.maxLength(1000), v.check(isSafeKey, 'own_name'))),
  defaultValue: value,
  defaultValueExpression: condition,
  setValueIf: condition,
  setValueExpression: condition,
  resetValueIf: condition,
  clearIfInvisible: v.exactOptional(v.picklist(['default', 'none', 'onComplete', 'onHidden', 'onHiddenContainer'])),
  validators: v.exactOptional(v.array(validator)),
  showCommentArea: flag,
  commentText: texts,
  commentPlaceholder: texts,
  correctAnswer: value,
  score: number,
  useDisplayValuesInDynamicTexts: flag,
  /** what the personal information asked for is used for; shown where it is asked (M13) */
  purpose: texts,
}

const order = v.exactOptional(v.picklist(['none', 'asc', 'desc', 'random']))
export const choosing = {
  choices,
  choicesOrder: order,
  choicesVisibleIf: condition,
  choicesEnableIf: condition,
  showOtherItem: flag,
  otherText: texts,
  otherPlaceholder: texts,
  otherErrorText: texts,
  showNoneItem: flag,
  noneText: texts,
  showRefuseItem: flag,
  refuseText: texts,
  showDontKnowItem: flag,
  dontKnowText: texts,
  separateSpecialChoices: flag,
  colCount: number,
  /** the text of "other" is kept beside the answer (`name-Comment`) rather than in its place */
  storeOthersAsComment: v.exactOptional(v.union([v.boolean(), v.literal('default')])),
  hideIfChoicesEmpty: flag,
  choicesFromQuestion: word,
  choicesFromQuestionMode: v.exactOptional(v.picklist(['all', 'selected', 'unselected'])),
  choiceValuesFromQuestion: word,
  choiceTextsFromQuestion: word,
}
const choosingMany = {
  ...choosing,
  showSelectAllItem: flag,
  selectAllText: texts,
  minSelectedChoices: count,
  maxSelectedChoices: count,
  valuePropertyName: word,
}
const dropping = {
  placeholder: texts,
  searchEnabled: flag,
  searchMode: v.exactOptional(v.picklist(['contains', 'startsWith'])),
  allowClear: flag,
  choicesMin: number,
  choicesMax: number,
  choicesStep: number,
}

export const INPUT_TYPES = [
  ...(['text', 'number', 'date', 'datetime-local', 'time', 'month', 'week'] as const),
  ...(['email', 'tel', 'url', 'password', 'color', 'range'] as const),
] as const
const typing = {
  inputType: v.exactOptional(v.picklist(INPUT_TYPES)),
  min: limit,
  max: limit,
  step: limit,
  minValueExpression: condition,
  maxValueExpression: condition,
  minErrorText: texts,
  maxErrorText: texts,
  stepErrorText: texts,
  maxLength: number,
  placeholder: texts,
  autocomplete: word,
  dataList: v.exactOptional(v.array(v.string())),
}
const rating = {
  rateType: v.exactOptional(v.picklist(['labels', 'stars', 'smileys'])),
  rateMin: number,
  rateMax: number,
  rateStep: number,
  rateCount: number,
  rateValues: choices,
  autoGenerate: flag,
  minRateDescription: texts,
  maxRateDescription: texts,
  displayRateDescriptionsAsExtremeItems: flag,
}
const switching = {
  labelTrue: texts,
  labelFalse: texts,
  valueTrue: value,
  valueFalse: value,
  swapOrder: flag,
}
const sliding = {
  sliderType: v.exactOptional(v.picklist(['single', 'range'])),
  min: number,
  max: number,
  step: number,
  minValueExpression: condition,
  maxValueExpression: condition,
  minRangeLength: number,
  maxRangeLength: number,
  allowClear: flag,
  customLabels: choices,
}
const calculating = {
  expression: condition,
  format: texts,
  displayStyle: v.exactOptional(v.picklist(['none', 'decimal', 'currency', 'percent', 'date'])),
  currency: word,
  precision: number,
  minimumFractionDigits: number,
  maximumFractionDigits: number,
  useGrouping: flag,
}
const likert = {
  cellType: v.exactOptional(v.picklist(['radio', 'checkbox'])),
  columns: choices,
  rows: choices,
  rowsVisibleIf: condition,
  columnsVisibleIf: condition,
  eachRowRequired: flag,
  eachRowUnique: flag,
  rowOrder: v.exactOptional(v.picklist(['initial', 'random'])),
  hideIfRowsEmpty: flag,
  showHeader: flag,
}

export const multipleTextItem = v.strictObject({
  id,
  name,
  title: texts,
  isRequired: flag,
  requiredErrorText: texts,
  defaultValue: value,
  defaultValueExpression: condition,
  validators: v.exactOptional(v.array(validator)),
  ...typing,
})

/** The kinds of question that hold no other: one schema a kind, and the importer knows what is understood from it. */
export const simpleQuestions = {
  text: v.strictObject({ type: v.literal('text'), ...asked, ...typing }),
  comment: v.strictObject({
    type: v.literal('comment'),
    ...asked,
    rows: count,
    autoGrow: flag,
    maxLength: number,
    placeholder: texts,
  }),
  boolean: v.strictObject({ type: v.literal('boolean'), ...asked, ...switching }),
  radiogroup: v.strictObject({ type: v.literal('radiogroup'), ...asked, ...choosing, allowClear: flag }),
  buttongroup: v.strictObject({ type: v.literal('buttongroup'), ...asked, ...choosing }),
  checkbox: v.strictObject({ type: v.literal('checkbox'), ...asked, ...choosingMany }),
  dropdown: v.strictObject({ type: v.literal('dropdown'), ...asked, ...choosing, ...dropping }),
  tagbox: v.strictObject({ type: v.literal('tagbox'), ...asked, ...choosingMany, ...dropping, closeOnSelect: flag }),
  rating: v.strictObject({ type: v.literal('rating'), ...asked, ...rating }),
  ranking: v.strictObject({
    type: v.literal('ranking'),
    ...asked,
    ...choosing,
    selectToRankEnabled: flag,
    minSelectedChoices: count,
    maxSelectedChoices: count,
  }),
  imagepicker: v.strictObject({
    type: v.literal('imagepicker'),
    ...asked,
    ...choosing,
    multiSelect: flag,
    minSelectedChoices: count,
    maxSelectedChoices: count,
    showLabel: flag,
  }),
  slider: v.strictObject({ type: v.literal('slider'), ...asked, ...sliding }),
  matrix: v.strictObject({ type: v.literal('matrix'), ...asked, ...likert }),
  multipletext: v.strictObject({
    type: v.literal('multipletext'),
    ...asked,
    items: v.exactOptional(v.array(multipleTextItem)),
    colCount: number,
  }),
  expression: v.strictObject({ type: v.literal('expression'), ...asked, ...calculating }),
  file: v.strictObject({
    type: v.literal('file'),
    ...asked,
    allowMultiple: flag,
    maxFiles: count,
    /** in bytes, of each */
    maxSize: count,
    /** as the `accept` of a file field */
    acceptedTypes: word,
  }),
  html: v.strictObject({ type: v.literal('html'), ...shown, html: texts }),
  image: v.strictObject({ type: v.literal('image'), ...shown, imageLink: texts, altText: texts }),
  /** province → city → county → township, down to `depth`; the answer is the code of the deepest one chosen */
  region: v.strictObject({
    type: v.literal('region'),
    ...asked,
    depth: v.picklist([1, 2, 3, 4]),
    /** the code of the region to choose within */
    within: word,
  }),
  /** what is agreed to, and a box to tick; required, only a tick will do */
  consent: v.strictObject({ type: v.literal('consent'), ...asked, statement: text }),
}

const CELL_TYPES = [
  ...(['text', 'comment', 'boolean', 'radiogroup', 'checkbox', 'dropdown', 'tagbox'] as const),
  ...(['rating', 'slider', 'expression', 'html'] as const),
] as const
export const cellType = v.exactOptional(v.picklist([...CELL_TYPES, 'default']))

/** A column of a table: one question, asked in every row. */
export const column = v.strictObject({
  ...asked,
  ...choosingMany,
  ...dropping,
  ...typing,
  ...rating,
  ...switching,
  ...calculating,
  id,
  name,
  cellType,
  isUnique: flag,
  rows: count,
  html: texts,
})

export type Column = v.InferOutput<typeof column>
export type MultipleTextItem = v.InferOutput<typeof multipleTextItem>
