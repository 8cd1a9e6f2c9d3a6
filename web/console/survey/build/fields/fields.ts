import type * as v from 'valibot'
import { definition, elementSchemas, page } from '#contract/survey/definition.ts'
import { column, multipleTextItem } from '#contract/survey/question.ts'
import type { Plain } from '#domain/survey/expression/index.ts'

/** What a setting is edited with. */
export type Widget =
  /** words by language, in a line or several */
  | 'line'
  | 'words'
  | 'flag'
  | 'whole'
  | 'number'
  /** a number, or a date for questions about dates */
  | 'limit'
  | 'word'
  | 'pick'
  /** a condition, put together from rows or written */
  | 'condition'
  /** a condition over options or rows, and a formula: written */
  | 'formula'
  | 'options'
  | 'columns'
  | 'items'
  | 'checks'
  | 'answer'
  | 'question'

export const GROUPS = ['text', 'answers', 'rules', 'when', 'more'] as const
export type Group = (typeof GROUPS)[number]

const as = <const N extends string>(widget: Widget, ...names: N[]) =>
  Object.fromEntries(names.map((name) => [name, widget])) as Record<N, Widget>

/** Every setting the builder edits, in the order it is shown. What is not here is kept as an import brought it. */
const TABLE = {
  text: {
    ...as('line', 'title'),
    ...as('words', 'description', 'html', 'statement'),
    ...as('line', 'imageLink', 'altText', 'templateTitle'),
    ...as('words', 'purpose'),
  },
  answers: {
    ...as('options', 'choices', 'rows'),
    ...as('columns', 'columns'),
    ...as('items', 'items'),
    ...as('pick', 'cellType', 'inputType'),
    ...as('pick', 'choicesOrder'),
    ...as('flag', 'showOtherItem'),
    ...as('line', 'otherText'),
    ...as('flag', 'showNoneItem'),
    ...as('line', 'noneText'),
    ...as('flag', 'showRefuseItem'),
    ...as('line', 'refuseText'),
    ...as('flag', 'showDontKnowItem'),
    ...as('line', 'dontKnowText'),
    ...as('flag', 'showSelectAllItem'),
    ...as('line', 'selectAllText'),
    ...as('question', 'choicesFromQuestion'),
    ...as('pick', 'choicesFromQuestionMode'),
    ...as('flag', 'multiSelect', 'showLabel', 'selectToRankEnabled'),
    ...as('pick', 'rateType'),
    ...as('whole', 'rateMin', 'rateMax', 'rateStep'),
    ...as('options', 'rateValues'),
    ...as('line', 'minRateDescription', 'maxRateDescription', 'labelTrue', 'labelFalse'),
    ...as('line', 'placeholder'),
    ...as('formula', 'expression'),
    ...as('line', 'format'),
    ...as('pick', 'displayStyle'),
    ...as('word', 'currency'),
    ...as('whole', 'precision'),
    ...as('pick', 'depth'),
    ...as('word', 'within'),
    ...as('pick', 'sliderType'),
    ...as('number', 'choicesMin', 'choicesMax', 'choicesStep'),
  },
  rules: {
    ...as('flag', 'isRequired'),
    ...as('line', 'requiredErrorText'),
    ...as('limit', 'min', 'max', 'step'),
    ...as('line', 'minErrorText', 'maxErrorText', 'stepErrorText'),
    ...as('whole', 'maxLength', 'minSelectedChoices', 'maxSelectedChoices'),
    ...as('flag', 'eachRowRequired', 'eachRowUnique', 'isUnique'),
    ...as('whole', 'rowCount', 'minRowCount', 'maxRowCount', 'panelCount', 'minPanelCount', 'maxPanelCount'),
    ...as('checks', 'validators'),
  },
  when: {
    ...as('condition', 'visibleIf', 'requiredIf', 'enableIf'),
    ...as('formula', 'choicesVisibleIf', 'choicesEnableIf', 'rowsVisibleIf', 'columnsVisibleIf', 'templateVisibleIf'),
    ...as('formula', 'defaultValueExpression', 'minValueExpression', 'maxValueExpression'),
    ...as('formula', 'setValueExpression', 'setValueIf', 'resetValueIf'),
  },
  more: {
    ...as('flag', 'visible', 'readOnly'),
    ...as('answer', 'defaultValue'),
    ...as('word', 'valueName'),
    ...as('pick', 'clearIfInvisible', 'titleLocation'),
    ...as('flag', 'showCommentArea'),
    ...as('line', 'commentText', 'commentPlaceholder', 'otherPlaceholder', 'otherErrorText'),
    ...as('flag', 'separateSpecialChoices', 'hideIfChoicesEmpty', 'hideIfRowsEmpty', 'allowClear'),
    ...as('flag', 'searchEnabled', 'swapOrder', 'showHeader'),
    ...as('pick', 'searchMode', 'rowOrder', 'displayMode', 'state', 'detailPanelMode'),
    ...as('word', 'autocomplete', 'keyName'),
    ...as('line', 'keyDuplicationError'),
    ...as('flag', 'allowAddRows', 'allowRemoveRows', 'allowAddPanel', 'allowRemovePanel', 'confirmDelete'),
    ...as('line', 'addRowText', 'removeRowText', 'noRowsText', 'addPanelText', 'removePanelText', 'noEntriesText'),
    ...as('words', 'templateDescription'),
    ...as('line', 'navigationTitle', 'navigationDescription'),
  },
} satisfies Record<Group, Record<string, Widget>>

