import type { ElementType } from '../../contract/survey/definition.ts'

// What SurveyJS's JSON and ours differ in, for the import and the export alike.

/** Whether SurveyJS has the type, under the same name and with the same answers. */
export const IS_SURVEYJS = {
  text: true,
  comment: true,
  boolean: true,
  radiogroup: true,
  buttongroup: true,
  checkbox: true,
  dropdown: true,
  tagbox: true,
  rating: true,
  ranking: true,
  imagepicker: true,
  slider: true,
  matrix: true,
  matrixdropdown: true,
  matrixdynamic: true,
  multipletext: true,
  panel: true,
  paneldynamic: true,
  expression: true,
  file: true,
  html: true,
  image: true,
  region: false,
  consent: false,
} as const satisfies Record<ElementType, boolean>

/** The types that only we have. */
export type OwnType = { [T in ElementType]: (typeof IS_SURVEYJS)[T] extends true ? never : T }[ElementType]

/** Our own kinds of text: SurveyJS writes them as one string, or as strings by locale with `default`. */
export const TEXT_FIELDS = new Set([
  ...['title', 'description', 'text', 'html', 'statement', 'requiredErrorText', 'commentText', 'commentPlaceholder'],
  ...['placeholder', 'otherText', 'otherPlaceholder', 'otherErrorText', 'noneText', 'refuseText', 'dontKnowText'],
  ...['selectAllText', 'minErrorText', 'maxErrorText', 'stepErrorText', 'labelTrue', 'labelFalse', 'format'],
  ...['minRateDescription', 'maxRateDescription', 'imageLink', 'altText', 'keyDuplicationError', 'addRowText'],
  ...['removeRowText', 'noRowsText', 'templateTitle', 'templateDescription', 'addPanelText', 'removePanelText'],
  ...['noEntriesText', 'navigationTitle', 'navigationDescription', 'startSurveyText', 'pageNextText', 'pagePrevText'],
  ...['completeText', 'completedHtml', 'purpose'],
])

export const EXPRESSION_FIELDS = new Set([
  ...['visibleIf', 'enableIf', 'requiredIf', 'resetValueIf', 'setValueIf', 'setValueExpression', 'expression'],
  ...['defaultValueExpression', 'minValueExpression', 'maxValueExpression', 'choicesVisibleIf', 'choicesEnableIf'],
  ...['rowsVisibleIf', 'columnsVisibleIf', 'templateVisibleIf', 'runExpression'],
])

/** Values that are answers: what they hold is nobody's text or expression, whatever its keys are called. */
export const ANSWER_FIELDS = new Set([
  ...['defaultValue', 'correctAnswer', 'defaultRowValue', 'defaultPanelValue', 'setValue', 'valueTrue', 'valueFalse'],
])

/** Earlier names that survey-core still reads. */
export const FORMER_NAMES: Record<string, string> = {
  questions: 'elements',
  hasComment: 'showCommentArea',
  commentPlaceHolder: 'commentPlaceholder',
  placeHolder: 'placeholder',
  optionsCaption: 'placeholder',
  showOptionsCaption: 'allowClear',
  showClearButton: 'allowClear',
  autoComplete: 'autocomplete',
  hasOther: 'showOtherItem',
  hasNone: 'showNoneItem',
  hasSelectAll: 'showSelectAllItem',
  otherPlaceHolder: 'otherPlaceholder',
  rateDisplayMode: 'rateType',
  mininumRateDescription: 'minRateDescription',
  maximumRateDescription: 'maxRateDescription',
  rowsOrder: 'rowOrder',
  isAllRowRequired: 'eachRowRequired',
  emptyRowsText: 'noRowsText',
  allowRowsDragAndDrop: 'allowRowReorder',
  panelAddText: 'addPanelText',
  panelRemoveText: 'removePanelText',
  useDisplayValuesInTitle: 'useDisplayValuesInDynamicTexts',
  insensitive: 'caseInsensitive',
  firstPageIsStarted: 'firstPageIsStartPage',
  maxOthersLength: 'maxCommentLength',
}

