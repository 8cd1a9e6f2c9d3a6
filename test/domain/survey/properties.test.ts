import { readdirSync, readFileSync } from 'node:fs'
import { Serializer } from 'survey-core'
import { describe, expect, it } from 'vitest'
import { ELEMENT_TYPES } from '#contract/survey/definition.ts'
import { importSurveyJS } from '#domain/survey/import/surveyjs.ts'

// What is read of a definition by what judges answers and by what shows questions: what none of them names has no effect.
const READERS = ['functions/domain/survey/model', 'functions/domain/survey/respond', 'web/embed/survey']
const sources = READERS.flatMap((folder) => {
  const url = new URL(`../../../${folder}/`, import.meta.url)
  return readdirSync(url, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(new URL(file, url), 'utf8'))
}).join('\n')
const isRead = (name: string) => new RegExp(`\\b${name}\\b`).test(sources)

const VALUES: Record<string, unknown[]> = {
  condition: ["{a} = '1'"],
  expression: ['{a} + 1'],
  number: [3],
  boolean: [true, false],
  switch: [true, false],
  value: ['x', [], {}],
}

/** What may be taken without anything that reads it, and why. */
const EXCUSED: Record<string, string> = {
  rateCount: 'the ends of a scale are worked out of it when it is imported',
}

const TYPES = ELEMENT_TYPES.filter((type) => type !== 'region' && type !== 'consent')

describe('[SI9] every property that SurveyJS knows has something that reads it, or is told', () => {
  it.each(['survey', 'page', ...TYPES])('%s', (type) => {
    const silent = Serializer.getProperties(type).flatMap(({ name, type: kind, isSerializable, choices }) => {
      if (!isSerializable || ['name', 'type', 'elements', 'pages'].includes(name)) return []
      const offered = (choices ?? []).map((one: unknown) => (one as { value?: unknown } | null)?.value ?? one)
      const values = offered.length ? offered : (VALUES[kind] ?? ['Words', 3, true, [{ name: 'x', value: 'x' }]])
      const isTaken = values.some((value: unknown) => {
        const own = { [name]: value }
        const element = { type: type === 'page' || type === 'survey' ? 'text' : type, name: 'q' }
        const page = { name: 'p', elements: [TYPES.some((one) => one === type) ? { ...element, ...own } : element] }
        const pages = [type === 'page' ? { ...page, ...own } : page]
        const imported = importSurveyJS(type === 'survey' ? { pages, ...own } : { pages }, {
          ...{ newId: () => 'i', language: 'en' },
        })
        return imported.ok && imported.notes.length === 0
      })
      return isTaken && !isRead(name) && !EXCUSED[name] ? [name] : []
    })
    expect(silent).toEqual([])
  })
})