/** Settings of the whole survey; its languages, conditions and jumps have editors of their own. */
const SURVEY_TABLE = {
  ...as('line', 'title'),
  ...as('words', 'description'),
  ...as('pick', 'questionsOnPageMode', 'showQuestionNumbers'),
  ...as('flag', 'firstPageIsStartPage', 'showProgressBar', 'showPreviewBeforeComplete', 'showPrevButton'),
  ...as('words', 'completedHtml'),
  ...as('line', 'startSurveyText', 'pageNextText', 'pagePrevText', 'completeText'),
  ...as('pick', 'clearInvisibleValues'),
  ...as('whole', 'maxTextLength', 'maxCommentLength'),
}

/** Switches that are on unless they are switched off. */
export const ON_BY_DEFAULT = new Set<string>([
  ...['visible', 'showHeader', 'allowAddRows', 'allowRemoveRows', 'allowAddPanel', 'allowRemovePanel'],
  ...['searchEnabled', 'showProgressBar', 'showPreviewBeforeComplete', 'showPrevButton'],
])

/** Settings that say something only beside another. */
const NEEDS: Partial<Record<string, (node: Plain) => boolean>> = {
  otherText: ({ showOtherItem }) => showOtherItem === true,
  otherPlaceholder: ({ showOtherItem }) => showOtherItem === true,
  otherErrorText: ({ showOtherItem }) => showOtherItem === true,
  noneText: ({ showNoneItem }) => showNoneItem === true,
  refuseText: ({ showRefuseItem }) => showRefuseItem === true,
  dontKnowText: ({ showDontKnowItem }) => showDontKnowItem === true,
  selectAllText: ({ showSelectAllItem }) => showSelectAllItem === true,
  choicesFromQuestionMode: ({ choicesFromQuestion }) => Boolean(choicesFromQuestion),
  requiredErrorText: ({ isRequired, requiredIf }) => isRequired === true || Boolean(requiredIf),
  minErrorText: ({ min }) => min !== undefined,
  maxErrorText: ({ max }) => max !== undefined,
  stepErrorText: ({ step }) => step !== undefined,
  min: (node) => hasRange(node),
  max: (node) => hasRange(node),
  step: (node) => hasRange(node),
  minValueExpression: (node) => hasRange(node),
  maxValueExpression: (node) => hasRange(node),
  commentText: ({ showCommentArea }) => showCommentArea === true,
  commentPlaceholder: ({ showCommentArea }) => showCommentArea === true,
  rateMin: ({ rateValues }) => !Array.isArray(rateValues) || rateValues.length === 0,
  rateMax: ({ rateValues }) => !Array.isArray(rateValues) || rateValues.length === 0,
  currency: ({ displayStyle }) => displayStyle === 'currency',
}

