import type { PanelModel, Question, SurveyModel } from 'survey-core'
import { type Environment, equals, isEmpty, isPlain } from '#domain/survey/expression/index.ts'
import { importSurveyJS } from '#domain/survey/import/surveyjs.ts'
import { keep } from '../../../web/embed/survey/fields/Choices.tsx'
import { addEntry, removeEntry } from '../../../web/embed/survey/heavy/entries.ts'
import { pickedOf, toggled } from '../../../web/embed/survey/picked.ts'
import { modelOf, seenBySurveyCore, seenByUs } from '../../domain/survey/oracle.ts'
import { randomFrom, valuesFor } from '../../domain/survey/values.ts'
import { type Citizen, citizenOf } from './citizen.ts'

/** survey-core's classes, with what their types leave out. */
type Any = Question & {
  panels?: PanelModel[]
  allRows?: Row[]
  visibleRows?: Row[]
  items?: { name: string; editor: Any }[]
  visibleChoices?: Item[]
  rows?: Item[]
  columns?: Item[]
  visibleRateValues?: Item[]
  cellType?: string
  multiSelect?: boolean
  inputType?: string
  minPanelCount?: number
  minRowCount?: number
  canAddPanel?: boolean
  canRemovePanel?: boolean
  canAddRow?: boolean
  canRemoveRow?: boolean
  addPanel(): void
  addRow(): void
  removePanel(panel: PanelModel): void
  removeRow(index: number): void
  clearIncorrectValues(): void
  clickItemHandler(item: Item, on: boolean): void
  isItemSelected(item: Item): boolean
}
type Item = { value: unknown; isEnabled: boolean; isVisible?: boolean; id?: string }
type Row = { rowName: unknown; isVisible: boolean; cells: { column: { isColumnsVisibleIf: boolean }; question: Any }[] }

/** Where two surveys that are answered alike differ first. */
export type Difference = { step: string; survey: string; ours: string }

interface Place {
  path: string
  question: Any
}

/** What can be answered now, as survey-core shows it. */
function open(model: SurveyModel): Place[] {
  const places: Place[] = []
  const add = (question: Any, prefix: string) => {
    const path = prefix + question.name
    if (!question.name || !question.isVisible || question.isReadOnly) return
    places.push({ path, question })
    for (const [at, panel] of (question.panels ?? []).entries())
      if (panel.isVisible) for (const child of panel.elements) visit(child as unknown as Any, `${path}[${at}].`)
    const isDynamic = question.getType() === 'matrixdynamic'
    if (isDynamic || question.getType() === 'matrixdropdown')
      for (const [at, row] of ((isDynamic ? question.allRows : question.visibleRows) ?? []).entries()) {
        const key = isDynamic ? `[${at}]` : `.${row.rowName}`
        if (!row.isVisible) continue
        for (const cell of row.cells) if (cell.column.isColumnsVisibleIf) add(cell.question, `${path}${key}.`)
      }
    for (const item of question.getType() === 'multipletext' ? (question.items ?? []) : []) add(item.editor, `${path}.`)
  }
  const visit = (element: Any, prefix: string) => {
    if (!element.isVisible) return
    if (!element.isPanel && !element.isPage) add(element, prefix)
    else for (const child of (element as unknown as PanelModel).elements) visit(child as unknown as Any, prefix)
  }
  for (const page of model.pages) visit(page as unknown as Any, '')
  return places
}

const NO_ANSWERS = new Set(['html', 'image', 'expression', 'empty', 'multipletext', 'matrixdropdown', 'file'])
const MANY = new Set(['checkbox', 'tagbox'])

