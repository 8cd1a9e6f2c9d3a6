import { beforeAll, describe, expect, it, vi } from 'vitest'
import { importSurveyJS } from '#domain/survey/import/surveyjs.ts'
import * as changes from '../../../web/embed/survey/changes.ts'
import * as finish from '../../../web/embed/survey/finish/index.ts'
import { setEngine } from '../../../web/embed/survey/late/engine.ts'
import * as rules from '../../../web/embed/survey/rules.ts'
import '../../../web/embed/survey/heavy/understood.ts'
import { TextField } from '../../../web/embed/survey/fields/TextField.tsx'
import { citizenOf } from './citizen.ts'
import { sceneOf } from './scene.ts'

const HERE = { now: Date.UTC(2024, 4, 5, 4), zone: 'Asia/Shanghai' }
const field = (name: string, inputType: string, more: object = {}) => ({ type: 'text', name, inputType, ...more })
const JSON_OF = {
  elements: [
    field('n', 'number', { min: 10 }),
    field('p', 'tel', { validators: [{ type: 'text', maxLength: 11 }] }),
    field('t', 'tel'),
    field('m', 'email'),
    { type: 'text', name: 'seen', visibleIf: '{n} > 1000' },
    { type: 'paneldynamic', name: 'g', panelCount: 1, templateElements: [field('e', 'email')] },
  ],
}
const citizen = () => {
  let serial = 0
  const imported = importSurveyJS(JSON_OF, { newId: () => `i${serial++}`, language: 'en' })
  if (!imported.ok) throw new Error(imported.reason)
  return citizenOf(imported.definition, HERE)
}

beforeAll(() => {
  setEngine({ ...rules, ...changes })
  expect(finish.createSending).toBeDefined()
})

describe('[Q16] the page judges what was typed or pasted as the platform reads it', () => {
  it('before anybody goes on: what is shown, what is wrong and what is sent', () => {
    const { filling, answer, send } = citizen()
    answer('n', ' １，２３４ ')
    answer('t', '138 0013-8000')
    answer('m', ' ａ@example.org ')
    answer('g[0].e', 'b @ example.org')
    filling.next()
    expect(filling.problems()).toEqual([])
    const { answers, problems, pages } = filling.state()
    expect(problems).toEqual([])
    expect(answers).toMatchObject({ n: 1234, t: '13800138000', m: 'a@example.org', g: [{ e: 'b@example.org' }] })
    expect(pages[0]?.children.find(({ path }) => path === 'seen')?.shown).toBe(true)
    expect(send()).toEqual({ taken: answers })
  })

  it('a number too small in any figures is told by its limit, and what is none as not readable', () => {
    const { filling, answer, node } = citizen()
    answer('n', '９')
    expect(filling.next()).toBe(false)
    expect(filling.problems()).toMatchObject([{ path: 'n', kind: 'too-small' }])
    answer('n', 'twelve')
    filling.unreadable(node('n'), true)
    expect(filling.next()).toBe(false)
    expect(filling.problems()).toEqual([{ path: 'n', kind: 'not-readable' }])
  })

  it.each<[string, unknown, boolean]>([
    ['１２', 12, false],
    ['1,234', 1234, false],
    ['0', 0, false],
    ['-3', -3, false],
    ['', '', false],
    ['1,5', '1,5', true],
    ['abc', 'abc', true],
  ])('a field for a number reads %j', (typed, expected, unreadable) => {
    const { filling, node } = citizen()
    const told = { answer: vi.fn(), unreadable: vi.fn() }
    const s = sceneOf({ ...filling, ...told })
    type Drawn = { type: unknown; props: Record<string, unknown> & { children?: Drawn } }
    const input = (TextField({ s, node: node('n') }) as unknown as Drawn).props.children
    const onInput = input?.props.onInput as (event: object) => void
    expect(input?.props).toMatchObject({ type: 'text', inputMode: 'decimal' })
    onInput({ currentTarget: { value: typed, validity: { badInput: false } } })
    expect(told.answer).toHaveBeenCalledWith(node('n'), expected)
    expect(told.unreadable).toHaveBeenCalledWith(node('n'), unreadable)
  })
})
