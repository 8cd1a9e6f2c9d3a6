import * as v from 'valibot'
import { choices } from './choice.ts'
import {
  condition,
  count,
  expression,
  flag,
  id,
  MAX_ELEMENTS,
  MAX_LANGUAGES,
  name,
  number,
  text,
  texts,
  value,
} from './common.ts'
import { asked, cellType, choosing, column, shown, simpleQuestions } from './question.ts'
import { language } from './words.ts'

const word = v.exactOptional(v.pipe(v.string(), v.maxLength(1000)))
const required = { isRequired: flag, requiredIf: condition, requiredErrorText: texts }
// Elements hold elements: the types say so by interface, for a type cannot be inferred from a schema that needs it.
const elements: v.GenericSchema<Element[]> = v.pipe(
  v.array(v.lazy((): v.GenericSchema<Element> => element)),
  v.maxLength(MAX_ELEMENTS),
)
const inside = v.exactOptional(elements)

const table = {
  ...asked,
  columns: v.exactOptional(v.array(column)),
  /** what a column of choices without its own offers */
  choices: choosing.choices,
  cellType,
  rowsVisibleIf: condition,
  columnsVisibleIf: condition,
  keyDuplicationError: texts,
  detailPanelMode: v.exactOptional(v.picklist(['none', 'underRow', 'underRowSingle'])),
  showHeader: flag,
}

const panel = {
  type: v.literal('panel'),
  ...shown,
  ...required,
  state: v.exactOptional(v.picklist(['default', 'collapsed', 'expanded'])),
}
const matrixdropdown = {
  type: v.literal('matrixdropdown'),
  ...table,
  rows: choices,
  rowOrder: v.exactOptional(v.picklist(['initial', 'random'])),
  hideIfRowsEmpty: flag,
}
const matrixdynamic = {
  type: v.literal('matrixdynamic'),
  ...table,
  rowCount: count,
  minRowCount: count,
  maxRowCount: count,
  allowAddRows: flag,
  allowRemoveRows: flag,
  allowRowReorder: flag,
  addRowText: texts,
  removeRowText: texts,
  noRowsText: texts,
  confirmDelete: flag,
  keyName: word,
  defaultRowValue: value,
}
const paneldynamic = {
  type: v.literal('paneldynamic'),
  ...asked,
  templateTitle: texts,
  templateDescription: texts,
  templateVisibleIf: condition,
  panelCount: count,
  minPanelCount: count,
  maxPanelCount: count,
  allowAddPanel: flag,
  allowRemovePanel: flag,
  addPanelText: texts,
  removePanelText: texts,
  noEntriesText: texts,
  confirmDelete: flag,
  displayMode: v.exactOptional(v.picklist(['list', 'carousel', 'tab'])),
  keyName: word,
  keyDuplicationError: texts,
  defaultPanelValue: value,
}

/** The kinds of element that hold others. */
const containers = {
  panel: v.strictObject({ ...panel, elements: inside }),
  matrixdropdown: v.strictObject({ ...matrixdropdown, detailElements: inside }),
  matrixdynamic: v.strictObject({ ...matrixdynamic, detailElements: inside }),
  paneldynamic: v.strictObject({ ...paneldynamic, templateElements: inside }),
}

export const elementSchemas = { ...simpleQuestions, ...containers }
export type ElementType = keyof typeof elementSchemas
export const ELEMENT_TYPES = Object.keys(elementSchemas) as ElementType[]

type Simple = { [T in keyof typeof simpleQuestions]: v.InferOutput<(typeof simpleQuestions)[T]> }
export type Element = Simple[keyof Simple] | Panel | MatrixDropdown | MatrixDynamic | PanelDynamic
type Fields<Entries extends v.ObjectEntries> = v.InferOutput<v.StrictObjectSchema<Entries, undefined>>
export interface Panel extends Fields<typeof panel> {
  elements?: Element[]
}
export interface MatrixDropdown extends Fields<typeof matrixdropdown> {
  detailElements?: Element[]
}
export interface MatrixDynamic extends Fields<typeof matrixdynamic> {
  detailElements?: Element[]
}
export interface PanelDynamic extends Fields<typeof paneldynamic> {
  templateElements?: Element[]
}

export const element: v.GenericSchema<Element> = v.lazy(
  (input) =>
    (Object.hasOwn(elementSchemas, (input as { type?: PropertyKey } | null)?.type ?? '')
      ? elementSchemas[(input as { type: ElementType }).type]
      : simpleQuestions.text) as v.GenericSchema<Element>,
)

export const page = v.strictObject({
  ...shown,
  ...required,
  elements: v.exactOptional(elements),
  navigationTitle: texts,
  navigationDescription: texts,
})

export const calculatedValue = v.strictObject({
  id,
  name,
  expression: condition,
  /** kept with the response */
  includeIntoResult: flag,
})

export const triggers = {
  complete: v.strictObject({ type: v.literal('complete'), expression: condition }),
  setvalue: v.strictObject({
    type: v.literal('setvalue'),
    expression: condition,
    setToName: name,
    setValue: value,
  }),
  copyvalue: v.strictObject({ type: v.literal('copyvalue'), expression: condition, fromName: name, setToName: name }),
  /** the jump: on leaving a page, go on at the question */
  skip: v.strictObject({ type: v.literal('skip'), expression: condition, gotoName: name }),
  runexpression: v.strictObject({
    type: v.literal('runexpression'),
    expression: condition,
    setToName: v.exactOptional(name),
    runExpression: condition,
  }),
}
const trigger = v.variant('type', [
  triggers.complete,
  triggers.setvalue,
  triggers.copyvalue,
  triggers.skip,
  triggers.runexpression,
])

export const closingText = v.strictObject({ expression: v.exactOptional(expression), html: text })

/** One immutable version of a survey, as it is asked. */
export const definition = v.strictObject({
  /** the first is the one every text has, unless it has none at all */
  languages: v.pipe(v.array(language), v.minLength(1), v.maxLength(MAX_LANGUAGES)),
  title: texts,
  description: texts,
  pages: v.pipe(v.array(page), v.maxLength(MAX_ELEMENTS)),
  calculatedValues: v.exactOptional(v.array(calculatedValue)),
  triggers: v.exactOptional(v.array(trigger)),
  questionsOnPageMode: v.exactOptional(v.picklist(['standard', 'singlePage', 'questionPerPage'])),
  firstPageIsStartPage: flag,
  showProgressBar: flag,
  showPreviewBeforeComplete: flag,
  showQuestionNumbers: v.exactOptional(v.picklist(['on', 'onPage', 'recursive', 'off'])),
  showPrevButton: flag,
  clearInvisibleValues: v.exactOptional(v.picklist(['none', 'onComplete', 'onHidden', 'onHiddenContainer'])),
  storeOthersAsComment: flag,
  readOnly: flag,
  maxTextLength: number,
  maxCommentLength: number,
  startSurveyText: texts,
  pageNextText: texts,
  pagePrevText: texts,
  completeText: texts,
  completedHtml: texts,
  completedHtmlOnCondition: v.exactOptional(v.array(closingText)),
})

export type Definition = v.InferOutput<typeof definition>
export type Page = v.InferOutput<typeof page>
export type Trigger = v.InferOutput<typeof trigger>
export type CalculatedValue = v.InferOutput<typeof calculatedValue>
