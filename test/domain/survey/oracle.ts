import { type PanelModel, type Question, SurveyModel } from 'survey-core'
import type { Plain } from '#domain/survey/expression/index.ts'
import { type Assessment, all, type ProblemKind } from '#domain/survey/model/index.ts'

/** One element of one survey for one set of answers, in words survey-core and we can both say it in. */
export type Seen = { visible: boolean; required: boolean; choices?: string; errors: string }

/** survey-core's classes, with what their types leave out. */
type Any = Question & {
  panels?: PanelModel[]
  visiblePanels?: PanelModel[]
  allRows?: Row[]
  visibleRows?: Row[]
  items?: { name: string; editor: Any }[]
  visibleChoices?: { value: unknown }[]
  choices?: unknown[]
}
type Row = {
  rowName: unknown
  isVisible: boolean
  cells: { column: { name: string; isColumnsVisibleIf: boolean }; question: Any }[]
  detailPanel?: PanelModel
  showDetailPanel(): void
  hasPanel: boolean
}

export function modelOf(json: object, now: number): SurveyModel {
  // One question a page is a matter of showing: it splits pages in two that are one here.
  const model = new SurveyModel()
  Object.assign(model, { dateProvider: { now: () => now } })
  model.fromJSON({ ...json, questionsOnPageMode: 'standard' })
  return model
}

/** survey-core's validation takes most of its time: what is wrong is looked at where it is asked for. */
export function seenBySurveyCore(model: SurveyModel, judged = true): Map<string, Seen> {
  // Details of a row exist once they have been opened.
  for (const question of model.getAllQuestions(false, false, true) as Any[]) {
    for (const row of question.visibleRows ?? []) if (row.hasPanel) row.showDetailPanel?.()
  }
  if (judged) {
    model.startedPage?.validate(true, false)
    model.validate(true, false)
  }
  const seen = new Map<string, Seen>()
  const add = (element: Any, prefix: string) => {
    const path = prefix + element.name
    // Two questions of one name share an answer; the first stands for them.
    if (seen.has(path) || !element.name) return
    const errors = judged ? element.errors.map((error) => error.getErrorType()).sort() : []
    seen.set(path, { visible: element.isVisible, required: element.isRequired, errors: errors.join() })
    for (const [at, panel] of (element.panels ?? []).entries()) {
      for (const child of panel.elements) visit(child as unknown as Any, `${path}[${at}].`)
    }
    const isDynamic = element.getType() === 'matrixdynamic'
    if (isDynamic || element.getType() === 'matrixdropdown') {
      const rows = (isDynamic ? element.allRows : element.visibleRows) ?? []
      for (const [at, row] of rows.entries()) {
        const key = isDynamic ? `[${at}]` : `.${row.rowName}`
        for (const cell of row.cells) if (cell.column.isColumnsVisibleIf) add(cell.question, `${path}${key}.`)
        for (const detail of row.detailPanel?.elements ?? []) visit(detail as unknown as Any, `${path}${key}.`)
      }
    }
    for (const item of element.getType() === 'multipletext' ? (element.items ?? []) : []) add(item.editor, `${path}.`)
  }
  const visit = (element: Any, prefix: string) => {
    add(element, prefix)
    if (!element.isPanel && !element.isPage) return
    for (const child of (element as unknown as PanelModel).elements) visit(child as unknown as Any, prefix)
  }
  for (const page of model.pages) visit(page as unknown as Any, '')
  return seen
}

const TYPES: Partial<Record<ProblemKind, string>> = {
  required: 'required',
  'one-required': 'requireoneanswer',
  'other-empty': 'otherempty',
  'not-a-number': 'requirenumeric',
  'rows-required': 'requiredinallrowserror',
  'rows-unique': 'eachrowuniqueeerror',
  'too-few-rows': 'minrowcounterror',
  duplicate: 'keyduplicationerror',
}

export function seenByUs({ pages, problems }: Assessment, judged = true): Map<string, Seen> {
  const seen = new Map<string, Seen>()
  for (const node of all(pages)) {
    if (node.kind === 'entry' || node.kind === 'row' || !node.element.name || seen.has(node.path)) continue
    const own = judged ? problems.filter((problem) => problem.path === node.path) : []
    const errors = own.map(({ kind }) => TYPES[kind] ?? 'custom')
    seen.set(node.path, { visible: node.visible, required: node.required, errors: errors.sort().join() })
  }
  return seen
}

/** Answers for every question of the survey, some of them wrong, some missing. */
export function answersFor(model: SurveyModel, pick: () => unknown, random: () => number): Plain {
  const one = (list: unknown[]) => list[Math.floor(random() * list.length)]
  const some = (list: unknown[]) => list.filter(() => random() < 0.5)
  const valuesOf = (items: unknown) =>
    (Array.isArray(items) ? items : []).map((item: { value?: unknown }) => item?.value ?? item)
  const answer = (question: Any): unknown => {
    const choices = valuesOf(question.visibleChoices ?? question.choices)
    const holder = (questions: Any[]) => fill(questions)
    switch (question.getType()) {
      case 'boolean':
        return random() < 0.5
      case 'radiogroup':
      case 'dropdown':
      case 'buttongroup':
        return one(choices)
      case 'checkbox':
      case 'tagbox':
      case 'ranking': {
        const property = (question as { valuePropertyName?: string }).valuePropertyName
        const values = some(choices)
        return property ? values.map((value) => ({ [property]: value })) : values
      }
      case 'imagepicker':
        return (question as { multiSelect?: boolean }).multiSelect ? some(choices) : one(choices)
      case 'rating':
        return 1 + Math.floor(random() * 5)
      case 'matrix': {
        const { rows, columns } = question as unknown as { rows: unknown[]; columns: unknown[] }
        return Object.fromEntries(some(valuesOf(rows)).map((row) => [String(row), one(valuesOf(columns))]))
      }
      case 'matrixdropdown':
        return Object.fromEntries(
          (question.visibleRows ?? []).map((row) => [
            String(row.rowName),
            holder(row.cells.map((cell) => cell.question)),
          ]),
        )
      case 'matrixdynamic':
        return (question.allRows ?? []).map((row) => holder(row.cells.map((cell) => cell.question)))
      case 'paneldynamic':
        return (question.panels ?? []).map((panel) => holder(panel.questions as Any[]))
      case 'multipletext':
        return holder((question.items ?? []).map((item) => item.editor))
      case 'text':
      case 'comment': {
        const { inputType } = question as { inputType?: string }
        if (inputType === 'number' || inputType === 'range') return Math.floor(random() * 30) - 5
        if (inputType === 'date') return one(['2024-05-05', '2019-12-31', '2031-01-01'])
        if (inputType === 'datetime-local') return one(['2024-05-05T10:00', '2019-12-31T00:00'])
        if (inputType === 'email') return one(['a@example.org', 'nobody', 'a b@c'])
        const value = pick()
        return typeof value === 'object' ? 'text' : value
      }
      case 'slider':
        return Math.floor(random() * 100)
      default:
        return undefined
    }
  }
  const fill = (questions: Any[]): Plain => {
    const filled: Plain = {}
    for (const question of questions) {
      const value = random() < 0.75 ? answer(question) : undefined
      if (value !== undefined && value !== null) filled[question.getValueName()] = value
    }
    return filled
  }
  return fill(model.getAllQuestions() as Any[])
}