const RANGED = ['number', 'range', 'date', 'datetime-local', 'time', 'month', 'week']
/** Only numbers and dates have a least and a most. */
const hasRange = ({ type, inputType, cellType }: Plain): boolean =>
  type === 'slider' || cellType === 'slider' || RANGED.includes(`${inputType ?? 'text'}`)

/** What a column of a table asks decides which settings it has. */
const CELL_LIKE: Record<string, keyof typeof elementSchemas> = { default: 'dropdown' }

export type Entries = Record<string, v.GenericSchema>

/** The settings that a page, an element, a column or an item has. */
export const entriesOf = (node: Plain, within: 'element' | 'page' | 'column' | 'item'): Entries => {
  if (within === 'page') return page.entries
  if (within === 'item') return multipleTextItem.entries
  if (within === 'element') {
    const type = `${node.type}`
    return Object.hasOwn(elementSchemas, type) ? elementSchemas[type as keyof typeof elementSchemas].entries : {}
  }
  const cell = `${node.cellType ?? 'default'}`
  const like = CELL_LIKE[cell] ?? (cell as keyof typeof elementSchemas)
  const own: Entries = Object.hasOwn(elementSchemas, like) ? elementSchemas[like].entries : {}
  return Object.fromEntries(
    Object.entries(column.entries).filter(([name]) => name in own || name === 'cellType' || name === 'isUnique'),
  )
}

export interface Field {
  name: string
  widget: Widget
  schema: v.GenericSchema
}

/** The settings of a group that make sense for this element now. */
export const fieldsOf = (group: Group, node: Plain, entries: Entries): Field[] =>
  Object.entries(TABLE[group]).flatMap(([name, widget]): Field[] => {
    const schema = entries[name]
    if (!schema || !(NEEDS[name]?.(node) ?? true)) return []
    // Lines of a long text are how it looks, and a matrix's columns are options.
    if (name === 'rows' && isWhole(schema)) return []
    if (name === 'columns' && node.type === 'matrix') return [{ name, widget: 'options', schema }]
    if (name === 'description' && node.type === 'html') return []
    return [{ name, widget, schema }]
  })

export const surveyFields = (): Field[] =>
  Object.entries(SURVEY_TABLE).flatMap(([name, widget]) => {
    const schema = (definition.entries as Entries)[name]
    return schema ? [{ name, widget, schema }] : []
  })

const EDITED = new Set<string>([
  ...Object.values(TABLE).flatMap((group) => Object.keys(group)),
  ...['type', 'id', 'name', 'elements', 'templateElements', 'detailElements'],
])

/** What an import brought and the builder has no editor for: shown, and kept. */
export const keptFields = (node: Plain, entries: Entries): string[] =>
  Object.keys(node).filter(
    (name) => node[name] !== undefined && (!EDITED.has(name) || (name === 'rows' && isWhole(entries.rows))),
  )

interface Wrapped {
  wrapped?: v.GenericSchema
  type: string
}

const bare = (schema: v.GenericSchema | undefined): v.GenericSchema | undefined =>
  schema?.type === 'exact_optional' ? (schema as Wrapped & v.GenericSchema).wrapped : schema

const isWhole = (schema: v.GenericSchema | undefined): boolean => bare(schema)?.type === 'number'

/** The values a setting can be picked from. */
export const picksOf = (schema: v.GenericSchema): (string | number)[] => {
  const inner = bare(schema)
  return inner && 'options' in inner && Array.isArray(inner.options)
    ? inner.options.filter((option): option is string | number => ['string', 'number'].includes(typeof option))
    : []
}