/** How a page looks is the platform's: none of these changes what is asked or what an answer may be. */
export const LOOKS = new Set([
  ...['displayRateDescriptionsAsExtremeItems', 'searchEnabled', 'separateSpecialChoices', 'showHeader'],
  ...['width', 'minWidth', 'maxWidth', 'widthMode', 'startWithNewLine', 'indent', 'innerIndent', 'colSpan'],
  ...['descriptionLocation', 'errorLocation', 'questionErrorLocation', 'questionTitleLocation', 'questionTitleWidth'],
  ...['questionDescriptionLocation', 'questionTitlePattern', 'questionStartIndex', 'showNumber', 'showPageTitles'],
  ...['requiredMark', 'requiredText', 'size', 'inputSize', 'rows', 'renderAs', 'itemComponent', 'colCount'],
  ...['cols', 'autoGrow', 'allowResize', 'autoGrowComment', 'allowResizeComment', 'commentAreaRows'],
  ...[
    'imageHeight',
    'imageWidth',
    'imageFit',
    'contentMode',
    'logo',
    'logoPosition',
    'logoWidth',
    'logoHeight',
    'logoFit',
  ],
  ...['headerView', 'showTitle', 'showTOC', 'tocLocation', 'progressBarLocation', 'progressBarType', 'showPageNumbers'],
  ...[
    'progressBarShowPageNumbers',
    'progressBarShowPageTitles',
    'progressBarShowNavigationText',
    'navigationButtonsLocation',
  ],
  ...['autoFocusFirstQuestion', 'autoFocusFirstError', 'autoAdvanceEnabled', 'gridLayoutEnabled', 'gridLayoutColumns'],
  ...[
    'displayMode',
    'scaleColorMode',
    'rateColorMode',
    'alternateRows',
    'verticalAlign',
    'horizontalScroll',
    'columnMinWidth',
  ],
  ...['columnColCount', 'columnLayout', 'alignment', 'hideNumber', 'useTitleAsLabel', 'useGrouping', 'textWrapEnabled'],
  ...[
    'addRowButtonLocation',
    'removePanelButtonLocation',
    'tabAlign',
    'templateTabTitle',
    'panelsState',
    'itemTitleWidth',
  ],
  ...['titleActions', 'allowAdaptiveActions', 'showRangeInProgress', 'progressBarInheritWidthFrom', 'showProgressBar'],
  ...[
    'page',
    'textUpdateMode',
    'confirmDeleteText',
    'tooltipVisibility',
    'searchMode',
    'closeOnSelect',
    'cellErrorLocation',
  ],
  ...[
    'detailErrorLocation',
    'detailPanelShowOnAdding',
    'showQuestionNumbers',
    'state',
    'templateQuestionTitleLocation',
  ],
  ...[
    'selectToRankAreasLayout',
    'selectToRankEmptyRankedAreaText',
    'selectToRankEmptyUnrankedAreaText',
    'itemErrorLocation',
  ],
])

/** Fields of a definition that neither what judges answers nor what shows questions reads. */
export const UNREAD = new Set([
  ...['acceptedTypes', 'allowRowReorder', 'autoGenerate', 'autoGrow', 'closeOnSelect', 'colCount', 'confirmDelete'],
  ...['displayMode', 'displayRateDescriptionsAsExtremeItems', 'maxRangeLength', 'minRangeLength', 'otherPlaceholder'],
  ...['navigationDescription', 'navigationTitle', 'searchEnabled', 'separateSpecialChoices', 'showHeader'],
  'templateDescription',
])

const LOCALES: Record<string, string> = { 'zh-cn': 'zh-CN', 'zh-tw': 'zh-TW', 'pt-br': 'pt-BR', 'nl-BE': 'nl-BE' }
export const toLanguage = (locale: string) => LOCALES[locale] ?? locale
export const toLocale = (language: string) =>
  Object.keys(LOCALES).find((locale) => LOCALES[locale] === language) ?? language