/** One act of a citizen, done to both; what it was, in words. Empty where there is nothing to do with the question. */
function act({ path, question }: Place, us: Citizen, pick: () => unknown, random: () => number): string {
  const one = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const type = question.getType()
  const node = us.find(path)
  if (!node) return NO_ANSWERS.has(type) ? '' : `${path} is not there`
  const set = (value: unknown) => {
    const before = JSON.stringify(question.value)
    question.value = structuredClone(value)
    us.filling.answer(node, structuredClone(value))
    return `${path}: ${before} → ${JSON.stringify(value)}`
  }
  /** survey-core keeps the last number that was right while one beyond the limits stands in the field. */
  const between = (value: unknown) => {
    const { renderedMin = value, renderedMax = value } = question as { renderedMin?: unknown; renderedMax?: unknown }
    const isRight = String(renderedMin) === '' || (value as number) >= (renderedMin as number)
    return isRight && (String(renderedMax) === '' || (value as number) <= (renderedMax as number)) ? set(value) : ''
  }
  if (NO_ANSWERS.has(type)) return ''
  if (type === 'paneldynamic' || type === 'matrixdynamic') {
    const [rows, add, remove] =
      type === 'paneldynamic'
        ? [question.panels ?? [], question.canAddPanel, question.canRemovePanel]
        : [question.allRows ?? [], question.canAddRow, question.canRemoveRow]
    if (add && (random() < 0.6 || rows.length === 0)) {
      if (rows.length > 4) return ''
      if (type === 'paneldynamic') question.addPanel()
      else question.addRow()
      addEntry(us.filling, node)
      return `${path}: one more`
    }
    const at = Math.floor(random() * rows.length)
    const { minPanelCount = 0, minRowCount = 0 } = question
    if (!remove || rows.length <= Math.max(minPanelCount, minRowCount)) return ''
    if (type === 'paneldynamic') {
      // By its number survey-core takes the one in that place among those that are shown.
      const panel = question.panels?.[at]
      if (!panel?.isVisible) return ''
      question.removePanel(panel)
    } else question.removeRow(at)
    removeEntry(us.filling, node, at)
    return `${path}: without [${at}]`
  }
  if (random() < 0.12) {
    question.value = undefined
    us.filling.answer(node, undefined)
    return `${path}: cleared`
  }
  const items = (question.visibleChoices ?? []).filter((item) => item.isEnabled && item.id !== 'selectall')
  if (MANY.has(type) || (type === 'imagepicker' && question.multiSelect)) {
    const item = one(items.filter(({ value }) => value !== 'selectall'))
    if (!item) return ''
    const picked = pickedOf(node)
    const on = !picked.some((value) => equals(value, item.value))
    if (MANY.has(type)) question.clickItemHandler(item, on)
    else {
      const value = Array.isArray(question.value) ? (question.value as unknown[]) : []
      question.value = on ? [...value, item.value] : value.filter((each) => each !== item.value)
    }
    us.filling.answer(node, keep(node, toggled(picked, item.value, on, node.choices ?? []), true))
    return `${path}: ${on ? 'with' : 'without'} ${JSON.stringify(item.value)}`
  }
  switch (type) {
    case 'boolean': {
      const { valueTrue = true, valueFalse = false } = question as { valueTrue?: unknown; valueFalse?: unknown }
      return set(random() < 0.5 ? valueTrue : valueFalse)
    }
    case 'radiogroup':
    case 'dropdown':
    case 'buttongroup':
    case 'imagepicker': {
      const item = one(items)
      return item ? set(item.value) : ''
    }
    case 'ranking': {
      const values = items.map(({ value }) => value).sort(() => random() - 0.5)
      const some = (question as { selectToRankEnabled?: boolean }).selectToRankEnabled
      // Left as it stands, it is no answer to survey-core.
      if (values.length < 2) return ''
      return values.length ? set(some ? values.slice(0, 1 + Math.floor(random() * values.length)) : values) : ''
    }
    case 'rating': {
      const item = one(question.visibleRateValues ?? [])
      return item ? set(item.value) : ''
    }
    case 'matrix': {
      const row = one((question.rows ?? []).filter(({ isVisible }) => isVisible))
      const column = one((question.columns ?? []).filter(({ isVisible }) => isVisible))
      if (!row || !column) return ''
      const given = isPlain(question.value) ? question.value : {}
      return set({ ...given, [String(row.value)]: question.cellType === 'checkbox' ? [column.value] : column.value })
    }
    case 'text':
    case 'comment': {
      const { inputType } = question
      if (inputType === 'number' || inputType === 'range') return between(Math.floor(random() * 30) - 5)
      if (inputType === 'date') return between(one(['2024-05-05', '2019-12-31', '2031-01-01']))
      if (inputType === 'datetime-local') return set(one(['2024-05-05T10:00', '2019-12-31T00:00']))
      if (inputType === 'time') return set(one(['10:00', '23:59']))
      if (inputType === 'month') return set('2024-05')
      if (inputType === 'week') return set('2024-W19')
      if (inputType === 'email') return set(one(['a@example.org', 'nobody', 'a b@c']))
      if (inputType === 'color') return set('#aabbcc')
      const value = pick()
      // People type texts.
      return set(typeof value === 'object' || value === undefined ? 'text' : String(value))
    }
    case 'slider': {
      const { sliderType, min = 0, max = 100 } = question as { sliderType?: string; min?: number; max?: number }
      return set(sliderType === 'range' ? [min, max] : min)
    }
    default:
      return ''
  }
}

