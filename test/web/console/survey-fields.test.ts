import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { element as elementSchema, elementSchemas, page } from '#contract/survey/definition.ts'
import { column } from '#contract/survey/question.ts'
import { checkDefinition } from '#domain/survey/life/check/index.ts'
import { releaseProblems } from '#domain/survey/life/releasable.ts'
import { entriesOf, fieldsOf, GROUPS, keptFields, picksOf } from '../../../web/console/survey/build/fields/fields.ts'
import { KINDS, type Kind, kindOf, make } from '../../../web/console/survey/build/kinds.ts'
import { TEMPLATES, templateDefinition } from '../../../web/console/survey/templates/index.ts'
import { fieldsEn } from '../../../web/i18n/console-survey-fields.en.ts'
import { fieldsZhCN } from '../../../web/i18n/console-survey-fields.zh-CN.ts'

let count = 0
const making = {
  newId: () => `id-${++count}`,
  name: 'question1',
  say: (zh: string, en: string) => ({ 'zh-CN': zh, en }),
}
const kinds = Object.values(KINDS).flatMap((group) => Object.keys(group)) as Kind[]
const words: Readonly<Record<string, string>> = fieldsZhCN.fields
const picks: Readonly<Record<string, Readonly<Record<string, string>>>> = fieldsZhCN.picks

describe('kinds of question', () => {
  it('each is made as the contract has it, and found again by what it is', () => {
    for (const kind of kinds) {
      const made = make(kind, making)
      expect(v.is(elementSchema, made), kind).toBe(true)
      expect(kindOf(made), kind).toBe(kind)
    }
  })

  it('every type that can be asked has a kind; both languages name it', () => {
    const types = new Set(kinds.map((kind) => make(kind, making).type))
    expect(Object.keys(elementSchemas).filter((type) => !types.has(type as never))).toEqual(['file'])
    expect(Object.keys(fieldsEn.kinds).sort()).toEqual(Object.keys(fieldsZhCN.kinds).sort())
  })
})

describe('settings', () => {
  it('every one that is edited has a name, and every value to pick from has words', () => {
    const nodes = [
      ...kinds.map((kind) => ({ node: { ...make(kind, making) }, within: 'element' as const })),
      { node: { id: 'p', name: 'p' }, within: 'page' as const },
      { node: { id: 'c', name: 'c' }, within: 'column' as const },
    ]
    for (const { node, within } of nodes) {
      const entries = within === 'column' ? column.entries : within === 'page' ? page.entries : entriesOf(node, within)
      for (const group of GROUPS)
        for (const { name, widget, schema } of fieldsOf(group, node, entries)) {
          expect(words[name], name).toBeTruthy()
          if (widget === 'pick')
            for (const option of picksOf(schema)) expect(picks[name]?.[option], `${name} ${option}`).toBeTruthy()
        }
    }
  })

  it('what an import brought and nothing edits is told, and kept', () => {
    const node = { ...make('short', making), score: 3, title: { en: 'x' } }
    expect(keptFields(node, entriesOf(node, 'element'))).toEqual(['score'])
  })
})

describe('[SB3] templates', () => {
  it('each can be asked as it is, in both languages and in one', async () => {
    const details = { quotas: [], purpose: {}, plan: {} }
    for (const name of TEMPLATES)
      for (const languages of [['zh-CN', 'en'], ['en']] as const) {
        const definition = await templateDefinition(name, languages)
        expect(definition.languages).toEqual(languages)
        expect(releaseProblems(definition, details), name).toEqual([])
        expect(checkDefinition(definition, details), name).toEqual([])
      }
  })

  it('two surveys from one template share no id', async () => {
    const [one, two] = await Promise.all([templateDefinition('poll', ['en']), templateDefinition('poll', ['en'])])
    const ids = (definition: unknown) => [...JSON.stringify(definition).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id)
    expect(ids(one).filter((id) => ids(two).includes(id))).toEqual([])
  })
})
