import { SurveyModel } from 'survey-core'
import { importSurveyJS } from '#domain/survey/import/surveyjs.ts'
import { all, begin, change, compile } from '#domain/survey/model/index.ts'
import { newId } from '../support/people.ts'
import { median, onWhat, rounded, timed } from './measure.ts'

const PAGES = 25
const ON_A_PAGE = 20
const ROUNDS = 7
const CHANGES = 100

/** 500 questions, each but the first with a condition on the one before it, most on one further up as well. */
const DEFINITION = {
  pages: Array.from({ length: PAGES }, (_, page) => ({
    name: `page${page}`,
    elements: Array.from({ length: ON_A_PAGE }, (_, place) => {
      const at = page * ON_A_PAGE + place
      const question =
        at % 5 === 4
          ? { type: 'text', name: `q${at}` }
          : { type: 'radiogroup', name: `q${at}`, choices: ['yes', 'no', 'other'] }
      if (at === 0) return question
      const further = at > ON_A_PAGE ? ` and {q${at - ON_A_PAGE}} <> 'no'` : ''
      return { ...question, visibleIf: at % 5 === 0 ? `{q${at - 1}} notempty` : `{q${at - 1}} = 'yes'${further}` }
    }),
  })),
}

/** From the top down each is answered, which shows the next; the last answers take some of it back. */
const ANSWERS = Array.from({ length: CHANGES }, (_, step): [name: string, value: string] =>
  step < CHANGES - 5 ? [`q${step}`, step % 5 === 4 ? 'words' : 'yes'] : [`q${(CHANGES - step) * 10}`, 'no'],
)
const ENVIRONMENT = { now: Date.now(), zone: 'Asia/Shanghai' }

interface Measured {
  buildMs: number
  changeMs: number
  /** The questions that can be seen after each change. */
  seen: string[]
}

const ofSurveyCore = (): Measured => {
  let model = new SurveyModel()
  const buildMs = timed(() => {
    model = new SurveyModel(DEFINITION)
  })
  const seen: string[] = []
  const changeMs = timed(() => {
    for (const [name, value] of ANSWERS) {
      model.setValue(name, value)
      seen.push(
        model
          .getAllQuestions(true)
          .flatMap((one) => (one.isVisible ? [one.name] : []))
          .join(),
      )
    }
  })
  return { buildMs, changeMs: changeMs / CHANGES, seen }
}

const ofOurs = (): Measured => {
  const imported = importSurveyJS(DEFINITION, { newId, language: 'en' })
  if (!imported.ok || imported.notes.length > 0) throw new Error('the definition does not import whole')
  let survey = compile(imported.definition)
  let answers: Record<string, unknown> = {}
  const buildMs = timed(() => {
    survey = compile(imported.definition)
    answers = begin(survey, ENVIRONMENT)
  })
  const seen: string[] = []
  const changeMs = timed(() => {
    for (const [name, value] of ANSWERS) {
      const state = change(survey, answers, { [name]: value }, ENVIRONMENT)
      answers = state.answers
      const shown = [...all(state.pages)].filter(({ kind, shown }) => kind === 'question' && shown)
      seen.push(shown.map(({ element }) => element.name).join())
    }
  })
  return { buildMs, changeMs: changeMs / CHANGES, seen }
}

export const benchModel = (): void => {
  console.log(onWhat())
  const measured = { ours: [] as Measured[], theirs: [] as Measured[] }
  for (let round = 0; round < ROUNDS; round++) {
    // Each goes first as often as the other, so that neither has the warmer machine.
    const both = [() => measured.ours.push(ofOurs()), () => measured.theirs.push(ofSurveyCore())]
    for (const one of round % 2 === 0 ? both : both.reverse()) one()
  }
  const [ours, theirs] = [measured.ours.at(-1)?.seen ?? [], measured.theirs.at(-1)?.seen ?? []]
  const differ = ours.findIndex((names, at) => names !== theirs[at])
  if (differ >= 0) throw new Error(`after change ${differ} they show other questions`)
  const row = (pick: (one: Measured) => number) => {
    const [a, b] = [median(measured.ours.map(pick)), median(measured.theirs.map(pick))]
    return { 'ours ms': rounded(a), 'survey-core ms': rounded(b), ratio: rounded(b / a, 1) }
  }
  console.log(
    `Model of ${PAGES * ON_A_PAGE} questions with chained conditions, medians of ${ROUNDS} alternating rounds; ` +
      `the same questions shown after each of ${CHANGES} changes`,
  )
  console.table({
    'build, to the first answers': row((one) => one.buildMs),
    'one answer changed': row((one) => one.changeMs),
  })
}