/** Nothing is the same as an empty text, an empty list, and last entries in which nothing was answered. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map(bare)
    while (list.length && isPlain(list.at(-1)) && isEmpty(list.at(-1))) list.pop()
    return list
  }
  if (!isPlain(value)) return value
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    const one = bare(inner)
    const nothing = isEmpty(one) || (Array.isArray(one) && one.every((part) => isPlain(part) && isEmpty(part)))
    return nothing ? [] : [[key, one] as const]
  })
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
}
const shown = (value: unknown) => JSON.stringify(value ?? null)

function seenDifference(core: SurveyModel, us: Citizen, step: string, judged: boolean): Difference | undefined {
  const theirs = seenBySurveyCore(core, judged)
  const ours = seenByUs(us.filling.state(), judged)
  for (const path of new Set([...theirs.keys(), ...ours.keys()])) {
    const [expected, got] = [shown(theirs.get(path)), shown(ours.get(path))]
    if (expected !== got) return { step: `${step}; ${path}`, survey: expected, ours: got }
  }
  const { answers } = us.filling.state()
  const [expected, got] = [shown(bare(core.data)), shown(bare({ ...answers, ...calculatedOf(us) }))]
  return expected === got ? undefined : { step: `${step}; answers`, survey: expected, ours: got }
}

/** survey-core has calculated values among the answers at once, we when they are sent. */
function calculatedOf({ filling }: Citizen) {
  const kept = (filling.definition.calculatedValues ?? []).filter(({ includeIntoResult }) => includeIntoResult)
  return Object.fromEntries(kept.map(({ name }) => [name, filling.state().calculated[name]]))
}

export interface Walk {
  seed: number
  steps: number
  environment: Environment
}

/** The first difference on a citizen's way through both: answers, changes of mind, and what is sent in the end. */
export function walk(json: object, { seed, steps, environment }: Walk): Difference | undefined {
  let serial = 0
  const imported = importSurveyJS(json, { newId: () => `i${serial++}`, language: 'en' })
  if (!imported.ok) return { step: 'import', survey: '', ours: imported.reason }
  const random = randomFrom(seed)
  const core = modelOf(json, environment.now)
  const us = citizenOf(imported.definition, environment)
  // What is not offered it keeps until it is judged, and we do not keep at all.
  for (const question of core.getAllQuestions() as Any[]) if (question.visibleChoices) question.clearIncorrectValues()
  const pick = valuesFor(JSON.stringify(json).slice(0, 20_000), random)
  const log: string[] = []
  const start = seenDifference(core, us, 'start', false)
  if (start) return start
  for (let step = 0; step < steps; step++) {
    const places = open(core)
    const place = places[Math.floor(random() * places.length)]
    const what = place && act(place, us, pick, random)
    if (!what) continue
    log.push(what)
    const found = seenDifference(core, us, log.join(' | '), false)
    if (found) return found
  }
  const end = seenDifference(core, us, `${log.join(' | ')} | judged`, true)
  if (end) return end
  return sentDifference(core, us, log.join(' | '))
}

/** Whether it can be sent, by survey-core, by our page and by our platform; and what arrives. */
function sentDifference(core: SurveyModel, us: Citizen, step: string): Difference | undefined {
  const sendable = (core.startedPage?.validate(false) ?? true) && core.validate(false)
  const ready = us.filling.ready()
  const outcome = us.send()
  if (ready !== 'taken' in outcome)
    return { step: `${step} | page and platform`, survey: `page: ${ready}`, ours: shown(outcome) }
  if (sendable !== ready)
    return { step: `${step} | sendable`, survey: String(sendable), ours: shown('taken' in outcome ? true : outcome) }
  if (!('taken' in outcome)) return undefined
  core.doComplete()
  const [expected, got] = [shown(bare(core.data)), shown(bare(outcome.taken))]
  return expected === got ? undefined : { step: `${step} | sent`, survey: expected, ours: got }
}
