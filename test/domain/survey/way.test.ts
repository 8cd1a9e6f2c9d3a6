import { describe, expect, it } from 'vitest'
import type { Definition } from '#contract/survey/definition.ts'
import type { Plain } from '#domain/survey/expression/index.ts'
import { compile } from '#domain/survey/model/index.ts'
import { receive } from '#domain/survey/respond/receive.ts'
import { planOf } from '#domain/survey/tally/index.ts'
import { OPENS, ZONE } from './survey-builders.ts'

const choices = ['person', 'firm', 'nobody'].map((value) => ({ id: `o-${value}`, value }))
const DEFINITION: Definition = {
  languages: ['en'],
  pages: [
    { id: 'p1', name: 'p1', elements: [{ type: 'radiogroup', id: 'who', name: 'who', isRequired: true, choices }] },
    { id: 'p2', name: 'p2', elements: [{ type: 'text', id: 'firm', name: 'firm', isRequired: true }] },
    { id: 'p3', name: 'p3', elements: [{ type: 'text', id: 'words', name: 'words', isRequired: true }] },
  ],
  triggers: [
    { type: 'skip', expression: "{who} = 'person'", gotoName: 'words' },
    { type: 'complete', expression: "{who} = 'nobody'" },
  ],
}

const take = (answers: Plain, more: Partial<Definition> = {}) => {
  const definition = { ...DEFINITION, ...more }
  const asked = { version: 1, survey: compile(definition), plan: planOf(definition) }
  return receive(asked, { quotas: [] }, { answers, lang: 'en', channel: 'web' }, { now: OPENS, zone: ZONE })
}
const problems = (answers: Plain, more?: Partial<Definition>) => {
  const taken = take(answers, more)
  return taken.ok ? [] : taken.refusal.issues
}

describe('[SM3] what a jump leads past is not asked', () => {
  it('is not required, on the way past a page or straight to the end', () => {
    expect(problems({ who: 'person', words: 'Hi' })).toEqual([])
    expect(problems({ who: 'nobody' })).toEqual([])
    expect(problems({ who: 'person' })).toEqual([{ path: 'answers.words', rule: 'required' }])
    expect(problems({ who: 'firm' })).toMatchObject([{ path: 'answers.firm' }, { path: 'answers.words' }])
  })

  it('is not kept, and not counted as asked', () => {
    const taken = take({ who: 'person', firm: 'given before', words: 'Hi' })
    if (!taken.ok) throw new Error('refused')
    expect(taken.value.answers).toEqual({ who: 'person', words: 'Hi' })
    expect(JSON.stringify(taken.value.marks)).toContain('"words?":1')
    expect(JSON.stringify(taken.value.marks)).not.toContain('firm?')
  })

  it('is there all the same where everything is on one page', () => {
    expect(problems({ who: 'person', words: 'Hi' }, { questionsOnPageMode: 'singlePage' })).toMatchObject([
      { path: 'answers.firm', rule: 'required' },
    ])
  })
})
