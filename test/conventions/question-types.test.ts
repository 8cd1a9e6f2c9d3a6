import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ELEMENT_TYPES } from '#contract/survey/definition.ts'

const root = new URL('../../', import.meta.url)

/**
 * Where code may ask whether an element is of one type: the compiler does not ask there for a decision when a type is added. All else
 * reads a table (`functions/domain/survey/types`) or decides by a switch over all types or forms.
 */
const ALLOWED: Readonly<Record<string, { times: number; why: string }>> = {
  'functions/domain/survey/import/surveyjs.ts': { times: 9, why: 'SurveyJS’s own names, as its files have them' },
  'functions/domain/survey/model/questions.ts': {
    times: 1,
    why: 'SurveyJS says yes and no in words where an expression asks',
  },
  'functions/domain/survey/model/ranks-all.ts': { times: 1, why: 'the one home of what a ranking is' },
  'functions/domain/survey/model/validate.ts': {
    times: 4,
    why: 'rules of single types; a new one is judged by `complete` first',
  },
  'functions/domain/survey/model/validators.ts': { times: 1, why: 'a type of check, called as a type of question is' },
  'functions/domain/survey/results/telling.ts': { times: 1, why: 'the kind of a grid’s cells' },
  'functions/domain/survey/respond/understood.ts': {
    times: 2,
    why: 'carried by every citizen’s page, which does not carry how types are counted',
  },
  'functions/domain/survey/types/layout.ts': { times: 1, why: 'the kind of a grid’s cells' },
  'web/console/survey/build/fields/Checks.tsx': { times: 1, why: 'pictures of which several may be chosen' },
  'web/console/survey/build/fields/FieldList.tsx': { times: 1, why: 'only these options have a picture' },
  'web/console/survey/build/fields/fields.ts': { times: 4, why: 'settings that say nothing for one type' },
  'web/console/survey/build/kinds.ts': { times: 1, why: 'the kind of a grid’s cells' },
  'web/embed/survey/display.ts': { times: 2, why: 'answers that are said in the platform’s words' },
  'web/embed/survey/heavy/Grid.tsx': { times: 1, why: 'the kind of a grid’s cells' },
}

const names = ELEMENT_TYPES.join('|')
const COMPARED = new RegExp(
  `\\b(?:t|cellT)ype\\b\\)? *[!=]==? '(?:${names})'|\\[\\s*'(?:${names})',\\s*'(?:${names})'`,
  'g',
)

test('no code but what is listed asks whether a question is of one type', () => {
  const found = globSync('{functions,web,infra}/**/*.{ts,tsx}', { cwd: root.pathname })
    .filter((file) => file.includes('survey') && !/^(?:functions\/contract|web\/i18n)\//.test(file))
    .flatMap((file) => {
      const times = [...readFileSync(new URL(file, root), 'utf8').matchAll(COMPARED)].length
      return times > 0 ? [[file, times] as const] : []
    })
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(ALLOWED).map(([file, { times }]) => [file, times])),
  )
})
