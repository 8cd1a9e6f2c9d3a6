import { beforeAll, describe, expect, it } from 'vitest'
import { exportSurveyJS } from '#domain/survey/export/surveyjs.ts'
import { importSurveyJS } from '#domain/survey/import/surveyjs.ts'
import { importXlsform, type Sheets } from '#domain/survey/import/xlsform/index.ts'
import { checkDefinition } from '#domain/survey/life/check/index.ts'
import { all } from '#domain/survey/model/index.ts'
import * as changes from '../../../web/embed/survey/changes.ts'
import { calculatedText } from '../../../web/embed/survey/heavy/calculated-text.ts'
import { setEngine } from '../../../web/embed/survey/late/engine.ts'
import { pickedOf, toggled } from '../../../web/embed/survey/picked.ts'
import * as rules from '../../../web/embed/survey/rules.ts'
import { citizenOf } from './citizen.ts'
import { sceneOf } from './scene.ts'

/** Small inputs that went wrong once, each with what is right and by whose word; kept beside the checkout, and not in it. */
interface Fault {
  what: string
  kind: string
  generate?: string
  input: unknown
  steps: [act: string, path: string, value: unknown][]
  look: string
  expected: unknown
}
const found = Object.entries(
  import.meta.glob<Fault>('../../../../shared/data/survey-faults/*.json', { eager: true, import: 'default' }),
)
/** What the file leaves to choose, chosen otherwise than it says: last words by condition are shown, and so not listed. */
const SHOWN = ['13-closing-text-by-condition']
const LOOKED = found.filter(([, { kind }]) => kind === 'surveyjs' || kind === 'xlsform')
const HERE = { now: Date.UTC(2024, 4, 5, 4), zone: 'Asia/Shanghai' }

/** A text that is written as so many of the same letter. */
const written = (sheets: unknown): Sheets =>
  JSON.parse(JSON.stringify(sheets), (_, value: unknown) => {
    const { repeat, times } = (value ?? {}) as { repeat?: string; times?: number }
    return repeat && times ? repeat.repeat(times) : value
  })

const importOf = ({ kind, generate, input }: Fault) => {
  let serial = 0
  const options = { newId: () => `i${serial++}`, language: 'en' }
  if (kind === 'xlsform') {
    const { survey, ...more } = input as Record<string, unknown>
    return importXlsform(written({ survey, ...more }), options)
  }
  const many = generate === 'options' ? Number((input as { options: number }).options) : 0
  const choices = Array.from({ length: many }, (_, at) => `o${at}`)
  return importSurveyJS(many ? { elements: [{ type: 'dropdown', name: 'd', choices }] } : input, options)
}

function looked(fault: Fault): unknown {
  const imported = importOf(fault)
  const [look = '', about = ''] = fault.look.split(' ')
  if (look === 'ok') return imported.ok && imported.notes.length > 0
  if (!imported.ok) return imported
  const { definition, notes } = imported
  if (look === 'notes') return notes
  if (look === 'findings') {
    const errors = checkDefinition(definition, { purpose: {}, plan: {} }).filter(({ level }) => level === 'error')
    return errors.flatMap(({ path }) => path.match(/rowCount$/) ?? []).map(String)
  }
  if (look === 'polluted') return ({} as { polluted?: unknown }).polluted ?? null
  const [first] = (definition.pages[0]?.elements ?? []) as unknown as Record<string, unknown>[]
  if (look === 'first') return first
  if (look === 'html') return (first as { html: { en: string } }).html.en
  if (look === 'round') {
    const again = importSurveyJS(exportSurveyJS(definition), { newId: () => 'i', language: 'en' })
    return again.ok && again.definition.pages[0]?.elements?.flatMap((one) => ('choices' in one ? one.choices : []))
  }
  const { filling, answer, node, send } = citizenOf(definition, HERE)
  for (const [act, path, value] of fault.steps) {
    if (act !== 'tick') answer(path, value)
    else answer(path, toggled(pickedOf(node(path)), value, true, node(path).choices ?? []))
  }
  const s = sceneOf(filling)
  const { problems, calculated, pages } = filling.state()
  const told = problems.map(({ path, kind }) => ({ path, kind }))
  switch (look) {
    case 'send':
      return send()
    case 'format':
      return calculatedText({ s, node: node(about) })
    case 'entries': {
      const title = (node(about).element as unknown as { templateTitle: { en: string } }).templateTitle
      return node(about).children.map((entry) => s.words(title, entry))
    }
    case 'offered':
      return node(about).choices?.map(({ value }) => value)
    case 'problems':
      return told
    case 'shown':
      return [...all(pages)].filter(({ kind, shown }) => kind === 'question' && shown).map(({ path }) => path)
    case 'title':
      return s.words(node(about).element.title, node(about))
    case 'calculated+problems':
      return [calculated, told]
    case 'throws':
      return null
    default:
      throw new Error(`nothing looks at ${look}`)
  }
}

beforeAll(() => setEngine({ ...rules, ...changes }))

describe.skipIf(found.length === 0)(
  `[SI1] what went wrong once${found.length ? '' : ' (skipped: ../shared/data/survey-faults is absent)'}`,
  () => {
    it.each(LOOKED.map(([path, fault]) => ({ name: path.replace(/^.*\/|\.json$/g, ''), fault })))(
      '$name: $fault.what',
      ({ name, fault }) => {
        const seen = looked(fault)
        if (SHOWN.includes(name)) expect(seen).toEqual([])
        else if (Array.isArray(fault.expected)) {
          expect(seen).toHaveLength(fault.expected.length)
          expect(seen).toMatchObject(fault.expected)
        } else if (typeof fault.expected === 'object' && fault.expected) expect(seen).toMatchObject(fault.expected)
        else expect(seen).toEqual(fault.expected)
      },
    )
  },
)
